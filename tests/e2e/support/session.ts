import { readFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "@playwright/test";
import { encode } from "next-auth/jwt";
import { z } from "zod";
import { inTown } from "./base";
import { ENVIRONMENT_FILE, environment, type TownSlug } from "./environment";

/** As server/auth/session-cookie.ts names it, which only a server can read. */
const SESSION_COOKIE = "__Host-preau.session";
const SESSION_COOKIE_SECONDS = 12 * 60 * 60;

const secretsSchema = z.object({ authSecret: z.string() });

interface Known {
  readonly town: TownSlug;
  readonly accountId: string;
}

/**
 * Opens the session that a login would have opened, for journeys that begin after it: the ways in have journeys of their
 * own (agent/login, agent/agents, parent/local-account).
 */
export async function openSession(page: Page, { town, accountId }: Known, method: "local" | "local+totp") {
  const [session] = await inTown<{ id: string }>(
    town,
    `INSERT INTO session (city_id, id, account_id, method, expires_at, user_agent)
     VALUES ($1, gen_random_uuid(), $2, $3, now() + interval '12 hours', 'essai') RETURNING id`,
    [accountId, method],
  );
  const file = path.join(path.dirname(ENVIRONMENT_FILE), "secrets.json");
  const { authSecret: secret } = secretsSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  const value = await encode({ token: { sid: session?.id }, secret, maxAge: SESSION_COOKIE_SECONDS });
  const url = environment().web.replace("http:", "https:");
  await page.context().addCookies([{ name: SESSION_COOKIE, value, url, secure: true, httpOnly: true }]);
}

/** The same for a local account, by what one would have typed. The browser stays where it is. */
export async function comeInAs(page: Page, town: TownSlug, { login }: { readonly login: string }): Promise<void> {
  const [account] = await inTown<{ accountId: string }>(
    town,
    `SELECT account_id AS "accountId" FROM local_credential WHERE city_id = $1 AND login = $2`,
    [login],
  );
  if (!account) throw new Error(`Nobody logs in as ${login}`);
  await openSession(page, { town, accountId: account.accountId }, "local");
}
