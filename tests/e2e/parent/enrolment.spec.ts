import type { Page } from "@playwright/test";
import { comeIn, type OwnAgent, ownAgent } from "../agent/support/agents";
import { expectDecided, queueLine } from "../agent/support/pages";
import { checkAccessibility } from "../support/accessibility";
import { inTown } from "../support/base";
import { townUrl } from "../support/environment";
import { expect, openPage, test } from "../support/journey";
import { nextMail } from "../support/mails";
import { type OwnFamily, ownFamily } from "../support/own-family";
import { expectKept, expectRefused, expectRefusedWhole, expectToldWrong, fillForm, tick } from "../support/refusals";
import { comeInAs } from "../support/session";
import { goodPdf, send } from "./support/files";
import { book, recapGroup } from "./support/month";
import { bookableDays } from "./support/places";

const LIST = townUrl("saint-chamond", "/famille/inscriptions");
const CANTEEN = "Restaurant scolaire";

/** A family whose children nobody has enrolled. */
async function newcomers(): Promise<OwnFamily> {
  const family = await ownFamily("saint-chamond", { children: ["Ana", "Ben"] });
  await inTown("saint-chamond", "DELETE FROM enrolment WHERE city_id = $1 AND family_id = $2", [family.familyId]);
  return family;
}

const child = (page: Page, firstName: string) => page.locator("main li").filter({ hasText: firstName }).first();

/** The request of this family about a child, on the clerk's own page of it. */
async function openRequest(page: Page, family: OwnFamily, firstName: string): Promise<void> {
  await openPage(page, townUrl("saint-chamond", "/agents?genre=inscription"));
  const name = family.login.split("@")[0] ?? "";
  const line = queueLine(page, `${firstName}, `).filter({ hasText: new RegExp(name, "i") });
  await line.getByRole("link").first().click();
  await expect(page).toHaveURL(/\/agents\/inscriptions\/.*genre=inscription/);
}

/** The clerk says yes to Ana, no to Ben. */
async function answer(page: Page, clerk: OwnAgent, family: OwnFamily): Promise<void> {
  await comeIn(page, clerk);
  await openRequest(page, family, "Ana");
  await expect(page.locator("main")).toContainText(/Ana Essai.*ans \(/s);
  await expect(page.locator("main")).toContainText(/Nous arrivons en janvier\./);
  await expect(page.locator("main")).toContainText(/Places dans son école.*jours ouverts/s);
  await expect(page.getByRole("link", { name: /^Vérifier.*domicile/ })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Le dossier n’est pas complet" })).toBeVisible();
  await checkAccessibility(page);
  await page.getByLabel("Premier jour").fill("");
  await fillForm(page, { to: "01/01/2020" });
  await page.getByRole("button", { name: /^Inscrire Ana/ }).click();
  await expectToldWrong(page, { from: "Écrivez le premier jour de l’inscription." });
  await expectKept(page, { to: "01/01/2020" });
  await openRequest(page, family, "Ana");
  await fillForm(page, { to: "01/01/2020" });
  await page.getByRole("button", { name: /^Inscrire Ana/ }).click();
  await expectToldWrong(page, { to: /L’inscription finit avant de commencer/ });
  await openRequest(page, family, "Ana");
  await page.getByRole("button", { name: /^Inscrire Ana/ }).click();
  await expectDecided(page, "Acceptée", clerk.name);
  await checkAccessibility(page);
  await openRequest(page, family, "Ben");
  await page.getByRole("link", { name: "Documents à envoyer d’abord" }).click();
  await page.getByRole("button", { name: "Refuser et envoyer l’e-mail" }).click();
  await expectDecided(page, "Refusée", clerk.name);
}

/** The parent leaves the form and the recap for a document, and finds each again as it was. */
async function sendDocuments(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^Envoyer ce document.*domicile/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Justificatif de domicile");
  await send(page, [await goodPdf()]);
  await expect(page.getByRole("status").filter({ hasText: "Votre document est envoyé." })).toBeVisible();
}

/** What is wrong in the recap is told next to its field; a document may be looked for meanwhile. */
async function fillRecap(page: Page, comment: string): Promise<void> {
  // The field itself takes no more: a browser without that limit is told by the form.
  await page.locator('textarea[name="comment"]').evaluate((field) => field.removeAttribute("maxlength"));
  await fillForm(page, { comment: "x".repeat(501) });
  await page.getByRole("button", { name: "Envoyer la demande" }).click();
  await expectToldWrong(page, { comment: /Ce texte est trop long/ });
  await expectKept(page, { comment: "x".repeat(501) });
  await fillForm(page, { comment });
}

/** The clerk says no to the end of an enrolment, with a reason; or yes, for another day than was asked. */
async function answerEnd(page: Page, clerk: OwnAgent, family: OwnFamily, lastDay?: string): Promise<void> {
  await openRequest(page, family, "Ana");
  if (lastDay === undefined) {
    await fillForm(page, { reason: "Son contrat va jusqu’en juin." });
    await page.getByRole("button", { name: "Refuser et envoyer l’e-mail" }).click();
    await expectDecided(page, "Refusée", clerk.name);
    return;
  }
  await fillForm(page, { to: "" });
  await page.getByRole("button", { name: /^Arrêter l’inscription/ }).click();
  await expectToldWrong(page, { to: "Écrivez le dernier jour de l’inscription." });
  await fillForm(page, { to: typed(lastDay) });
  await page.getByRole("button", { name: /^Arrêter l’inscription/ }).click();
  await expect(page.getByRole("status").filter({ hasText: "un autre dernier jour" })).toBeVisible();
  await expectKept(page, { to: typed(lastDay) });
  await checkAccessibility(page);
  await page.getByRole("button", { name: /^Arrêter l’inscription/ }).click();
  await expectDecided(page, "Acceptée", clerk.name);
}

const typed = (day: string) => day.split("-").toReversed().join("/");

/** In the town that takes requests at once (support/global-setup), an enrolment is made and ended without an answer. */
async function atOnce(page: Page): Promise<void> {
  const list = townUrl("corbas", "/famille/inscriptions");
  const family = await ownFamily("corbas", { children: ["Zoé"] });
  await inTown("corbas", "DELETE FROM enrolment WHERE city_id = $1 AND family_id = $2", [family.familyId]);
  await comeInAs(page, "corbas", family);
  await openPage(page, list);
  await page
    .getByRole("link", { name: /^Demander une inscription/ })
    .first()
    .click();
  await page.getByRole("button", { name: "Voir le récapitulatif" }).click();
  await expect(page).toHaveURL(/\/inscriptions\/recapitulatif\?/);
  const enrol = page.getByRole("button", { name: "Inscrire maintenant" });
  // A town's settings are known to its pages within half a minute.
  await expect(async () => {
    await page.reload();
    await expect(enrol).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 35_000 });
  await enrol.click();
  await expect(page).toHaveURL(`${list}?fait=inscrit`);
  await page.getByRole("link", { name: /^Arrêter l’inscription/ }).click();
  await page.getByRole("button", { name: "Voir ce que cela change" }).click();
  await page.getByRole("button", { name: "Arrêter l’inscription" }).click();
  await expect(page).toHaveURL(`${list}?fait=arret`);
  await checkAccessibility(page);
}

test("a family asks for two children; the town accepts one, refuses the other; the family books", async ({
  page,
  visitor,
}, { project }) => {
  const family = await newcomers();
  await comeInAs(page, "saint-chamond", family);
  await openPage(page, townUrl("saint-chamond", "/famille/reservations"));
  await page.getByRole("link", { name: "Demander l’inscription" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(CANTEEN);
  await expect(page.getByText("Il manque des documents dans votre dossier.", { exact: false })).toBeVisible();
  await checkAccessibility(page);

  const from = page.locator('input[name="from"]');
  const first = await from.inputValue();
  await from.fill("32/13/2026");
  await page.getByRole("button", { name: "Voir le récapitulatif" }).click();
  await expectRefused(page, { children: "Cochez au moins un enfant.", from: /Cette date n’existe pas/ });
  await expectKept(page, { from: "32/13/2026" });
  for (const { id } of family.children) await tick(page.locator(`input[name="children"][value="${id}"]`));
  await from.fill("01/01/2020");
  await page.getByRole("button", { name: "Voir le récapitulatif" }).click();
  await expectToldWrong(page, { from: /Pour Ana, l’inscription peut commencer du/ });
  for (const { id } of family.children)
    await expect(page.locator(`input[name="children"][value="${id}"]`)).toBeChecked();
  await from.fill(first);
  await sendDocuments(page);
  await expectKept(page, { from: first });
  for (const { id } of family.children)
    await expect(page.locator(`input[name="children"][value="${id}"]`)).toBeChecked();
  await page.getByRole("button", { name: "Voir le récapitulatif" }).click();
  await expect(page).toHaveURL(/\/inscriptions\/recapitulatif\?/);
  const recap = page.url();
  await expect(child(page, "Ben")).toBeVisible();
  await checkAccessibility(page);
  await fillRecap(page, "Nous arrivons en janvier.");
  await page
    .getByRole("button", { name: /^Envoyer ce document.*assurance/ })
    .first()
    .click();
  await page.getByRole("link", { name: /^Revenir à ma demande/ }).click();
  await expectKept(page, { comment: "Nous arrivons en janvier." });
  await page.getByRole("button", { name: "Envoyer la demande" }).click();
  await expect(page).toHaveURL(`${LIST}?fait=demande`);
  for (const firstName of ["Ana", "Ben"]) await expect(child(page, firstName)).toContainText("Inscription demandée");
  await checkAccessibility(page);
  await nextMail(family.login, /demande d’inscription est reçue/, "Ana et Ben");
  // Who comes back to the recap is told that it was sent, and where it is followed.
  await openPage(page, recap);
  await expect(page.getByRole("heading", { name: "Votre demande est envoyée" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Suivre ma demande" })).toBeVisible();
  await checkAccessibility(page);
  await openPage(page, townUrl("saint-chamond", "/famille"));
  await expect(page.getByText("Inscription demandée").first()).toContainText("Ben");
  await checkAccessibility(page);

  const desk = await visitor({ javaScriptEnabled: project.use.javaScriptEnabled !== false });
  await answer(desk, await ownAgent("saint-chamond"), family);
  await nextMail(family.login, /^Une inscription est faite$/, "Ana");
  await nextMail(family.login, /^Une réponse à votre demande$/, "Il manque des documents");
  await openPage(page, LIST);
  await expect(child(page, "Ana")).toContainText("Inscription faite");
  await expect(child(page, "Ben")).toContainText(/Demande refusée.*Il manque des documents/s);
  await checkAccessibility(page);
  await openPage(page, townUrl("saint-chamond", "/famille"));
  await expect(page.getByRole("heading", { name: /Inscription refusée.*Ben/ })).toBeVisible();

  const [day = ""] = await bookableDays(family, 1);
  await book(page, family, day);
});

test("a family ends an enrolment: what changes meanwhile is read again, and the town answers", async ({
  page,
  visitor,
}, { project }) => {
  const family = await ownFamily("saint-chamond", { children: ["Ana"] });
  const clerk = await ownAgent("saint-chamond");
  const desk = await visitor({ javaScriptEnabled: project.use.javaScriptEnabled !== false });
  await comeIn(desk, clerk);
  await comeInAs(page, "saint-chamond", family);
  const [day = "", other = ""] = await bookableDays(family, 2);
  await book(page, family, day);
  await openPage(page, LIST);
  await page.getByRole("link", { name: /^Arrêter l’inscription/ }).click();
  await checkAccessibility(page);
  const today = await page.locator('input[name="lastDay"]').inputValue();
  await fillForm(page, { lastDay: "32/13/2026" });
  await page.getByRole("button", { name: "Voir ce que cela change" }).click();
  await expectRefused(page, { lastDay: /Cette date n’existe pas/ });
  await expectKept(page, { lastDay: "32/13/2026" });
  await fillForm(page, { lastDay: today });
  await page.getByRole("button", { name: "Voir ce que cela change" }).click();
  await expect(page).toHaveURL(/\/recapitulatif\?au=/);
  const recap = page.url();
  const cancelled = recapGroup(page, "Réservations annulées, sans frais").getByRole("listitem");
  await expect(cancelled).toHaveCount(1);
  await checkAccessibility(page);
  await fillRecap(page, "Nous déménageons.");
  // Meanwhile the other parent books one day more, in a window of their own.
  const tab = await page.context().newPage();
  await book(tab, family, other);
  await tab.close();
  await page.getByRole("button", { name: "Envoyer la demande" }).click();
  await expectRefusedWhole(page, /Depuis que vous avez lu ce récapitulatif, le .* a changé\. Rien n’a été envoyé\./);
  await expect(cancelled).toHaveCount(2);
  await expectKept(page, { comment: "Nous déménageons." });
  await page.getByRole("button", { name: "Envoyer la demande" }).click();
  await expect(child(page, "Ana")).toContainText("Arrêt demandé");
  await page.getByRole("button", { name: /^Annuler ma demande/ }).click();
  await expect(page).toHaveURL(`${LIST}?fait=annulation`);
  await expect(child(page, "Ana")).toContainText("Inscription faite");

  for (const lastDay of [undefined, day]) {
    await openPage(page, recap);
    await page.getByRole("button", { name: "Envoyer la demande" }).click();
    await expect(page).toHaveURL(`${LIST}?fait=arret-demande`);
    await answerEnd(desk, clerk, family, lastDay);
    await openPage(page, LIST);
    await expect(child(page, "Ana")).toContainText(lastDay ? "Inscription faite" : "Son contrat va jusqu’en juin.");
  }
  await atOnce(page);
});
