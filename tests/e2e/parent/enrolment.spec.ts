import type { Page } from "@playwright/test";
import { comeIn, type OwnAgent, ownAgent } from "../agent/support/agents";
import { expectDecided, queueLine } from "../agent/support/pages";
import { checkAccessibility } from "../support/accessibility";
import { inTown } from "../support/base";
import { townUrl } from "../support/environment";
import { expect, openPage, test } from "../support/journey";
import { nextMail } from "../support/mails";
import { type OwnFamily, ownFamily } from "../support/own-family";
import { expectKept, expectRefused, expectToldWrong, fillForm, tick } from "../support/refusals";
import { comeInAs } from "../support/session";
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
  await checkAccessibility(page);
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
  await page.getByRole("button", { name: "Voir le récapitulatif" }).click();
  await expect(page).toHaveURL(/\/inscriptions\/recapitulatif\?/);
  await expect(child(page, "Ben")).toBeVisible();
  await checkAccessibility(page);
  await fillForm(page, { comment: "Nous arrivons en janvier." });
  await page.getByRole("button", { name: "Envoyer la demande" }).click();
  await expect(page).toHaveURL(`${LIST}?fait=demande`);
  for (const firstName of ["Ana", "Ben"]) await expect(child(page, firstName)).toContainText("Inscription demandée");
  await checkAccessibility(page);
  await nextMail(family.login, /demande d’inscription est reçue/, "Ana et Ben");

  const desk = await visitor({ javaScriptEnabled: project.use.javaScriptEnabled !== false });
  await answer(desk, await ownAgent("saint-chamond"), family);
  await nextMail(family.login, /^Une inscription est faite$/, "Ana");
  await nextMail(family.login, /^Une réponse à votre demande$/, "Il manque des documents");
  await openPage(page, LIST);
  await expect(child(page, "Ana")).toContainText("Inscription faite");
  await expect(child(page, "Ben")).toContainText(/Demande refusée.*Il manque des documents/s);
  await checkAccessibility(page);

  const [day = ""] = await bookableDays(family, 1);
  await book(page, family, day);
  await openPage(page, LIST);
  await page.getByRole("link", { name: /^Arrêter l’inscription/ }).click();
  await checkAccessibility(page);
  await page.getByRole("button", { name: "Voir ce que cela change" }).click();
  await expect(recapGroup(page, "Réservations annulées, sans frais").getByRole("listitem")).toHaveCount(1);
  await checkAccessibility(page);
  await page.getByRole("button", { name: "Envoyer la demande" }).click();
  await expect(child(page, "Ana")).toContainText("Arrêt demandé");
  await page.getByRole("button", { name: /^Annuler ma demande/ }).click();
  await expect(page).toHaveURL(`${LIST}?fait=annulation`);
  await expect(child(page, "Ana")).toContainText("Inscription faite");
});
