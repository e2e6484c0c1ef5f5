import { mkdir } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { ownSecrets } from "@/scripts/demo/secrets";
import { addressesOf, productVariables } from "@/scripts/demo/variables";
import { migrate, servingUrl } from "@/scripts/migrate";
import { root, type Variables } from "@/scripts/run/run-command";
import { systemClock } from "@/server/platform/clock";
import { type BareApp, startBareApp } from "./bare-app";
import { openDatabase } from "./database";
import { loadTown } from "./load-town";
import { type Product, startProduct } from "./product";
import { type Relay, startRelay } from "./relay";
import { type City, findCity } from "./town";
import { startWorker, type Worker } from "./worker";

const PORTS = { web: 3310, franceConnect: 3311, smtp: 3312, mails: 3313, payFip: 3315, apiParticulier: 3316 } as const;
const BARE_PORT = 3314;

/** What the benches measure on. A part is started when first asked for. */
export interface Stage {
  readonly postgres: string;
  readonly city: City;
  /** Owner of the base: sees every city, and writes what a bench needs. */
  readonly owner: pg.Client;
  readonly servingUrl: string;
  readonly secret: string;
  product(): Promise<Product>;
  bare(): Promise<BareApp>;
  /** A worker with as many jobs at once as an installation has; the caller ends it. */
  worker(): Promise<Worker>;
  /** Takes the mails that the worker sends. */
  relay(): Promise<Relay>;
  stop(): Promise<void>;
}

/** Opens the base and sets the environment of the product, for calls in this process and for the web process alike. */
export async function openStage(): Promise<Stage> {
  const folder = path.join(root, ".data", "bench");
  await mkdir(path.join(folder, "logs"), { recursive: true });
  const secrets = await ownSecrets(folder);
  const addresses = addressesOf(PORTS);
  const variables = productVariables(folder, addresses, PORTS, secrets);
  const now = new Date(systemClock.now().epochMilliseconds);
  const database = await openDatabase(folder, (ownerUrl) => loadTown(ownerUrl, variables), now);
  await migrate(database.ownerUrl);
  const serving = await servingUrl(database.ownerUrl, secrets.servingPassword);
  const env: Variables = { ...variables, DATABASE_URL: serving };
  Object.assign(process.env, env);
  const owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  await owner.query("CREATE EXTENSION IF NOT EXISTS pg_stat_statements");
  let product: Promise<Product> | undefined;
  let bare: Promise<BareApp> | undefined;
  let relay: Promise<Relay> | undefined;
  return {
    postgres: database.version,
    city: await findCity(owner),
    owner,
    servingUrl: serving,
    secret: secrets.authSecret,
    product: () => {
      product ??= startProduct(folder, { ...env, DATABASE_OWNER_URL: undefined });
      return product;
    },
    bare: () => {
      bare ??= startBareApp(folder, BARE_PORT);
      return bare;
    },
    worker: () => startWorker(folder, { ...env, DATABASE_OWNER_URL: database.ownerUrl }),
    relay: () => {
      relay ??= startRelay(PORTS.smtp);
      return relay;
    },
    stop: async () => {
      for (const started of [product, bare, relay]) await (await started?.catch(() => undefined))?.stop();
      await owner.end();
      await database.stop();
    },
  };
}
