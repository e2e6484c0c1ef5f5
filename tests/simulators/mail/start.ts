import { createServer } from "node:http";
import { close, listen, sendJson } from "../shared/http";
import { Inbox } from "./inbox";
import type { Message } from "./message";
import { answer } from "./routes";
import { smtpCatcher } from "./smtp";
import { type MailSwitches, mailSwitches } from "./switches";

interface MailCatcherOptions {
  /** 0 takes a free port, as for `httpPort`. */
  readonly smtpPort: number;
  readonly httpPort: number;
  readonly host?: string;
  /** Folder where messages are kept from one start to the next; without it they live in memory. */
  readonly folder?: string;
}

interface RunningMailCatcher {
  readonly smtpPort: number;
  readonly httpUrl: string;
  readonly switches: MailSwitches;
  /** Messages caught, newest first, for one recipient or all. */
  readonly messages: (to?: string) => readonly Message[];
  readonly clear: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

export async function startMailCatcher(options: MailCatcherOptions): Promise<RunningMailCatcher> {
  const host = options.host ?? "127.0.0.1";
  const inbox = await Inbox.open(options.folder);
  const switches = mailSwitches();
  const smtp = smtpCatcher(inbox, switches);
  const smtpPort = await listen(smtp.server, options.smtpPort, host);
  const web = createServer((request, response) => {
    answer(request, response, inbox, switches).catch((error: unknown) => {
      console.error(error);
      if (!response.headersSent) sendJson(response, 500, { error: "server_error" });
    });
  });
  const httpPort = await listen(web, options.httpPort, host);
  return {
    smtpPort,
    httpUrl: `http://localhost:${httpPort}`,
    switches,
    messages: (to) => inbox.list(to),
    clear: () => inbox.clear(),
    stop: async () => {
      await Promise.all([close(web), new Promise<void>((resolve) => smtp.close(resolve))]);
    },
  };
}
