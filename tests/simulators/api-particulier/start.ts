import { createServer } from "node:http";
import { close, listen, sendJson } from "../shared/http";
import { answer } from "./router";
import { type ApiParticulierSwitches, apiParticulierSwitches } from "./switches";
import { Traffic } from "./traffic";

interface ApiParticulierOptions {
  /** 0 takes a free port. */
  readonly port: number;
  readonly host?: string;
  /** `…/_simulator/introspect` of FranceConnect's simulator. */
  readonly introspection: string;
  /** SIRETs of the towns that hold an authorisation. */
  readonly recipients: readonly string[];
  /** Also gives the children whom the demonstration's towns know. */
  readonly withTownChildren?: boolean;
}

interface RunningApiParticulier {
  readonly url: string;
  readonly switches: ApiParticulierSwitches;
  readonly stop: () => Promise<void>;
}

export async function startApiParticulier(options: ApiParticulierOptions): Promise<RunningApiParticulier> {
  const { introspection, recipients, withTownChildren = false } = options;
  const switches = apiParticulierSwitches();
  const parts = { switches, traffic: new Traffic(), introspection, recipients, withTownChildren };
  const server = createServer((request, response) => {
    answer(request, response, parts).catch((error: unknown) => {
      console.error(error);
      if (!response.headersSent) sendJson(response, 500, { errors: [] });
    });
  });
  const port = await listen(server, options.port, options.host ?? "127.0.0.1");
  return { url: `http://localhost:${port}`, switches, stop: () => close(server) };
}
