import { mkdir } from "node:fs/promises";
import path from "node:path";
import { CITIES } from "@/prisma/seed/data/cities";
import { seedDemo } from "@/prisma/seed/seed-demo";
import { migrate, servingUrl } from "../migrate";
import { runningPort, startLocalPostgres } from "../postgres";
import type { Variables } from "../run/run-command";
import { makeFleet } from "./fleet";
import { freePort } from "./free-port";
import { AlreadyRunning, forgetRun, settleLastRun } from "./last-run";
import { ensureBuild } from "./production-build";
import { ownSecrets, type Secrets } from "./secrets";
import type { Service, ServiceDefinition } from "./services";
import { type Addresses, addressesOf, franceConnectClients, type Ports, productVariables } from "./variables";

export interface EnvironmentOptions {
  /** Everything that it keeps is in there. */
  readonly folder: string;
  /** Taken when free, else the next free ones. */
  readonly wanted: Ports & { readonly postgres: number };
  /** The owner's URL of a server of one's own, in place of the embedded PostgreSQL. */
  readonly databaseUrl?: string;
  /** For the embedded PostgreSQL, beyond those of any run. */
  readonly postgresFlags?: readonly string[];
  /** Starts again a service that ends by itself; otherwise the environment is broken then. */
  readonly revive?: boolean;
  readonly say: (line: string) => void;
}

export interface Environment {
  readonly addresses: Addresses;
  readonly ownerUrl: string;
  /** True when the data was loaded by this start. */
  readonly loaded: boolean;
  /** Settles with a service that ended by itself, for good: the environment is then of no use. */
  readonly broken: Promise<Service>;
  stop(): Promise<void>;
}

async function choosePorts({ web, franceConnect, smtp, mails, apiParticulier, payFip }: Ports): Promise<Ports> {
  const taken: number[] = [];
  const choose = async (wanted: number) => {
    const port = await freePort(wanted, taken);
    taken.push(port);
    return port;
  };
  return {
    web: await choose(web),
    franceConnect: await choose(franceConnect),
    smtp: await choose(smtp),
    mails: await choose(mails),
    apiParticulier: await choose(apiParticulier),
    payFip: await choose(payFip),
  };
}

async function startDatabase({ folder, wanted, databaseUrl, postgresFlags = [] }: EnvironmentOptions) {
  if (databaseUrl) return { ownerUrl: databaseUrl, stop: async () => undefined };
  const directory = path.join(folder, "postgres");
  const port = runningPort(directory) ?? (await freePort(wanted.postgres));
  return startLocalPostgres(directory, port, ["-c", "max_connections=200", ...postgresFlags], { adopt: true });
}

const SOURCES = ["--conditions=react-server", "--import", "tsx"];

/** What stands in for the services of others: none needs the base. */
function simulators(folder: string, addresses: Addresses, ports: Ports, secrets: Secrets): ServiceDefinition[] {
  return [
    {
      name: "franceconnect",
      args: [...SOURCES, "tests/simulators/franceconnect/main.ts"],
      env: {
        FC_PORT: String(ports.franceConnect),
        FC_FOLDER: path.join(folder, "franceconnect"),
        FC_CLIENTS: franceConnectClients(addresses, secrets),
      },
      ready: { url: `${addresses.franceConnect}/.well-known/openid-configuration` },
    },
    {
      name: "courriels",
      args: [...SOURCES, "tests/simulators/mail/main.ts"],
      env: {
        MAIL_SMTP_PORT: String(ports.smtp),
        MAIL_HTTP_PORT: String(ports.mails),
        MAIL_FOLDER: path.join(folder, "mails"),
      },
      ready: { url: `${addresses.mails}/api/mails` },
    },
    {
      name: "api-particulier",
      args: [...SOURCES, "tests/simulators/api-particulier/main.ts"],
      env: {
        APIP_PORT: String(ports.apiParticulier),
        APIP_INTROSPECTION: new URL("/_simulator/introspect", addresses.franceConnect).href,
        APIP_RECIPIENTS: CITIES.flatMap(({ city }) => city.settings.siret ?? []).join(","),
        APIP_TOWN_CHILDREN: "true",
      },
      ready: { url: `${addresses.apiParticulier}/api/pings` },
    },
    {
      name: "payfip",
      args: [...SOURCES, "tests/simulators/payfip/main.ts"],
      env: { PAYFIP_PORT: String(ports.payFip) },
      ready: { url: `${addresses.payFip}/_simulator/operations` },
    },
  ];
}

/** The product itself, on a base that is ready. */
function processes(addresses: Addresses, ports: Ports, product: Variables): ServiceDefinition[] {
  return [
    {
      name: "travaux",
      args: [...SOURCES, "server/worker.ts"],
      env: { ...product, NODE_ENV: "production", LOG_LEVEL: "info" },
      ready: { says: "the worker is ready" },
    },
    {
      name: "site",
      args: ["scripts/start.ts"],
      env: { ...product, DATABASE_OWNER_URL: undefined, PORT: String(ports.web) },
      ready: { url: `${addresses.web}/api/health` },
    },
  ];
}

/** Starts everything; what was started is stopped again when a later step fails. */
export async function startEnvironment(options: EnvironmentOptions): Promise<Environment> {
  const { folder, say } = options;
  await mkdir(path.join(folder, "logs"), { recursive: true });
  const living = await settleLastRun(folder);
  if (living) throw new AlreadyRunning(living);

  await ensureBuild();
  const secrets = await ownSecrets(folder, say);
  const ports = await choosePorts(options.wanted);
  const addresses = addressesOf(ports);
  const database = await startDatabase(options);
  const fleet = makeFleet({ folder, url: addresses.web, revive: options.revive ?? false, say });
  const stop = async () => {
    await fleet.stop();
    await database.stop();
    forgetRun(folder);
  };
  // While the towns are loaded. That one of them fails is told once they are: until then it has no one to hear it.
  const simulated = fleet.start(simulators(folder, addresses, ports, secrets));
  simulated.catch(() => undefined);
  try {
    const { ownerUrl } = database;
    await migrate(ownerUrl);
    const product: Variables = {
      ...productVariables(folder, addresses, ports, secrets),
      DATABASE_OWNER_URL: ownerUrl,
      DATABASE_URL: await servingUrl(ownerUrl, secrets.servingPassword),
    };
    Object.assign(process.env, product);
    const start = performance.now();
    const loaded = await seedDemo({ ownerUrl, domain: "localhost", issuer: addresses.franceConnect });
    if (loaded) say(`Données de démonstration chargées en ${Math.round((performance.now() - start) / 1000)} s.`);

    await simulated;
    await fleet.start(processes(addresses, ports, product));
    return { addresses, ownerUrl, loaded, broken: fleet.broken, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
