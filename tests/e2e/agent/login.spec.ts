import type { Page } from "@playwright/test";
import { checkAccessibility } from "../support/accessibility";
import { townUrl } from "../support/environment";
import { expect, openPage, test } from "../support/journey";
import { ownFamily } from "../support/own-family";
import { expectKept, expectRefused, expectRefusedWhole, expectToldWrong, fillForm } from "../support/refusals";
import { codeOf, comeInByPassword, giveCode, givePassword, ownAgent, shownSecret } from "./support/agents";

const send = (page: Page) => page.getByRole("button", { name: "Se connecter", exact: true }).click();
const WRONG = /L’identifiant ou le mot de passe n’est pas le bon/;

test("a first login: a password, a second factor to set up, then the page that was asked for", async ({ page }) => {
  const agent = await ownAgent("corbas");
  await openPage(page, townUrl("corbas", "/agents/familles"));
  await expect(page).toHaveURL(/\/agents\/connexion\?suite=%2Fagents%2Ffamilles/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Connexion des agents");
  await checkAccessibility(page);
  await fillForm(page, { login: agent.login, password: agent.password });
  await send(page);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Installer votre code de connexion");
  await expect(page.getByRole("img", { name: /Code QR à scanner/ })).toBeVisible();
  await checkAccessibility(page);
  const secret = await shownSecret(page);

  await giveCode(page, "");
  await expectRefused(page, { code: "Écrivez le code à six chiffres que montre l’application." });
  await giveCode(page, "12 34");
  await expectRefused(page, { code: "Le code a six chiffres. Écrivez celui que montre l’application." });
  await expectKept(page, { code: "12 34" });
  await giveCode(page, codeOf(secret, 50));
  await expectRefused(page, { code: /Ce code n’est pas le bon/ });
  expect(await shownSecret(page)).toBe(secret);
  await giveCode(page, codeOf(secret));
  await expect(page).toHaveURL(townUrl("corbas", "/agents/familles"));
  await expect(page.getByText(`${agent.name} (agent)`).first()).toBeVisible();
});

test("each wrong password is told without telling which part is wrong, and the login stays", async ({ page }) => {
  const [agent, family] = [await ownAgent("rive-de-gier"), await ownFamily("rive-de-gier")];
  await openPage(page, townUrl("rive-de-gier", "/agents/connexion"));
  await send(page);
  await expectRefused(page, { login: "Écrivez votre identifiant.", password: "Écrivez votre mot de passe." });
  await fillForm(page, { login: agent.login, password: "Une-Autre-Tartine-2026" });
  await send(page);
  await expectRefusedWhole(page, WRONG);
  await expectKept(page, { login: agent.login });
  for (const login of [family.login, "personne@rive-de-gier.example"]) {
    await fillForm(page, { login, password: family.password });
    await send(page);
    await expectRefusedWhole(page, WRONG);
    await expectKept(page, { login });
  }
});

test("the next login asks for a code only; one that has served does not serve again", async ({ page, visitor }) => {
  const agent = await ownAgent("saint-chamond");
  await givePassword(page, agent);
  const secret = await shownSecret(page);
  const first = codeOf(secret);
  await giveCode(page, first);
  await expect(page).toHaveURL(townUrl("saint-chamond", "/agents"));
  // The browser's own button leads back to a page that has served.
  await openPage(page, townUrl("saint-chamond", "/agents/connexion/second-facteur"));
  await expect(page).toHaveURL(townUrl("saint-chamond", "/agents"));

  const later = await visitor();
  await givePassword(later, agent);
  await expect(later.getByRole("heading", { level: 1 })).toHaveText("Votre code de connexion");
  await expect(later.locator(".preau-secret")).toHaveCount(0);
  await checkAccessibility(later);
  await openPage(later, townUrl("saint-chamond", "/agents"));
  await expect(later).toHaveURL(/\/agents\/connexion/);
  await givePassword(later, agent);
  await giveCode(later, first);
  await expectToldWrong(later, { code: /Ce code a déjà servi/ });
  await giveCode(later, codeOf(secret, 1));
  await expect(later).toHaveURL(townUrl("saint-chamond", "/agents"));
});

test("after five wrong codes one has to wait, and is told how long", async ({ page }) => {
  const agent = await ownAgent("rive-de-gier");
  await givePassword(page, agent);
  const secret = await shownSecret(page);
  for (let later = 50; later < 55; later++) {
    await giveCode(page, codeOf(secret, later));
    await expectToldWrong(page, { code: /Ce code n’est pas le bon/ });
    await openPage(page, townUrl("rive-de-gier", "/agents/connexion/second-facteur"));
  }
  await giveCode(page, codeOf(secret));
  await expectRefusedWhole(page, /Il y a eu trop d’essais. Par sécurité, il faut attendre \d+\sminutes?/);
});

test("leaving closes the staff's space; a parent never comes in", async ({ page, visitor }) => {
  await comeInByPassword(page, await ownAgent("corbas"));
  await page.getByRole("banner").getByRole("button", { name: "Se déconnecter" }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Vous êtes déconnecté");
  await openPage(page, townUrl("corbas", "/agents"));
  await expect(page).toHaveURL(/\/agents\/connexion/);
  const parent = await visitor();
  const family = await ownFamily("corbas");
  await parent.goto(townUrl("corbas", "/connexion"));
  await fillForm(parent, { login: family.login, password: family.password });
  await send(parent);
  await expect(parent).toHaveURL(townUrl("corbas", "/famille"));
  for (const path of ["", "/familles", "/effectifs", "/journal", "/parametres/agents"]) {
    await openPage(parent, townUrl("corbas", `/agents${path}`), 404);
  }
});
