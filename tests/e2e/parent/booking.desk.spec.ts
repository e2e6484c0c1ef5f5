import { checkAccessibility } from "../support/accessibility";
import { townUrl } from "../support/environment";
import { expect, openPage, test } from "../support/journey";
import { ownFamily } from "../support/own-family";
import { tick } from "../support/refusals";
import { comeInAs } from "../support/session";
import { box, confirm, goToRecap, openMonth } from "./support/month";
import { bookableDays, bookingsOn } from "./support/places";

test("on a desk the month is a table of days and children, used by keyboard alone", async ({ page }) => {
  const family = await ownFamily("saint-chamond", { children: ["Emma", "Félix"] });
  const [day = ""] = await bookableDays(family, 1);
  await comeInAs(page, "saint-chamond", family);
  await openMonth(page, "saint-chamond", day);
  for (const child of ["Emma", "Félix"]) await expect(page.getByRole("columnheader", { name: child })).toBeVisible();
  await expect(page.getByRole("rowheader").first()).toBeVisible();
  await checkAccessibility(page);

  await box(page, family, day, 1).focus();
  await page.keyboard.press("Space");
  await expect(page.locator(".preau-selection")).toHaveText(/^1 ajouté\s: \+\s2,35\s€$/);
  await page.getByRole("button", { name: /Défaire/ }).click();
  await expect(page.locator(".preau-selection")).toHaveText("Rien n’est changé pour l’instant.");
  await box(page, family, day, 1).focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/recapitulatif\?brouillon=/);
  await page.getByRole("link", { name: /Revenir au calendrier/ }).click();
  await tick(box(page, family, day, 1));
  await goToRecap(page);
  await checkAccessibility(page);
  await confirm(page);
  expect(await bookingsOn(family, day)).toBe(1);
});

test("the parents' pages stand on a desk screen too", async ({ page }) => {
  const family = await ownFamily("corbas", { quotient: null });
  await comeInAs(page, "corbas", family);
  for (const path of ["", "/dossier", "/documents", "/attente", "/profil", "/reservations/semaine-type"]) {
    await openPage(page, townUrl("corbas", `/famille${path}`));
    await checkAccessibility(page);
  }
});
