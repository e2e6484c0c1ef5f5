import type { Page } from "@playwright/test";
import { checkAccessibility } from "../support/accessibility";
import { townUrl } from "../support/environment";
import { expect, openPage, test } from "../support/journey";
import { type OwnFamily, ownFamily } from "../support/own-family";
import { expectRefused, fillForm, tick } from "../support/refusals";
import { comeInAs } from "../support/session";
import { comeIn, ownAgent } from "./support/agents";
import { ownMeals } from "./support/meals";
import { expectAsNothing } from "./support/pages";

/** The parent writes the sheet of the first child. */
async function writeSheet(page: Page, family: OwnFamily): Promise<void> {
  await comeInAs(page, family.town, family);
  await openPage(page, townUrl(family.town, `/famille/dossier/sante/${family.children[0]?.id}`));
  await fillForm(page, { allergies: "Arachide", conduct: "Appeler le 15" });
  await page.getByRole("button", { name: "Enregistrer la fiche" }).click();
  await expect(page).toHaveURL(townUrl(family.town, "/famille/dossier?fait=sante"));
}

test("a sheet opens once one has said why, and the family reads who opened it and why", async ({ page, visitor }) => {
  const family = await ownFamily("saint-chamond");
  const parent = await visitor();
  await writeSheet(parent, family);
  await comeIn(page, await ownAgent("saint-chamond", "Responsable de la restauration"));
  await openPage(page, townUrl("saint-chamond", `/agents/familles/${family.familyId}`));
  await page.getByRole("link", { name: "Fiche sanitaire de Lou" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Fiche sanitaire de Lou Essai/);
  await expect(page.locator("main")).not.toContainText("Arachide");
  await checkAccessibility(page);
  await page.getByRole("button", { name: "Ouvrir la fiche" }).click();
  await expectRefused(page, { purpose: /Choisissez pourquoi vous ouvrez cette fiche/ });
  await expect(page.locator("main")).not.toContainText("Arachide");
  await tick(page.getByRole("radio", { name: "Préparer les repas" }));
  await page.getByRole("button", { name: "Ouvrir la fiche" }).click();
  await expect(page.locator(".preau-facts")).toContainText(/Allergies\s*Arachide/);
  await expect(page.getByText("La fiche se referme au bout d’un quart d’heure.", { exact: false })).toBeVisible();
  await checkAccessibility(page);
  await openPage(parent, townUrl("saint-chamond", "/famille/dossier/historique"));
  await expect(parent.locator("main")).toContainText(/Fiche sanitaire.*consultation/);
  await expect(parent.locator("main")).toContainText(/Raison\s: Préparer les repas/);
});

test("without the right on health there is no link, no page, and no line in the history", async ({ page, visitor }) => {
  const family = await ownFamily("corbas");
  const [child = { id: "" }] = family.children;
  await writeSheet(await visitor(), family);
  await comeIn(page, await ownAgent("corbas"));
  const dossier = townUrl("corbas", `/agents/familles/${family.familyId}`);
  for (const address of [dossier, `${dossier}/historique`]) {
    await openPage(page, address);
    await expect(page.locator("main")).not.toContainText(/fiche sanitaire/i);
  }
  await expectAsNothing(page, "corbas", (id) => `/agents/familles/${family.familyId}/sante/${id}`, child.id);
});

test("the allergies of those who eat are shown after a reason, to who may read them", async ({ page, visitor }) => {
  const { family, schoolId, day } = await ownMeals("rive-de-gier", ["Lou", "Max"]);
  await writeSheet(await visitor(), family);
  const list = townUrl("rive-de-gier", `/agents/effectifs/liste?jour=${day}&ecole=${schoolId}`);
  await comeIn(page, await ownAgent("rive-de-gier", "Responsable de la restauration"));
  await openPage(page, list);
  await page.getByText("Afficher les allergies").click();
  await checkAccessibility(page);
  await page.getByRole("button", { name: "Afficher pendant un quart d’heure" }).click();
  await expectRefused(page, { purpose: "Choisissez pourquoi vous affichez les allergies." });
  await expect(page.locator("main")).not.toContainText("Arachide");
  await tick(page.getByRole("radio", { name: "Préparer les repas" }));
  await page.getByRole("button", { name: "Afficher pendant un quart d’heure" }).click();
  await expect(page.getByRole("row", { name: /Lou/ })).toContainText("Arachide");
  await expect(page.getByRole("row", { name: /Max/ })).toContainText("rien d’indiqué");
  await checkAccessibility(page);

  const clerk = await visitor();
  await comeIn(clerk, await ownAgent("rive-de-gier"));
  await openPage(clerk, list);
  await expect(clerk.getByRole("row", { name: /Lou/ })).toBeVisible();
  await expect(clerk.locator("main")).not.toContainText(/allergi/i);
});
