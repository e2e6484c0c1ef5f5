import { randomBytes } from "node:crypto";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { type Envelope, type Message, readMessage } from "./message";

const note = z.object({
  receivedAt: z.iso.datetime().transform((text) => new Date(text)),
  envelope: z.object({ from: z.string(), to: z.array(z.string()) }),
});

/**
 * The messages caught, newest first. With a folder each is also two files there, `<id>.eml` as received and `<id>.json`
 * with its envelope, so that a restart keeps them.
 */
export class Inbox {
  #messages: readonly Message[] = [];
  #sequence = 0;

  private constructor(private readonly folder: string | undefined) {}

  static async open(folder: string | undefined): Promise<Inbox> {
    const inbox = new Inbox(folder);
    if (!folder) return inbox;
    await mkdir(folder, { recursive: true });
    const notes = (await readdir(folder)).filter((name) => name.endsWith(".json")).sort();
    const kept: Message[] = [];
    for (const name of notes) {
      const id = name.slice(0, -".json".length);
      const { receivedAt, envelope } = note.parse(JSON.parse(await readFile(join(folder, name), "utf8")));
      kept.push(await readMessage(id, receivedAt, envelope, await readFile(join(folder, `${id}.eml`))));
    }
    inbox.#messages = kept.reverse();
    return inbox;
  }

  async add(source: Buffer, envelope: Envelope): Promise<Message> {
    const receivedAt = new Date();
    const order = String(this.#sequence++).padStart(6, "0");
    const id = `${receivedAt.getTime()}-${order}-${randomBytes(4).toString("hex")}`;
    const message = await readMessage(id, receivedAt, envelope, source);
    if (this.folder) {
      await writeFile(join(this.folder, `${id}.eml`), source);
      await writeFile(join(this.folder, `${id}.json`), JSON.stringify({ receivedAt, envelope }));
    }
    this.#messages = [message, ...this.#messages];
    return message;
  }

  /** All, or those sent to one address, whatever its case. */
  list(to?: string): readonly Message[] {
    const wanted = to?.trim().toLowerCase();
    if (!wanted) return this.#messages;
    return this.#messages.filter(({ envelope }) => envelope.to.some((address) => address.toLowerCase() === wanted));
  }

  find(id: string): Message | undefined {
    return this.#messages.find((message) => message.id === id);
  }

  async clear(): Promise<void> {
    const cleared = this.#messages;
    this.#messages = [];
    if (!this.folder) return;
    for (const { id } of cleared) {
      await rm(join(this.folder, `${id}.json`), { force: true });
      await rm(join(this.folder, `${id}.eml`), { force: true });
    }
  }
}
