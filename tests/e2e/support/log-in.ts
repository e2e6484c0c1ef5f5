import { expect, type Page } from "@playwright/test";
import { type DemoAgent, type DemoLogin, demoAgents } from "../../../prisma/seed/demo-accounts";
import { totpCode } from "../../../scripts/demo/totp-code";
import { inTown } from "./base";
import { environment, type TownSlug, townUrl } from "./environment";

type Way = "path" | "host";

/** Logs in with an identity of FranceConnect's test base, "test" for instance, and comes back to the town. */
export async function loginFranceConnect(
  page: Page,
  town: TownSlug,
  identity: string,
  way: Way = "path",
): Promise<void> {
  await page.goto(townUrl(town, "/connexion", way));
  await page.locator('form[action$="/connexion/franceconnect"] button').click();
  await identifyAtFranceConnect(page, identity);
}

/** From FranceConnect's choice of a provider back to the town, as one of its test identities. */
export async function identifyAtFranceConnect(page: Page, identity: string): Promise<void> {
  await page.getByRole("link", { name: "Identités de démonstration" }).click();
  await page.getByLabel("Identifiant").fill(identity);
  await page.getByLabel("Mot de passe").fill("123");
  await page.getByRole("button", { name: "Me connecter", exact: true }).click();
  const proceed = page.getByRole("button", { name: /^Continuer/ });
  await expect(async () => {
    if (page.url().startsWith(new URL(environment().franceConnect).origin)) await proceed.click({ timeout: 2_000 });
    expect(page.url()).not.toContain(new URL(environment().franceConnect).host);
  }).toPass();
}

async function submitPassword(page: Page, { login, password }: DemoLogin): Promise<void> {
  const form = page.locator("form", { has: page.locator('input[name="password"]') });
  await form.locator('input[name="login"]').fill(login);
  await form.locator('input[name="password"]').fill(password);
  await form.locator('button[type="submit"]').last().click();
  await expect(page.locator('input[name="password"]')).toHaveCount(0);
}

/** Logs in with a local account of a parent. */
export async function loginLocal(page: Page, town: TownSlug, login: DemoLogin, way: Way = "path"): Promise<void> {
  await page.goto(townUrl(town, "/connexion", way));
  await submitPassword(page, login);
}

export const clerkOf = (town: TownSlug): DemoAgent => demoAgents(town)[0];

/** Logs in as an agent, by default the clerk at the counter, with the second factor. */
export async function loginAgent(page: Page, town: TownSlug, agent: DemoAgent = clerkOf(town)): Promise<void> {
  // A code serves once: two tests within the same thirty seconds would need two.
  await inTown(town, "UPDATE local_credential SET totp_last_step = NULL WHERE city_id = $1 AND login = $2", [
    agent.login,
  ]);
  await page.goto(townUrl(town, "/agents/connexion"));
  await submitPassword(page, agent);
  await page.locator('input[name="code"]').fill(totpCode(agent.totpSecret));
  await page
    .locator("form", { has: page.locator('input[name="code"]') })
    .locator('button[type="submit"], button:not([type])')
    .last()
    .click();
  await expect(page.locator('input[name="code"]')).toHaveCount(0);
}
