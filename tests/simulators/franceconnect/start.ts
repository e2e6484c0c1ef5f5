import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import { BodyTooLarge, close, listen, sendJson } from "../shared/http";
import { type Client, type ClientInput, defaultClients, parseClients } from "./clients";
import { loadTestIdentities } from "./identities";
import { SigningKeys } from "./keys";
import { People } from "./people";
import { createProvider } from "./provider";
import { answer } from "./router";
import { memoryStorage } from "./storage";
import { type FranceConnectSwitches, franceConnectSwitches } from "./switches";

interface FranceConnectOptions {
  /** 0 takes a free port. */
  readonly port: number;
  readonly host?: string;
  /** By default `http://localhost:<port>/api/v2`. Its path is where the platform's addresses are. */
  readonly issuer?: string;
  readonly clients?: readonly ClientInput[];
  /** Folder where the signing keys are kept, so that a logout still works after a restart. */
  readonly folder?: string;
}

interface RunningFranceConnect {
  readonly issuer: string;
  readonly clients: readonly Client[];
  readonly switches: FranceConnectSwitches;
  readonly rotateKeys: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Starts the platform. Logins under way live in memory and end with it. */
export async function startFranceConnect(options: FranceConnectOptions): Promise<RunningFranceConnect> {
  const clients = parseClients(options.clients ?? defaultClients);
  const keys = await SigningKeys.open(options.folder);
  const switches = franceConnectSwitches();
  const people = new People();
  const identities = loadTestIdentities();
  const cookieSecret = randomBytes(32).toString("hex");
  const storage = memoryStorage((model, payload) =>
    model === "AuthorizationCode" && switches.values.wrongNonce
      ? { ...payload, nonce: randomBytes(24).toString("hex") }
      : payload,
  );

  const server = createServer();
  const port = await listen(server, options.port, options.host ?? "127.0.0.1");
  const issuer = options.issuer ?? `http://localhost:${port}/api/v2`;
  const build = () => createProvider({ issuer, clients, keys, people, storage, cookieSecret, switches });
  let provider = build();
  const rotateKeys = async () => {
    await keys.rotate();
    provider = build();
  };

  const basePath = new URL(issuer).pathname;
  server.on("request", (request, response) => {
    const parts = { provider, clients, people, identities, basePath, switches, issuer, keys, rotateKeys };
    answer(request, response, parts).catch((error: unknown) => {
      if (!(error instanceof BodyTooLarge)) console.error(error);
      if (!response.headersSent)
        sendJson(response, error instanceof BodyTooLarge ? 413 : 500, { error: "server_error" });
    });
  });
  return { issuer, clients, switches, rotateKeys, stop: () => close(server) };
}
