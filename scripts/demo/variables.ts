import path from "node:path";
import { CITIES } from "@/prisma/seed/data/cities";
import type { Variables } from "../run/run-command";
import type { Secrets } from "./secrets";

export interface Ports {
  readonly web: number;
  readonly franceConnect: number;
  readonly smtp: number;
  readonly mails: number;
  readonly apiParticulier: number;
  readonly payFip: number;
}

/** Addresses of the environment, as a browser on this machine writes them. */
export interface Addresses {
  readonly web: string;
  readonly franceConnect: string;
  readonly mails: string;
  readonly apiParticulier: string;
  readonly payFip: string;
}

export function addressesOf(ports: Ports): Addresses {
  return {
    web: `http://localhost:${ports.web}`,
    franceConnect: `http://localhost:${ports.franceConnect}/api/v2`,
    mails: `http://localhost:${ports.mails}`,
    apiParticulier: `http://localhost:${ports.apiParticulier}`,
    payFip: `http://localhost:${ports.payFip}`,
  };
}

const CLIENT_ID = "preau";

/** What web processes and worker read from their environment (docs/installation.md). */
export function productVariables(
  folder: string,
  { web, franceConnect, apiParticulier, payFip }: Addresses,
  { smtp }: Ports,
  secrets: Secrets,
): Variables {
  return {
    APP_URL: web,
    NEXTAUTH_URL: web,
    AUTH_SECRET: secrets.authSecret,
    NEXTAUTH_SECRET: secrets.authSecret,
    AUTH_TRUST_HOST: "true",
    KEYS_DIR: path.join(folder, "keys"),
    STORAGE_DIR: path.join(folder, "files"),
    SMTP_URL: `smtp://127.0.0.1:${smtp}`,
    MAIL_FROM: "ne-pas-repondre@preau.example",
    FRANCECONNECT_ISSUER: franceConnect,
    FRANCECONNECT_CLIENT_ID: CLIENT_ID,
    FRANCECONNECT_CLIENT_SECRET: secrets.franceConnectSecret,
    API_PARTICULIER_URL: apiParticulier,
    PAYFIP_URL: `${payFip}/tpa/services/securite`,
    PAYFIP_PAGE_URL: `${payFip}/tpa/paiementws.web`,
    NEXT_TELEMETRY_DISABLED: "1",
  };
}

/** The product as FranceConnect's partner portal would know it: on the common host and on each town's own. */
export function franceConnectClients({ web }: Addresses, { franceConnectSecret }: Secrets): string {
  const port = new URL(web).port;
  const hosts = ["localhost", ...CITIES.map(({ city }) => `${city.slug}.localhost`)];
  const bases = hosts.map((host) => `http://${host}:${port}`);
  return JSON.stringify([
    {
      id: CLIENT_ID,
      name: "Préau",
      secret: franceConnectSecret,
      redirectUris: bases.flatMap((base) => [
        `${base}/api/auth/callback/franceconnect`,
        `${base}/api/auth/callback/franceconnect-donnees`,
      ]),
      postLogoutRedirectUris: bases.map((base) => `${base}/api/auth/deconnexion`),
      mandatePerimeters: ["Famille-Scolarité"],
    },
  ]);
}
