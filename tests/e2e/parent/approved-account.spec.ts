import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { inTown } from "../support/base";
import { townUrl } from "../support/environment";
import { expect, openPage, test } from "../support/journey";
import { mails, nextMail } from "../support/mails";
import { type OwnFamily, ownFamily } from "../support/own-family";
import { expectRefusedWhole, fillForm, tick } from "../support/refusals";
import { book, dayLine, openMonth } from "./support/month";
import { comeInAsOwnClerk } from "./support/people";
import { bookableDays, bookingsOn } from "./support/places";

const TOWN = "saint-chamond";
const OWN = "Pantoufle-Grise-77!";

/** The parent is in the dossier and never had an account. Gives their name. */
async function forgetLogin({ accountId, familyId }: OwnFamily): Promise<string> {
  await inTown(TOWN, "DELETE FROM person_login WHERE city_id = $1 AND account_id = $2", [accountId]);
  await inTown(TOWN, "DELETE FROM local_credential WHERE city_id = $1 AND account_id = $2", [accountId]);
  const [person] = await inTown<{ name: string }>(
    TOWN,
    `SELECT p.birth_name AS name FROM person p JOIN family_adult a ON a.city_id = p.city_id AND a.person_id = p.id
     WHERE p.city_id = $1 AND a.family_id = $2`,
    [familyId],
  );
  return person?.name ?? "";
}

async function askAccount(page: Page, birthName: string, email: string): Promise<void> {
  await openPage(page, townUrl(TOWN, "/connexion/demande"));
  await fillForm(page, {
    birthName,
    firstNames: "Camille",
    birthdate: "03/02/1988",
    birthplaceName: "Saint-Étienne",
    email,
    phone: "06 39 98 12 34",
    addressLine: "1 rue de l’Essai",
    postcode: "42400",
    town: "Saint-Chamond",
    children: "Iris, 4 mai 2016",
  });
  await page.getByRole("button", { name: "Envoyer ma demande" }).click();
  await expect(page).toHaveURL(townUrl(TOWN, "/connexion/demande/envoyee"));
}

/** The clerk knows the person in the dossier, and opens the account. */
async function approve(page: Page, birthName: string, email: string): Promise<void> {
  await comeInAsOwnClerk(page, TOWN);
  const [request] = await inTown<{ id: string }>(
    TOWN,
    "SELECT id FROM account_request WHERE city_id = $1 AND email = $2",
    [email],
  );
  await openPage(page, townUrl(TOWN, `/agents/demandes/${request?.id}`));
  await tick(page.getByRole("radio", { name: new RegExp(`C’est Camille ${birthName}`) }));
  await page.getByRole("button", { name: "Ouvrir le compte et prévenir par e-mail" }).click();
  await expect(page.getByRole("heading", { name: /Acceptée/ })).toBeVisible();
}

async function logIn(page: Page, login: string, password: string): Promise<void> {
  await openPage(page, townUrl(TOWN, "/connexion"));
  await fillForm(page, { login, password });
  await page.getByRole("button", { name: "Se connecter", exact: true }).click();
}

/** An account that was just opened: its login and its one-time password, from the mail. */
async function approvedAccount(page: Page, visitor: () => Promise<Page>) {
  const family = await ownFamily(TOWN, { children: ["Iris"] });
  const birthName = await forgetLogin(family);
  const email = `ouverte-${randomUUID().slice(0, 8)}@courriel.example`;
  await askAccount(page, birthName, email);
  await approve(await visitor(), birthName, email);
  const { text } = await nextMail(email, /Votre compte est ouvert/);
  const login = /Votre identifiant\s: (\S+)/.exec(text)?.[1] ?? "";
  const oneTime = /Votre mot de passe provisoire\s: (\S+)/.exec(text)?.[1] ?? "";
  return { family, login, oneTime };
}

test("an account that staff have just opened: its one-time password, its own, and the first meal", async ({
  page,
  visitor,
}) => {
  test.slow();
  const { family, login, oneTime } = await approvedAccount(page, visitor);
  await logIn(page, login, oneTime);
  await expect(page).toHaveURL(townUrl(TOWN, "/connexion/mot-de-passe"));
  await fillForm(page, { currentPassword: oneTime, newPassword: OWN, repeatedPassword: OWN });
  await page.getByRole("button", { name: "Changer mon mot de passe" }).click();
  await expect(page).toHaveURL(townUrl(TOWN, "/famille"));
  await expect(page.getByRole("heading", { name: "Iris" })).toBeVisible();

  const [day = ""] = await bookableDays(family, 1);
  await book(page, family, day);
  expect(await bookingsOn(family, day)).toBe(1);
  const saved = /^Vos réservations .* sont enregistrées$/;
  // The dossier had an address before the account was asked for: nothing but its household changes it.
  expect((await nextMail(family.login, saved)).text).toContain("Iris\u00a0: réservé");
  await openMonth(page, TOWN, day);
  await expect(dayLine(page, day)).toContainText("réservé");
  await openPage(page, townUrl(TOWN, "/famille/reservations/historique"));
  await expect(page.locator(".preau-lines")).toContainText(/Iris, .*réservé/);
  expect((await mails(family.login)).filter(({ subject }) => saved.test(subject))).toHaveLength(1);
});

test("a one-time password that has run out says so, and how to get in all the same", async ({ page, visitor }) => {
  test.slow();
  const { login, oneTime, family } = await approvedAccount(page, visitor);
  await inTown(
    TOWN,
    "UPDATE local_credential SET one_time_expires_at = now() - interval '1 minute' WHERE city_id = $1 AND login = $2",
    [login],
  );
  await logIn(page, login, oneTime);
  await expectRefusedWhole(page, /Votre mot de passe provisoire n’est plus valable\s: il servait pendant sept jours/);
  await page.getByRole("link", { name: /Mot de passe oublié/ }).click();
  await fillForm(page, { login });
  await page.getByRole("button", { name: "Recevoir un lien par e-mail" }).click();
  await expect(page).toHaveURL(/fait=envoye/);
  // To the address of the dossier, where it is theirs for sure: whoever asked for the account gave another one.
  const { links } = await nextMail(family.login, /Choisissez un nouveau mot de passe/);
  expect((await mails(login)).filter(({ subject }) => /nouveau mot de passe/.test(subject))).toEqual([]);
  await openPage(page, links.find((link) => link.includes("jeton=")) ?? "");
  await fillForm(page, { newPassword: OWN, repeatedPassword: OWN });
  await page.getByRole("button", { name: "Enregistrer mon mot de passe" }).click();
  await logIn(page, login, OWN);
  await expect(page).toHaveURL(townUrl(TOWN, "/famille"));
  const [day = ""] = await bookableDays(family, 1);
  await book(page, family, day);
  expect(await bookingsOn(family, day)).toBe(1);
});

test("too many tries at one login: how long to wait, and nothing about whether it exists", async ({ page }) => {
  const somebody = `personne-${randomUUID().slice(0, 8)}@courriel.example`;
  for (let tries = 0; tries < 10; tries++) {
    await logIn(page, somebody, "Ce-n-est-pas-lui-1!");
    await expect(page.getByRole("alert").first()).toContainText("n’est pas le bon");
  }
  await logIn(page, somebody, "Ce-n-est-pas-lui-1!");
  await expectRefusedWhole(
    page,
    /Il y a eu trop d’essais\. Par sécurité, il faut attendre \d+\sminutes? avant de réessayer/,
  );
  await expect(page.locator('main input[name="login"]')).toHaveValue(somebody);
});
