import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { checkAccessibility } from "../support/accessibility";
import { inTown } from "../support/base";
import { townUrl } from "../support/environment";
import { expect, openPage, test, textOf } from "../support/journey";
import { mails, nextMail } from "../support/mails";
import { ownFamily } from "../support/own-family";
import { expectKept, expectRefused, expectRefusedWhole, expectToldWrong, fillForm, tick } from "../support/refusals";
import { comeInAsOwnClerk } from "./support/people";

const send = (page: Page) => page.getByRole("button", { name: "Envoyer ma demande" }).click();

function ownRequest() {
  const name = `Essai${randomUUID().replace(/[^a-f]/g, "")}`;
  return {
    birthName: name,
    usageName: "",
    firstNames: "Aline Marie",
    birthdate: "24/09/1989",
    birthplaceName: "Lyon",
    email: `${name.toLowerCase()}@courriel.example`,
    phone: "06 39 98 12 34",
    addressLine: "12 rue de l’Essai",
    postcode: "42400",
    town: "Saint-Chamond",
    children: "Nina, 4 mai 2019",
    message: "",
  };
}

test("each wrong answer of a request for an account is told, and nothing typed is lost", async ({ page }) => {
  await openPage(page, townUrl("saint-chamond", "/connexion/demande"));
  await checkAccessibility(page);
  await send(page);
  await expectRefused(page, {
    birthName: "Écrivez votre nom de naissance.",
    firstNames: "Écrivez vos prénoms.",
    birthdate: "Écrivez votre date de naissance.",
    birthplaceName: /Écrivez votre commune de naissance/,
    email: "Écrivez votre adresse e-mail.",
    phone: "Écrivez votre numéro de téléphone.",
    addressLine: /Écrivez votre adresse\s:/,
    postcode: "Écrivez le code postal.",
    town: "Écrivez le nom de votre commune.",
    children: "Écrivez le prénom, le nom et la date de naissance de chaque enfant.",
  });
  const wrong = { ...ownRequest(), birthdate: "31/02/1989", email: "aline@", phone: "06 12", postcode: "4240" };
  await fillForm(page, wrong);
  await send(page);
  await expectRefused(page, {
    birthdate: /Cette date n’existe pas/,
    email: /Cette adresse e-mail n’est pas complète/,
    phone: /Ce numéro de téléphone n’est pas complet/,
    postcode: "Un code postal a cinq chiffres.",
  });
  await expectKept(page, wrong);
});

test("an empty login says what to write", async ({ page }) => {
  await openPage(page, townUrl("corbas", "/connexion"));
  await page.getByRole("button", { name: "Se connecter", exact: true }).click();
  await expectRefused(page, { login: "Écrivez votre identifiant.", password: "Écrivez votre mot de passe." });
});

/** The clerk finds the request and opens the account, with a new dossier. */
async function approve(page: Page, email: string): Promise<void> {
  await comeInAsOwnClerk(page, "saint-chamond");
  const [request] = await inTown<{ id: string }>(
    "saint-chamond",
    "SELECT id FROM account_request WHERE city_id = $1 AND email = $2",
    [email],
  );
  await page.goto(townUrl("saint-chamond", `/agents/demandes/${request?.id}`));
  await tick(page.getByRole("radio", { name: /Un nouveau dossier/ }));
  await tick(page.getByRole("radio", { name: "Dans la commune" }));
  await page.getByRole("button", { name: "Ouvrir le compte et prévenir par e-mail" }).click();
  await expect(page.getByRole("heading", { name: /Acceptée/ })).toBeVisible();
}

async function logIn(page: Page, login: string, password: string): Promise<void> {
  await openPage(page, townUrl("saint-chamond", "/connexion"));
  await fillForm(page, { login, password });
  await page.getByRole("button", { name: "Se connecter", exact: true }).click();
}

async function changePassword(page: Page, currentPassword: string, newPassword: string, repeated = newPassword) {
  await fillForm(page, { currentPassword, newPassword, repeatedPassword: repeated });
  await page.getByRole("button", { name: "Changer mon mot de passe" }).click();
}

test("a request becomes an account: mail, one-time password, first login, own password", async ({ page, visitor }) => {
  test.slow();
  const request = ownRequest();
  await openPage(page, townUrl("saint-chamond", "/connexion/demande"));
  await fillForm(page, request);
  await send(page);
  await expect(page).toHaveURL(townUrl("saint-chamond", "/connexion/demande/envoyee"));
  await expect(page.getByRole("heading", { name: /Nous avons reçu votre demande/ })).toBeVisible();
  await checkAccessibility(page);
  await nextMail(request.email, /Nous avons reçu votre demande de compte/);

  await approve(await visitor(), request.email);
  const { text } = await nextMail(request.email, /Votre compte est ouvert/);
  const login = /Votre identifiant\s: (\S+)/.exec(text)?.[1] ?? "";
  const oneTime = /Votre mot de passe provisoire\s: (\S+)/.exec(text)?.[1] ?? "";

  await logIn(page, login, oneTime);
  await expect(page).toHaveURL(townUrl("saint-chamond", "/connexion/mot-de-passe"));
  await checkAccessibility(page);
  await page.goto(townUrl("saint-chamond", "/famille"));
  await expect(page).toHaveURL(/\/connexion\/mot-de-passe/);

  await changePassword(page, oneTime, "Court-1");
  await expectRefused(page, { newPassword: /trop facile à trouver/ });
  await changePassword(page, oneTime, "Aa1-Aa1-Aa1-Aa1-");
  await expectToldWrong(page, { newPassword: /répète toujours les mêmes caractères/ });
  await changePassword(page, oneTime, "Saint-Chamond-42");
  await expectToldWrong(page, { newPassword: /surtout votre nom, votre identifiant ou le nom de la ville/ });
  await changePassword(page, oneTime, "MotDePasse-2026!");
  await expectToldWrong(page, { newPassword: /l’un des premiers que l’on essaie/ });
  await changePassword(page, oneTime, "Pantoufle-Grise-77!", "Pantoufle-Grise-78!");
  await expectToldWrong(page, { repeatedPassword: /Les deux mots de passe sont différents/ });
  await changePassword(page, "Ce-n-est-pas-lui-1!", "Pantoufle-Grise-77!");
  await expectToldWrong(page, { currentPassword: /Ce n’est pas votre mot de passe actuel/ });
  await changePassword(page, oneTime, "Pantoufle-Grise-77!");
  await expect(page).toHaveURL(townUrl("saint-chamond", "/famille"));
  await checkAccessibility(page);
  await page.goto(townUrl("saint-chamond", "/connexion/mot-de-passe"));
  await changePassword(page, "Pantoufle-Grise-77!", "Pantoufle-Grise-77!");
  await expectToldWrong(page, { newPassword: /C’est le mot de passe que vous aviez déjà/ });

  const later = await visitor();
  await logIn(later, login, oneTime);
  await expectRefusedWhole(later, /L’identifiant ou le mot de passe n’est pas le bon/);
  await logIn(later, login, "Pantoufle-Grise-77!");
  await expect(later).toHaveURL(townUrl("saint-chamond", "/famille"));
});

async function askRecovery(page: Page, login: string): Promise<string> {
  await openPage(page, townUrl("saint-chamond", "/connexion/mot-de-passe-oublie"));
  await fillForm(page, { login });
  await page.getByRole("button", { name: "Recevoir un lien par e-mail" }).click();
  await expect(page).toHaveURL(/fait=envoye/);
  return textOf(page.locator("main"));
}

test("a forgotten password: the same answer for anybody, and a link that works once", async ({ page, visitor }) => {
  const family = await ownFamily("saint-chamond");
  const stranger = `personne-${randomUUID().slice(0, 8)}@courriel.example`;
  await openPage(page, townUrl("saint-chamond", "/connexion/mot-de-passe-oublie"));
  await page.getByRole("button", { name: "Recevoir un lien par e-mail" }).click();
  await expectRefused(page, { login: "Écrivez votre identifiant ou votre adresse e-mail." });
  const toStranger = await askRecovery(page, stranger);
  expect(await askRecovery(page, family.login)).toBe(toStranger);
  await checkAccessibility(page);

  const mail = await nextMail(family.login, /Choisissez un nouveau mot de passe/);
  expect(await mails(stranger)).toEqual([]);
  const link = mail.links.find((address) => address.includes("jeton=")) ?? "";
  await page.goto(link);
  await checkAccessibility(page);
  const store = page.getByRole("button", { name: "Enregistrer mon mot de passe" });
  await fillForm(page, { newPassword: "trop simple", repeatedPassword: "trop simple" });
  await store.click();
  await expectRefused(page, { newPassword: /trop facile à trouver/ });
  await fillForm(page, { newPassword: "Brouette-Rouge-51!", repeatedPassword: "Brouette-Rouge-51!" });
  await store.click();
  await expect(page.getByRole("heading", { name: /Votre mot de passe est changé/ })).toBeVisible();
  await checkAccessibility(page);

  const again = await visitor();
  await again.goto(link);
  await expect(again.getByRole("heading", { name: /Ce lien n’est plus valable/ })).toBeVisible();
  await expect(again.locator('input[name="newPassword"]')).toHaveCount(0);
  await checkAccessibility(again);
  await logIn(again, family.login, family.password);
  await expectRefusedWhole(again, /L’identifiant ou le mot de passe n’est pas le bon/);
  await logIn(again, family.login, "Brouette-Rouge-51!");
  await expect(again).toHaveURL(townUrl("saint-chamond", "/famille"));
});
