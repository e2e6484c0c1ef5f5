import { randomBytes } from "node:crypto";
import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { DRAFT_SUFFIX, writeWholeFile } from "@/server/platform/whole-file";
import { type Envelope, type Message, readMessage } from "./message";

const note = z.object({
  receivedAt: z.iso.datetime().transform((text) => new Date(text)),
  envelope: z.object({ from: z.string(), to: z.array(z.string()) }),
});

/** A message of the folder; undefined when a crash of the machine left only a part of it. */
async function keptMessage(folder: string, id: string): Promise<Message | undefined> {
  try {
    const { receivedAt, envelope } = note.parse(JSON.parse(await readFile(join(folder, `${id}.json`), "utf8")));
    return await readMessage(id, receivedAt, envelope, await readFile(join(folder, `${id}.eml`)));
  } catch {
    return undefined;
  }
}

/**
 * The messages caught, newest first. With a folder each is also two files there, `<id>.eml` as received and `<id>.json`
 * with its envelope, so that a restart keeps them. What a crash left half written is cleared away.
 */
export class Inbox {
  #messages: readonly Message[] = [];
  #sequence = 0;

  private constructor(private readonly folder: string | undefined) {}

  static async open(folder: string | undefined): Promise<Inbox> {
    const inbox = new Inbox(folder);
    if (!folder) return inbox;
    await mkdir(folder, { recursive: true });
    const names = (await readdir(folder)).filter((name) => /\.(eml|json)$/.test(name) || name.endsWith(DRAFT_SUFFIX));
    const kept: Message[] = [];
    for (const id of new Set(names.map((name) => name.split(".")[0] ?? "").sort())) {
      const message = await keptMessage(folder, id);
      if (message) kept.push(message);
      for (const name of names.filter((one) => one.startsWith(`${id}.`))) {
        if (!message || name.endsWith(DRAFT_SUFFIX)) await rm(join(folder, name), { force: true });
      }
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
      await writeWholeFile(join(this.folder, `${id}.eml`), source);
      await writeWholeFile(join(this.folder, `${id}.json`), JSON.stringify({ receivedAt, envelope }));
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
