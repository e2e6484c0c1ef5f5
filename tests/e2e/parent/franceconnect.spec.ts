import { randomUUID } from "node:crypto";
import { checkAccessibility } from "../support/accessibility";
import { inTown } from "../support/base";
import { environment, townUrl } from "../support/environment";
import { expect, test } from "../support/journey";
import { loginFranceConnect, loginLocal } from "../support/log-in";
import { ownFamily } from "../support/own-family";
import { expectRefused, fillForm } from "../support/refusals";
import { comeInAsTyped, goToFranceConnect } from "../support/typed-identity";

/** A name that nobody has, in letters only. */
function ownName(): string {
  return `Essai${randomUUID().replace(/[^a-f]/g, "")}`;
}

test("Angela is known: her login opens her dossier, with her children", async ({ page }) => {
  await loginFranceConnect(page, "saint-chamond", "test");
  await expect(page).toHaveURL(townUrl("saint-chamond", "/famille"));
  for (const child of ["Lina", "Noé", "Zoé"]) await expect(page.getByRole("heading", { name: child })).toBeVisible();
  await page.goto(townUrl("saint-chamond", "/famille/dossier"));
  await expect(page.getByText("(vérifiés par FranceConnect)")).toBeVisible();
  await checkAccessibility(page);
});

test("the page that was asked for comes after the login", async ({ page }) => {
  await page.goto(townUrl("rive-de-gier", "/famille/dossier"));
  await expect(page).toHaveURL(/\/connexion\?suite=/);
  await page.getByRole("button", { name: /FranceConnect/ }).click();
  await page.getByRole("link", { name: "Identités de démonstration" }).click();
  await page.getByLabel("Identifiant").fill("test_CINDY");
  await page.getByLabel("Mot de passe").fill("123");
  await page.getByRole("button", { name: "Me connecter", exact: true }).click();
  await page.getByRole("button", { name: /^Continuer/ }).click();
  await expect(page).toHaveURL(townUrl("rive-de-gier", "/famille/dossier"));
});

test("giving up at FranceConnect comes back to the ways in, and says so kindly", async ({ page }) => {
  await goToFranceConnect(page, "saint-chamond");
  await page.getByRole("button", { name: "Revenir au service" }).click();
  await expect(page).toHaveURL(/\/saint-chamond\/connexion\?/);
  await expect(page.getByRole("heading", { name: /Vous n’êtes pas connecté/ })).toBeVisible();
  await expect(page.getByRole("button", { name: "Se connecter", exact: true })).toBeVisible();
  await checkAccessibility(page);
});

test("an error of FranceConnect is told as such, with another way in", async ({ page, context }) => {
  let asked: URL | undefined;
  context.on("request", (request) => {
    if (request.url().startsWith(`${environment().franceConnect}/authorize`)) asked = new URL(request.url());
  });
  await goToFranceConnect(page, "corbas", "host");
  const back = new URL(asked?.searchParams.get("redirect_uri") ?? "");
  back.searchParams.set("error", "server_error");
  back.searchParams.set("error_description", "oops! something went wrong");
  back.searchParams.set("state", asked?.searchParams.get("state") ?? "");
  back.searchParams.set("iss", environment().franceConnect);
  await page.goto(back.href);
  await expect(page).toHaveURL(new RegExp(`^${townUrl("corbas", "/connexion", "host")}`));
  await expect(page.getByRole("heading", { name: /FranceConnect ne répond pas/ })).toBeVisible();
  await checkAccessibility(page);
});

test("an answer that this browser did not ask for is refused", async ({ page }) => {
  await page.goto(`${environment().web}/api/auth/callback/franceconnect?code=volé&state=${"x".repeat(40)}`);
  await expect(page).not.toHaveURL(/\/famille/);
  await page.goto(townUrl("saint-chamond", "/famille"));
  await expect(page).toHaveURL(/\/connexion/);
});

test("somebody whom no dossier knows completes a request, with what FranceConnect certified", async ({ page }) => {
  const name = ownName();
  const courriel = `${name.toLowerCase()}@courriel.example`;
  await comeInAsTyped(page, "corbas", { nom: name, prenoms: "Aya Lina", naissance: "1990-03-14", courriel });
  await expect(page).toHaveURL(townUrl("corbas", "/connexion/demande"));
  const facts = page.locator(".preau-facts");
  await expect(facts).toContainText(name);
  await expect(facts).toContainText("14/03/1990");
  await expect(page.getByLabel("Nom de naissance")).toHaveCount(0);
  await expect(page.locator('input[name="email"]')).toHaveValue(courriel);
  await checkAccessibility(page);

  await page.goto(townUrl("corbas", "/famille/dossier"));
  await expect(page).toHaveURL(/\/connexion\/(demande|en-attente)/);
  await page.goto(townUrl("corbas", "/connexion/demande"));
  await page.getByRole("button", { name: "Envoyer ma demande" }).click();
  await expectRefused(page, {
    phone: "Écrivez votre numéro de téléphone.",
    addressLine: /Écrivez votre adresse\s:/,
    postcode: "Écrivez le code postal.",
    town: "Écrivez le nom de votre commune.",
    children: "Écrivez le prénom, le nom et la date de naissance de chaque enfant.",
  });
  await fillForm(page, {
    phone: "06 39 98 12 34",
    addressLine: "4 rue de l’Essai",
    postcode: "69960",
    town: "Corbas",
    children: "Sami, 3 mai 2021",
  });
  await page.getByRole("button", { name: "Envoyer ma demande" }).click();
  await expect(page).toHaveURL(townUrl("corbas", "/connexion/en-attente"));
  await expect(page.getByRole("heading", { name: /Un agent examine votre demande/ })).toBeVisible();
  await checkAccessibility(page);
});

test("a doubtful identity waits for an agent, and learns nothing of the dossier that resembles", async ({ page }) => {
  const family = await ownFamily("rive-de-gier", { children: ["Secrète"] });
  const [person] = await inTown<{ birth_name: string }>(
    "rive-de-gier",
    `SELECT p.birth_name FROM person p JOIN family_adult a ON a.city_id = p.city_id AND a.person_id = p.id
     WHERE p.city_id = $1 AND a.family_id = $2`,
    [family.familyId],
  );
  await comeInAsTyped(page, "rive-de-gier", {
    nom: person?.birth_name ?? "",
    prenoms: "Camille",
    naissance: "1988-02-03",
    courriel: "un-homonyme@courriel.example",
  });
  await expect(page).toHaveURL(/\/rive-de-gier\/connexion\/(demande|en-attente)/);
  const main = page.locator("main");
  for (const secret of ["Secrète", family.login, "0639980000", "06 39 98 00 00", "rue de l’Essai"]) {
    await expect(main).not.toContainText(secret);
  }
  await checkAccessibility(page);
  await page.goto(townUrl("rive-de-gier", "/famille"));
  await expect(page).toHaveURL(/\/connexion\//);
});

test("leaving closes both sides: FranceConnect asks who one is again", async ({ page }) => {
  await loginFranceConnect(page, "saint-chamond", "test");
  await page.getByRole("banner").getByRole("button", { name: "Se déconnecter" }).first().click();
  await expect(page).toHaveURL(townUrl("saint-chamond", "/deconnexion"));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Vous êtes déconnecté");
  await checkAccessibility(page);
  await page.goto(townUrl("saint-chamond", "/famille"));
  await expect(page).toHaveURL(/\/connexion/);
  await goToFranceConnect(page, "saint-chamond");
  await expect(page.getByRole("link", { name: "Identités de démonstration" })).toBeVisible();
});

test("a page of the space is not shown again by the back button after leaving", async ({ page }) => {
  const family = await ownFamily("corbas");
  await loginLocal(page, "corbas", family);
  await page.goto(townUrl("corbas", "/famille/dossier"));
  await page.getByRole("banner").getByRole("button", { name: "Se déconnecter" }).first().click();
  await expect(page).toHaveURL(townUrl("corbas", "/deconnexion"));
  await page.goBack();
  await expect(page).toHaveURL(/\/connexion/);
});
