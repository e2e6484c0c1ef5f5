import type { Page } from "@playwright/test";
import { Temporal } from "temporal-polyfill";
import { addDays, dayOf, formatDayWithYear } from "../../../server/platform/dates";
import { typedDay } from "../../../server/platform/local-date";
import { checkAccessibility } from "../support/accessibility";
import { type TownSlug, townUrl } from "../support/environment";
import { expect, openPage, test, textOf } from "../support/journey";
import { loginLocal } from "../support/log-in";
import { nextMail } from "../support/mails";
import { type OwnFamily, ownFamily } from "../support/own-family";
import { expectKept, expectRefused, expectToldWrong, fillForm, tick } from "../support/refusals";
import { comeInAsTyped } from "../support/typed-identity";
import { comeIn, ownAgent } from "./support/agents";
import { choose } from "./support/pages";
import { ownName } from "./support/requests";

const dossierOf = ({ town, familyId }: OwnFamily) => townUrl(town, `/agents/familles/${familyId}`);
const submit = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
const done = (page: Page, words: string) => page.getByRole("status").filter({ hasText: words });
const ADD = "Ajouter l’adulte et prévenir la famille";
const SAVE = "Enregistrer et prévenir la famille";

const ownAdult = () => ({ firstNames: ownName(), birthName: ownName() });
type Adult = ReturnType<typeof ownAdult>;

const card = (page: Page, { firstNames, birthName }: Adult) =>
  page.getByRole("link", {
    name: new RegExp(`^Rôle, droits et accès en ligne (de |d’)${firstNames} ${birthName}$`),
  });

/** Adds a second parent at the desk, all rights but payment, and stops on the dossier. */
async function addParent(page: Page, family: OwnFamily, adult: Adult): Promise<void> {
  await openPage(page, `${dossierOf(family)}/adultes/nouveau`);
  await fillForm(page, { ...adult, birthdate: "06/05/1986" });
  await choose(page, "Parent");
  await choose(page, "Partagée");
  for (const right of ["Lire le dossier", "Réserver"]) await tick(page.getByLabel(right));
  await submit(page, ADD);
  await expect(done(page, "L’adulte est ajouté au dossier")).toBeVisible();
}

async function clerkOf(page: Page, town: TownSlug) {
  const clerk = await ownAgent(town);
  await comeIn(page, clerk);
  return clerk;
}

test("an adult comes into a dossier with rights, which change and end", async ({ page }) => {
  const family = await ownFamily("corbas", { children: ["Ilan"] });
  await clerkOf(page, "corbas");
  await openPage(page, dossierOf(family));
  await page.getByRole("link", { name: "Ajouter un adulte" }).click();
  await checkAccessibility(page);
  await submit(page, ADD);
  await expectRefused(page, {
    birthName: "Écrivez le nom de naissance.",
    firstNames: "Écrivez le prénom, ou tous les prénoms.",
    role: /Choisissez ce que cette personne est/,
    authority: "Choisissez une réponse.",
  });
  const adult = ownAdult();
  await addParent(page, family, adult);
  await expect(page.getByRole("heading", { name: `${adult.firstNames} ${adult.birthName}` })).toBeVisible();
  await nextMail(family.login, /Un adulte a été ajouté/);

  await card(page, adult).click();
  await checkAccessibility(page);
  await choose(page, "Responsable du dossier");
  await submit(page, SAVE);
  await expect(done(page, "Le rôle et les droits sont à jour")).toBeVisible();
  await expect(page.getByText("Responsable du dossier, autorité")).toHaveCount(1);
  await nextMail(family.login, /Les droits d’un adulte/);

  await card(page, adult).click();
  await choose(page, "Ne fait plus partie du dossier");
  await submit(page, SAVE);
  await expectToldWrong(page, { role: /garde toujours un responsable/ });
});

test("an account opened at the desk comes by mail, and its password is changed at the first login", async ({
  page,
  visitor,
  withScript,
}) => {
  test.slow();
  const family = await ownFamily("saint-chamond", { children: ["Jade"] });
  await clerkOf(page, "saint-chamond");
  const adult = ownAdult();
  await addParent(page, family, adult);
  await card(page, adult).click();
  await submit(page, "Ouvrir un compte et envoyer le mot de passe");
  await expectRefused(page, { email: "Écrivez votre adresse e-mail." });
  await page.locator('main [name="email"]').fill("dominique@");
  await submit(page, "Ouvrir un compte et envoyer le mot de passe");
  await expectToldWrong(page, { email: /n’est pas complète/ });
  await expectKept(page, { email: "dominique@" });
  const email = `${adult.birthName.toLowerCase()}@courriel.example`;
  await page.locator('main [name="email"]').fill(email);
  await submit(page, "Ouvrir un compte et envoyer le mot de passe");
  await expect(done(page, "Le compte est ouvert")).toBeVisible();
  const { text } = await nextMail(email, /Votre compte est ouvert/);
  const password = /provisoire\s*:\s*(\S+)/.exec(text)?.[1] ?? "";
  const parent = await visitor({ javaScriptEnabled: withScript });
  await loginLocal(parent, "saint-chamond", { login: email, password });
  await expect(parent).toHaveURL(townUrl("saint-chamond", "/connexion/mot-de-passe"));

  await card(page, adult).click();
  await expect(page.getByText(`Identifiant\u00a0${email}`).first()).toBeVisible();
  await checkAccessibility(page);
  await page.getByRole("link", { name: "Suspendre l’accès" }).click();
  await checkAccessibility(page);
  await submit(page, "Suspendre l’accès et prévenir la famille");
  await expectRefused(page, { reason: /Écrivez la raison/ });
  await fillForm(page, { reason: "Deux personnes s’en servent." });
  await submit(page, "Suspendre l’accès et prévenir la famille");
  await expect(done(page, "L’accès est suspendu")).toBeVisible();
  await expect(page.getByText(/^Accès suspendu le .+ par .+\s: Deux personnes s’en servent\.$/)).toBeVisible();
  expect((await nextMail(email, /Votre accès en ligne est suspendu/)).text).toContain("Deux personnes s’en servent.");
  await parent.reload();
  await expect(parent).toHaveURL(/\/connexion(\?|$)/);

  await card(page, adult).click();
  await page.getByRole("link", { name: "Rouvrir l’accès" }).click();
  await fillForm(page, { reason: "Vu en mairie." });
  await submit(page, "Rouvrir l’accès et prévenir la famille");
  await expect(done(page, "L’accès est rouvert")).toBeVisible();
  await card(page, adult).click();
  await page.getByRole("link", { name: /^Retirer cette connexion/ }).click();
  await checkAccessibility(page);
  await fillForm(page, { reason: "Boîte perdue." });
  await submit(page, "Retirer la connexion et prévenir la famille");
  await expect(done(page, "La connexion est retirée")).toBeVisible();
  await nextMail(email, /Un moyen de connexion à votre nom a été retiré/);
  await nextMail(family.login, /L’accès en ligne d’un adulte de votre dossier a changé/);
  await card(page, adult).click();
  await expect(page.getByRole("button", { name: "Ouvrir un compte et envoyer le mot de passe" })).toBeVisible();
});

test("a code attaches the second parent’s FranceConnect login, once, and nobody else’s", async ({
  page,
  visitor,
  withScript,
}) => {
  test.slow();
  const family = await ownFamily("rive-de-gier", { children: ["Noé"] });
  await clerkOf(page, "rive-de-gier");
  const adult = ownAdult();
  await addParent(page, family, adult);
  await card(page, adult).click();
  await submit(page, "Préparer un code à imprimer");
  await expect(page).toHaveURL(/\/code$/);
  await checkAccessibility(page);
  const code = await textOf(page.locator(".preau-secret"));
  expect(code).toMatch(/^([A-Z2-9]{4}-){6}[A-Z2-9]{4}$/);

  const enter = async (nom: string) => {
    const parent = await visitor({ javaScriptEnabled: withScript });
    const courriel = `${nom.toLowerCase()}@courriel.example`;
    await comeInAsTyped(parent, "rive-de-gier", { nom, prenoms: adult.firstNames, naissance: "1986-05-06", courriel });
    await expect(parent).toHaveURL(/\/connexion\/(demande|en-attente)/);
    await openPage(parent, townUrl("rive-de-gier", "/connexion/code"));
    return parent;
  };
  const type = async (parent: Page, typed: string) => {
    await parent.locator('[name="secretCode"]').fill(typed);
    await submit(parent, "Accéder au dossier");
  };
  const stranger = await enter(ownName());
  await checkAccessibility(stranger);
  await type(stranger, code);
  await expectRefused(stranger, { secretCode: /préparé pour une autre personne/ });

  const parent = await enter(adult.birthName);
  await submit(parent, "Accéder au dossier");
  await expectRefused(parent, { secretCode: "Écrivez le code de la mairie." });
  await type(parent, "AAAA-AAAA-AAAA-AAAA-AAAA-AAAA-AAAA");
  await expectToldWrong(parent, { secretCode: /Ce code n’est pas valable/ });
  await type(parent, code.toLowerCase().replaceAll("-", " "));
  await expect(parent).toHaveURL(townUrl("rive-de-gier", "/famille"));
  await expect(parent.getByRole("heading", { name: "Noé" })).toBeVisible();
  await nextMail(family.login, /a maintenant un accès en ligne/);
  await type(stranger, code);
  await expectToldWrong(stranger, { secretCode: /Ce code n’est pas valable/ });

  await openPage(page, dossierOf(family));
  await card(page, adult).click();
  await page.getByRole("link", { name: /^Retirer cette connexion/ }).click();
  await expect(page.getByText(/état civil de cette personne est certifié par cette connexion/)).toBeVisible();
  await checkAccessibility(page);
  await expect(page.getByLabel("Remettre ce que le dossier disait avant")).not.toBeChecked();
  await fillForm(page, { reason: "Rattaché par erreur." });
  await submit(page, "Retirer la connexion et prévenir la famille");
  await expect(done(page, "La connexion est retirée")).toBeVisible();
  await expect(page.getByText(/Accès retiré le .+\s: Rattaché par erreur\.$/)).toBeVisible();
  // Not ticked then: it is decided later, on the page of the adult.
  await card(page, adult).click();
  const former = page.getByRole("heading", { name: "Identité relevée avant FranceConnect" });
  await expect(former).toBeVisible();
  await checkAccessibility(page);
  await submit(page, "Enregistrer l’état civil");
  await expectRefused(page, { choice: /Choisissez ce que le dossier dira/, reason: "Écrivez la raison" });
  await choose(page, "Remettre ce que le dossier disait avant");
  await fillForm(page, { reason: "Ce n’était pas elle." });
  await submit(page, "Enregistrer l’état civil");
  await expect(done(page, "L’état civil est de nouveau celui")).toBeVisible();
  await expect(former).toBeHidden();
});

test("the household moves: its address, its residence and its number change", async ({ page }) => {
  const family = await ownFamily("corbas");
  await clerkOf(page, "corbas");
  await openPage(page, dossierOf(family));
  await page.getByRole("link", { name: "Modifier le foyer" }).click();
  await checkAccessibility(page);
  await fillForm(page, { line: "", postcode: "42" });
  await submit(page, SAVE);
  await expectRefused(page, { line: "Écrivez le numéro et la rue.", postcode: /cinq chiffres/ });
  await fillForm(page, { line: "3 impasse Neuve", postcode: "69960", allocataireNumber: "7654321" });
  await choose(page, "Hors de la commune");
  await fillForm(page, { from: "01/09/1926" });
  await submit(page, SAVE);
  await expectRefused(page, { from: /trop loin d’aujourd’hui/ });
  const from = addDays(dayOf(Temporal.Now.instant(), "Europe/Paris"), -4);
  await fillForm(page, { from: typedDay(from) });
  await submit(page, SAVE);
  await expect(done(page, "Le foyer est à jour")).toBeVisible();
  const moved = `hors de la commune (hors de la commune à partir du ${formatDayWithYear(from)})`;
  for (const text of ["3 impasse Neuve", "7654321", moved]) {
    await expect(page.locator("main")).toContainText(text);
  }
  expect((await nextMail(family.login, /Votre dossier a changé/)).text).not.toContain("impasse");
});
