import type { Page } from "@playwright/test";
import { checkAccessibility } from "../support/accessibility";
import { type TownSlug, townUrl } from "../support/environment";
import { expect, openPage, test } from "../support/journey";
import { nextMail } from "../support/mails";
import { type OwnFamily, ownFamily } from "../support/own-family";
import { expectRefused, fillForm } from "../support/refusals";
import { comeIn, ownAgent } from "./support/agents";
import { choose } from "./support/pages";

const dossierOf = ({ town, familyId }: OwnFamily) => townUrl(town, `/agents/familles/${familyId}`);
const submit = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
const done = (page: Page, words: string) => page.getByRole("status").filter({ hasText: words });
const SAVE = "Enregistrer et prévenir la famille";

async function clerkOf(page: Page, town: TownSlug) {
  const clerk = await ownAgent(town);
  await comeIn(page, clerk);
  return clerk;
}

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
  await submit(page, SAVE);
  await expect(done(page, "Le foyer est à jour")).toBeVisible();
  for (const text of ["3 impasse Neuve", "7654321", "hors de la commune"]) {
    await expect(page.locator("main")).toContainText(text);
  }
  expect((await nextMail(family.login, /Votre dossier a changé/)).text).not.toContain("impasse");
});
