import type { Page } from "@playwright/test";
import { checkAccessibility } from "../support/accessibility";
import { type TownSlug, townUrl } from "../support/environment";
import { expect, openPage, test } from "../support/journey";
import { type OwnFamily, ownFamily } from "../support/own-family";
import { ownInvoice } from "../support/own-invoice";
import { expectRefused, fillForm, tick } from "../support/refusals";
import { comeIn, ownAgent } from "./support/agents";

const heading = (page: Page) => page.getByRole("heading", { level: 1 });

/** A town for each project: a till is closed by one of them at a time. */
const townOf = (withScript: boolean): TownSlug => (withScript ? "saint-chamond" : "rive-de-gier");

/** The clerk before a family that owes one invoice. */
async function atCounter(page: Page, town: TownSlug): Promise<OwnFamily> {
  const family = await ownFamily(town);
  await ownInvoice(family, { dueIn: 10, meals: 3 });
  await comeIn(page, await ownAgent(town, "Régisseuse"));
  await openPage(page, townUrl(town, `/agents/regie/familles/${family.familyId}`));
  return family;
}

const record = (page: Page) => page.getByRole("button", { name: "Encaisser", exact: true });

test("cash is taken by the keyboard alone: find, Enter, Enter", async ({ page, withScript }) => {
  const town = townOf(withScript);
  const family = await ownFamily(town);
  await ownInvoice(family, { dueIn: 10, meals: 3 });
  await comeIn(page, await ownAgent(town, "Régisseuse"));
  await openPage(page, townUrl(town, "/agents/regie"));
  await checkAccessibility(page);
  const search = page.getByRole("searchbox");
  const name = family.login.split("@")[0] ?? "";
  await search.fill(name);
  const found = page.getByRole("main").getByRole("link", { name: new RegExp(name, "i") });
  if (withScript) {
    await expect(found).toBeVisible();
    await search.press("Enter");
  } else {
    await search.press("Enter");
    await checkAccessibility(page);
    await found.click();
  }
  await expect(heading(page)).toContainText("Encaisser");
  await checkAccessibility(page);
  const amount = page.locator('[name="amount1"]');
  if (withScript) await expect(amount).toBeFocused();
  await amount.press("Enter");
  await expect(heading(page)).toHaveText("Reçu de paiement");
  await expect(page.getByText("Le paiement est enregistré.")).toBeVisible();
  await checkAccessibility(page);
});

test("more than is owed is kept only when the agent says so", async ({ page, withScript }) => {
  await atCounter(page, townOf(withScript));
  await fillForm(page, { amount1: "100" });
  await record(page).click();
  await expect(page.getByRole("checkbox", { name: /^Garder/ })).toBeVisible();
  await checkAccessibility(page);
  await tick(page.getByRole("checkbox", { name: /^Garder/ }));
  await record(page).click();
  await expect(page.getByText("Gardé pour votre prochaine facture")).toBeVisible();
});

test("a cheque without its number is refused; with it, it is undone with a reason", async ({ page, withScript }) => {
  await atCounter(page, townOf(withScript));
  await page.locator('[name="means1"]').selectOption("cheque");
  await record(page).click();
  await expectRefused(page, { number1: /numéro du chèque/ });
  await fillForm(page, { number1: "1234567", bank1: "Crédit agricole" });
  await record(page).click();
  await page.getByRole("link", { name: "Annuler ce paiement" }).click();
  await checkAccessibility(page);
  await page.getByRole("button", { name: "Annuler ce paiement" }).click();
  await expectRefused(page, { reason: /pourquoi/ });
  await fillForm(page, { reason: "Chèque sans provision" });
  await page.getByRole("button", { name: "Annuler ce paiement" }).click();
  await expect(page.getByText("Motif\u00a0: Chèque sans provision")).toBeVisible();
  await checkAccessibility(page);
});

test("the till is read in its journal, and handed over", async ({ page, withScript }) => {
  const town = townOf(withScript);
  await atCounter(page, town);
  await page.locator('[name="means1"]').selectOption("cesu");
  await record(page).click();
  await expect(heading(page)).toHaveText("Reçu de paiement");
  await openPage(page, townUrl(town, "/agents/regie/journal"));
  await expect(page.getByRole("table", { name: "Encaissé, par moyen de paiement" })).toContainText("CESU");
  await checkAccessibility(page);
  const csv = await page.request.get(townUrl(town, "/agents/regie/journal/export"));
  expect([csv.status(), (await csv.text()).includes("Encaissement")]).toEqual([200, true]);
  await openPage(page, townUrl(town, "/agents/regie/depots"));
  await page.getByRole("button", { name: "Clore le versement" }).click();
  await expectRefused(page, { means: /Cochez/ });
  await tick(page.getByRole("checkbox", { name: /^CESU/ }));
  await page.getByRole("button", { name: "Clore le versement" }).click();
  await expect(heading(page)).toHaveText(/^Versement \w+-V-\d{4}-\d{4}$/);
  await checkAccessibility(page);
});

test("alerts and settings are pages that everybody can use", async ({ page, withScript }) => {
  const town = townOf(withScript);
  await comeIn(page, await ownAgent(town, "Administratrice"));
  await openPage(page, townUrl(town, "/agents/parametres/regies"));
  // Other journeys may open régies of their own meanwhile.
  const regie = page.getByRole("region", { name: /^Régie de la restauration/ });
  await regie.getByRole("textbox", { name: /Numéro de client/ }).fill("999999");
  await regie.getByRole("button", { name: "Vérifier auprès de PayFiP" }).click();
  await expect(page.getByText("PayFiP ne connaît pas ce numéro de client")).toBeVisible();
  await checkAccessibility(page);
  const own = town === "saint-chamond" ? "042207" : "042186";
  await regie.getByRole("textbox", { name: /Numéro de client/ }).fill(own);
  await regie.getByRole("button", { name: "Vérifier auprès de PayFiP" }).click();
  await expect(page.getByText("REGIE RESTAURATION")).toBeVisible();
  await checkAccessibility(page);
});
