import type { Socket } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from "smtp-server";
import type { Inbox } from "./inbox";
import type { MailSwitches } from "./switches";

/** Largest message taken: that of a common relay. */
const largestMessage = 25 * 1024 * 1024;

function refusal(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}

async function contentOf(stream: SMTPServerDataStream): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  if (stream.sizeExceeded) throw refusal(552, "5.3.4 message too big");
  return Buffer.concat(chunks);
}

async function take(
  stream: SMTPServerDataStream,
  { envelope }: SMTPServerSession,
  inbox: Inbox,
  switches: MailSwitches,
): Promise<void> {
  const source = await contentOf(stream);
  const from = envelope.mailFrom === false ? "" : envelope.mailFrom.address;
  await inbox.add(source, { from, to: envelope.rcptTo.map(({ address }) => address) });
  if (switches.values.slowMs > 0) await delay(switches.values.slowMs);
}

/** A relay that takes everything, in clear, with any login or none, and passes nothing on. */
export function smtpCatcher(inbox: Inbox, switches: MailSwitches): SMTPServer {
  const sockets = new Map<number, Socket>();
  const server = new SMTPServer({
    banner: "mail catcher, nothing leaves this machine",
    authOptional: true,
    allowInsecureAuth: true,
    disabledCommands: ["STARTTLS"],
    disableReverseLookup: true,
    size: largestMessage,
    closeTimeout: 500,
    onAuth: ({ username }, _session, callback) => callback(null, { user: username }),
    onRcptTo: (_address, _session, callback) => {
      if (switches.values.refuse) callback(refusal(550, "5.1.1 no such user here"));
      else if (switches.values.refuseForNow) callback(refusal(451, "4.3.0 try again later"));
      else callback();
    },
    onData: (stream, session, callback) => {
      take(stream, session, inbox, switches).then(
        () => {
          if (switches.values.dropAfterData) sockets.get(session.remotePort)?.destroy();
          else callback(null, "2.0.0 kept");
        },
        (error: unknown) => callback(error instanceof Error ? error : new Error(String(error))),
      );
    },
  });
  server.server.on("connection", (socket: Socket) => {
    const port = socket.remotePort;
    if (port === undefined) return;
    sockets.set(port, socket);
    socket.once("close", () => sockets.delete(port));
  });
  server.on("error", (error) => {
    if (!("code" in error && error.code === "ECONNRESET")) console.error(error);
  });
  return server;
}
