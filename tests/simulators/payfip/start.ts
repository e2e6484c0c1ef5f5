import { createServer } from "node:http";
import { BodyTooLarge, close, listen, sendJson } from "../shared/http";
import { type Client, defaultClients, parseClients } from "./clients";
import { Notifier } from "./notifier";
import { Operations } from "./operations";
import { paymentPath } from "./payment-pages";
import { answer, servicePath } from "./router";
import { simulatedClock } from "./simulated-clock";
import { type PayFipSwitches, payFipSwitches } from "./switches";

interface PayFipOptions {
  /** 0 takes a free port. */
  readonly port: number;
  readonly host?: string;
  /** As `clients.ts` describes them; checked. */
  readonly clients?: unknown;
  /** Told of each operation and of how it ends. */
  readonly say?: (line: string) => void;
}

interface RunningPayFip {
  /** Without a path. */
  readonly base: string;
  /** Of the SOAP service, and of the payer's page: what the product knows as PAYFIP_URL and PAYFIP_PAGE_URL. */
  readonly serviceUrl: string;
  readonly pageUrl: string;
  readonly clients: readonly Client[];
  readonly switches: PayFipSwitches;
  readonly operations: Operations;
  readonly stop: () => Promise<void>;
}

/** Starts the service. Operations live in memory and end with it. */
export async function startPayFip(options: PayFipOptions): Promise<RunningPayFip> {
  const clients = parseClients(options.clients ?? defaultClients);
  const switches = payFipSwitches();
  const operations = new Operations(simulatedClock(() => switches.values.clockShiftMinutes));
  const notifier = new Notifier(switches);
  const server = createServer();
  const port = await listen(server, options.port, options.host ?? "127.0.0.1");
  const base = `http://localhost:${port}`;
  const parts = { base, clients, switches, operations, notifier, say: options.say ?? (() => undefined) };
  server.on("request", (request, response) => {
    answer(request, response, parts).catch((error: unknown) => {
      if (!(error instanceof BodyTooLarge)) console.error(error);
      if (!response.headersSent)
        sendJson(response, error instanceof BodyTooLarge ? 413 : 500, { error: "server_error" });
    });
  });
  return {
    base,
    serviceUrl: `${base}${servicePath}`,
    pageUrl: `${base}${paymentPath}`,
    clients,
    switches,
    operations,
    stop: async () => {
      notifier.stop();
      await close(server);
    },
  };
}
