import { checkAccessibility } from "./support/accessibility";
import { townUrl } from "./support/environment";
import { loginAgent, loginFranceConnect, loginLocal } from "./support/log-in";
import { ownFamily } from "./support/own-family";
import { expect, openPage, test } from "./support/test";

test("the ways in are on one page that everybody can use", async ({ page }) => {
  await openPage(page, townUrl("corbas", "/connexion"));
  await checkAccessibility(page);
});

test("a parent whom the dossiers know comes in by FranceConnect", async ({ page }) => {
  await loginFranceConnect(page, "saint-chamond", "test");
  await expect(page).toHaveURL(townUrl("saint-chamond", "/famille"));
  await checkAccessibility(page);
});

test("a parent comes in by FranceConnect on the town's own host name", async ({ page }) => {
  await loginFranceConnect(page, "corbas", "test_ELSA", "host");
  await expect(page).toHaveURL(townUrl("corbas", "/famille", "host"));
});

test("a parent comes in with a local account", async ({ page }) => {
  const family = await ownFamily("rive-de-gier");
  await loginLocal(page, "rive-de-gier", family);
  await expect(page).toHaveURL(townUrl("rive-de-gier", "/famille"));
});

test("a wrong password is refused without telling which part is wrong", async ({ page }) => {
  const family = await ownFamily("rive-de-gier");
  await openPage(page, townUrl("rive-de-gier", "/connexion"));
  const form = page.locator("form", { has: page.locator('input[name="password"]') });
  await form.locator('input[name="login"]').fill(family.login);
  await form.locator('input[name="password"]').fill("Une-Autre-Tartine-2026");
  await form.locator('button[type="submit"]').click();
  await expect(page.getByRole("alert").first()).toContainText("La connexion n’a pas abouti");
  await expect(form.locator('input[name="login"]')).toHaveValue(family.login);
  await checkAccessibility(page);
});

test("a clerk comes in with a second factor", async ({ page }) => {
  await loginAgent(page, "corbas");
  await expect(page).toHaveURL(townUrl("corbas", "/agents"));
  await checkAccessibility(page);
});
