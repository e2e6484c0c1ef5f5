import type { AddressInfo, Socket } from "node:net";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer } from "smtp-server";

/**
 * What the catcher does with the next messages. `drop` keeps the message, then cuts the line without a word; `hang`
 * keeps it and never answers; `stall` neither keeps it nor answers.
 */
export type SmtpMood = "accept" | "busy" | "refuse" | "drop" | "hang" | "stall";

export interface CaughtMail extends Email {
  readonly recipients: readonly string[];
}

export interface SmtpCatcher {
  readonly url: string;
  readonly mails: CaughtMail[];
  mood: SmtpMood;
  /** How many messages it left without an answer, and did not keep. */
  stalled: number;
  stop(): Promise<void>;
}

async function whole(stream: NodeJS.ReadableStream): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(Buffer.from(part));
  return Buffer.concat(parts);
}

function reply(code: number, text: string): Error {
  return Object.assign(new Error(text), { responseCode: code });
}

/** A real SMTP server on this machine that keeps what it is given. */
export async function startSmtpCatcher(): Promise<SmtpCatcher> {
  const lines = new Set<Socket>();
  const cut = () => {
    for (const line of lines) line.destroy();
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["AUTH", "STARTTLS"],
    onData(stream, session, done) {
      whole(stream)
        .then(async (raw) => {
          if (catcher.mood === "busy") return done(reply(451, "Try again later"));
          if (catcher.mood === "refuse") return done(reply(550, "No such mailbox"));
          if (catcher.mood === "stall") {
            catcher.stalled++;
            return;
          }
          const recipients = session.envelope.rcptTo.map((to) => to.address);
          catcher.mails.push({ ...(await PostalMime.parse(raw)), recipients });
          if (catcher.mood === "hang") return;
          if (catcher.mood === "drop") return cut();
          done();
        })
        .catch(done);
    },
  });
  server.on("error", () => undefined);
  server.server.on("connection", (line: Socket) => lines.add(line));
  await new Promise<void>((resolve) => server.listen(0, "0.0.0.0", () => resolve()));
  const { port } = server.server.address() as AddressInfo;
  const catcher: SmtpCatcher = {
    url: `smtp://127.0.0.1:${port}`,
    mails: [],
    mood: "accept",
    stalled: 0,
    stop: () => {
      cut();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  return catcher;
}
