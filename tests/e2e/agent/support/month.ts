import type { Page } from "@playwright/test";
import { checkAccessibility } from "../../support/accessibility";
import { inTown } from "../../support/base";
import { type TownSlug, townUrl } from "../../support/environment";
import { expect, openPage } from "../../support/journey";
import type { OwnFamily } from "../../support/own-family";
import { tick } from "../../support/refusals";
import { comeInAs } from "../../support/session";
import type { PastMeals } from "./past-meals";

const heading = (page: Page) => page.getByRole("heading", { level: 1 });

/** Of two children who were booked, one was absent with an excuse; a third came who was not booked. */
export async function pointPresences(page: Page, { town, day, schoolId, activityId, booked, other }: PastMeals) {
  const [, absent] = booked.children;
  const [came] = other.children;
  if (!absent || !came) throw new Error("The families have no children");
  await openPage(page, townUrl(town, `/agents/presences/feuille?jour=${day}&ecole=${schoolId}&activite=${activityId}`));
  await page.locator(`#excused-${absent.id}`).check();
  await page.getByText(/^Venus sans réservation/).click();
  await page.locator(`#unbooked-${came.id}`).check();
  await page.getByRole("button", { name: "Enregistrer, la journée est vérifiée" }).click();
  await expect(heading(page)).toHaveText(/^Présences (de |d’)/);
}

/** The family comes to the counter with the whole of what it owes. */
export async function takeCash(page: Page, { town, familyId }: OwnFamily) {
  await openPage(page, townUrl(town, `/agents/regie/familles/${familyId}`));
  await page.getByRole("button", { name: "Encaisser", exact: true }).click();
  await expect(heading(page)).toHaveText("Reçu de paiement");
  await expect(page.getByText("Le paiement est enregistré.")).toBeVisible();
}

/** From the invoice to the receipt: the meal of the child who came is there with its reason, that of the excused one is free. */
export async function payOnline(page: Page, family: OwnFamily) {
  const { town, familyId, children } = family;
  const [present, absent] = children;
  const [invoice] = await inTown<{ id: string }>(
    town,
    "SELECT id FROM invoice WHERE city_id = $1 AND family_id = $2 AND status = 'issued'",
    [familyId],
  );
  await comeInAs(page, town, family);
  await openPage(page, townUrl(town, `/famille/factures/${invoice?.id}`));
  const main = page.getByRole("main");
  await expect(main).toContainText(new RegExp(`${present?.firstName}.*, présence.*${absent?.firstName}0,00\\s€`));
  await expect(main).toContainText("L’absence est justifiée\u00a0: rien n’est dû");
  await page.getByText("Pourquoi ce prix\u00a0?").first().click();
  await checkAccessibility(page);
  await openPage(page, townUrl(town, "/famille/factures"));
  await page.getByRole("button", { name: "Payer en ligne" }).click();
  await page.getByRole("button", { name: /^Payer \d/ }).click();
  await page.locator('button[name="issue"][value="carte"]').click();
  await expect(heading(page)).toHaveText("Votre paiement est reçu");
  await page.getByRole("link", { name: "Voir le reçu" }).click();
  await expect(heading(page)).toHaveText("Reçu de paiement");
  await checkAccessibility(page);
}

/** The cash of the till goes to the bank, and is closed. */
export async function closeTill(page: Page, town: TownSlug) {
  await openPage(page, townUrl(town, "/agents/regie/depots"));
  await tick(page.getByRole("checkbox", { name: /^Espèces/ }));
  await page.getByRole("button", { name: "Clore le versement" }).click();
  await expect(heading(page)).toHaveText(/^Versement \w+-V-\d{4}-\d{4}$/);
  await checkAccessibility(page);
}
