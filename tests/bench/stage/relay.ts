import { once } from "node:events";
import { SMTPServer } from "smtp-server";

export interface Relay {
  stop(): Promise<void>;
}

/** A mail relay that accepts everything and keeps nothing. */
export async function startRelay(port: number): Promise<Relay> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData(stream, _session, done) {
      stream.resume();
      stream.once("end", () => done());
    },
  });
  // A worker that stops in the middle of a mail cuts the line: that is no reason to stop the bench.
  server.on("error", (error) => {
    if (!("code" in error && error.code === "ECONNRESET")) throw error;
  });
  server.listen(port, "127.0.0.1");
  await once(server.server, "listening");
  return { stop: () => new Promise((resolve) => server.close(() => resolve())) };
}
