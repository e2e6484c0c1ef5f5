import { randomUUID } from "node:crypto";
import { hash } from "@node-rs/argon2";
import type { Page } from "@playwright/test";
import { Secret, TOTP } from "otpauth";
import type { AgentRoleName } from "../../../../prisma/seed/data/agent-roles";
import type { DemoLogin } from "../../../../prisma/seed/demo-accounts";
import { inTown } from "../../support/base";
import { type TownSlug, townUrl } from "../../support/environment";
import { expect, textOf } from "../../support/journey";
import { openSession } from "../../support/session";

/** An agent of one test only: what is assigned to them, and the codes they used, are nobody else's. */
export interface OwnAgent extends DemoLogin {
  readonly town: TownSlug;
  readonly accountId: string;
  readonly name: string;
}

const PASSWORD = "Tampon-Violet-2026";
const PERIOD_MS = 30_000;

/** Makes an agent who has no second factor yet. */
export async function ownAgent(town: TownSlug, role: AgentRoleName = "Agent d’accueil"): Promise<OwnAgent> {
  const accountId = randomUUID();
  const name = `Agent ${accountId.slice(0, 8)}`;
  const login = `agent-${accountId.slice(0, 8)}@${town}.example`;
  await inTown(
    town,
    `WITH a AS (INSERT INTO account (city_id, id, kind, display_name, email) VALUES ($1, $2, 'agent', $5, $3)),
       c AS (INSERT INTO local_credential (city_id, account_id, login, password_hash) VALUES ($1, $2, $3, $4))
     INSERT INTO agent_assignment (city_id, id, account_id, role_id)
     SELECT $1, gen_random_uuid(), $2, r.id FROM agent_role r WHERE r.city_id = $1 AND r.name = $6`,
    [accountId, login, await hash(PASSWORD), name, role],
  );
  return { town, accountId, name, login, password: PASSWORD };
}

/** The code that an application shows now, or so many periods of thirty seconds later. */
export function codeOf(secret: string, later = 0): string {
  const totp = new TOTP({ secret: Secret.fromBase32(secret), digits: 6, period: PERIOD_MS / 1000 });
  return totp.generate({ timestamp: Date.now() + later * PERIOD_MS });
}

/** Types the password, and stops on the page of the second factor. */
export async function givePassword(page: Page, { town, login, password }: OwnAgent): Promise<void> {
  await page.goto(townUrl(town, "/agents/connexion"));
  await page.locator('input[name="login"]').fill(login);
  await page.locator('input[name="password"]').fill(password);
  await page.getByRole("button", { name: "Se connecter" }).click();
  await expect(page.locator('input[name="code"]')).toBeVisible();
}

export async function giveCode(page: Page, code: string): Promise<void> {
  await page.locator('input[name="code"]').fill(code);
  await page.getByRole("button", { name: "Valider le code" }).click();
}

/** The secret that the page of the set-up shows, in base32. */
export async function shownSecret(page: Page): Promise<string> {
  return (await textOf(page.locator(".preau-secret"))).replace(/\s/g, "");
}

/** Is in, as after a login with both factors. */
export async function comeIn(page: Page, agent: OwnAgent): Promise<void> {
  await openSession(page, agent, "local+totp");
  await page.goto(townUrl(agent.town, "/agents"));
  await expect(page).toHaveURL(homeOf(agent));
}

const homeOf = ({ town }: OwnAgent) => new RegExp(`^${townUrl(town, "/agents")}(/familles)?$`);

/** Comes in for the first time: password, set-up of the second factor, code. */
export async function comeInByPassword(page: Page, agent: OwnAgent): Promise<void> {
  await givePassword(page, agent);
  await giveCode(page, codeOf(await shownSecret(page)));
  await expect(page).toHaveURL(homeOf(agent));
}
