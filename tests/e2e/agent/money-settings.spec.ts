import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { checkAccessibility } from "../support/accessibility";
import { inTown } from "../support/base";
import { type TownSlug, townUrl } from "../support/environment";
import { expect, openPage, test } from "../support/journey";
import { expectKept, expectRefused, fillForm } from "../support/refusals";
import { comeIn, ownAgent } from "./support/agents";
import { goToSection } from "./support/pages";

/** A town for each project: of two who change one régie at once, the second is right. */
const townOf = (withScript: boolean): TownSlug => (withScript ? "corbas" : "saint-chamond");

const heading = (page: Page) => page.getByRole("heading", { level: 1 });
const save = (page: Page) => page.getByRole("button", { name: "Enregistrer" }).click();

/** The town's own régie, before those that a test makes; it has billed. */
async function regieOf(town: TownSlug): Promise<string> {
  const [row] = await inTown<{ id: string }>(
    town,
    "SELECT r.id FROM regie r WHERE r.city_id = $1 AND EXISTS (SELECT FROM debtor d WHERE d.regie_id = r.id) ORDER BY r.id LIMIT 1",
  );
  if (!row) throw new Error(`${town} has no régie that has billed`);
  return row.id;
}

test("an administrator changes a régie, and learns why its code stays", async ({ page, withScript }) => {
  const town = townOf(withScript);
  const regisseur = `Mme Roux-${randomUUID().slice(0, 8)}`;
  const form = townUrl(town, `/agents/parametres/regies/modifier/${await regieOf(town)}`);
  await comeIn(page, await ownAgent(town, "Administratrice"));
  await goToSection(page, "Réglages");
  const links = page.getByRole("navigation", { name: "Réglages" });
  await links.getByRole("link", { name: "Régies et paiement en ligne" }).click();
  await expect(heading(page)).toHaveText("Régies et paiement en ligne");
  await checkAccessibility(page);
  await page.locator('main input[name="client"]').first().fill("");
  await page.getByRole("button", { name: "Vérifier auprès de PayFiP" }).first().click();
  await expect(page.getByText("Un numéro de client PayFiP a exactement 6")).toBeVisible();
  await page.locator(`a[href="${new URL(form).pathname}"]`).click();
  await expect(page.getByText("Il ne change plus")).toBeVisible();
  await checkAccessibility(page);

  await fillForm(page, { regisseur, dueDays: "120", unusual: "300" });
  await save(page);
  await expectRefused(page, { dueDays: "Écrivez un nombre entier entre 1 et 90." });
  await expectKept(page, { regisseur, dueDays: "120", unusual: "300" });
  await fillForm(page, { dueDays: "30" });
  await save(page);
  await expect(page.getByRole("status")).toContainText("La régie est enregistrée");
  await checkAccessibility(page);
  await openPage(page, form);
  await expectKept(page, { regisseur, dueDays: "30", unusual: "300,00" });
});

test("an administrator adds a third party, corrects it, and removes it", async ({ page, withScript }) => {
  const town = townOf(withScript);
  const code = `tiers-${randomUUID().slice(0, 8)}`;
  const name = `Comité ${code}`;
  const party = { code: "Comité d’entreprise", name, addressLine: "", postcode: "", town: "", email: "" };
  await comeIn(page, await ownAgent(town, "Administratrice"));
  await openPage(page, townUrl(town, "/agents/parametres/tiers"));
  await checkAccessibility(page);
  await fillForm(page, party);
  await page.getByRole("button", { name: "Ajouter ce tiers" }).click();
  await expectRefused(page, { code: /lettres minuscules sans accent/ });
  await expectKept(page, { code: party.code, name });
  await fillForm(page, { code });
  await page.getByRole("button", { name: "Ajouter ce tiers" }).click();
  await expect(page.getByRole("status")).toContainText("Le tiers payeur est ajouté");
  await expect(page.getByRole("listitem").filter({ hasText: name })).toContainText("à imprimer");
  await checkAccessibility(page);

  await page.getByRole("link", { name: `Modifier ${name}` }).click();
  await expect(heading(page)).toHaveText(`Modifier ${name}`);
  await checkAccessibility(page);
  await fillForm(page, { email: "factures" });
  await save(page);
  await expectRefused(page, { email: /n’est pas complète/ });
  await fillForm(page, { email: "factures@comite.example" });
  await save(page);
  await expect(page.getByRole("listitem").filter({ hasText: name })).toContainText("factures@comite.example");

  await page.getByRole("link", { name: `Modifier ${name}` }).click();
  await page.getByRole("button", { name: `Retirer ${name}` }).click();
  await expect(page.getByRole("status")).toContainText("Le tiers payeur est retiré");
  await expect(page.locator("main")).not.toContainText(name);
});

test("a third party that was billed stays, and the page says why", async ({ page, withScript }) => {
  const town = townOf(withScript);
  const [party] = await inTown<{ id: string }>(
    town,
    `WITH t AS (INSERT INTO third_party (city_id, id, code, name) VALUES ($1, gen_random_uuid(), $2, 'CCAS voisin') RETURNING id)
     INSERT INTO debtor (city_id, id, regie_id, third_party_id) SELECT $1, gen_random_uuid(), $3, t.id FROM t RETURNING third_party_id AS id`,
    [`voisin-${randomUUID().slice(0, 8)}`, await regieOf(town)],
  );
  await comeIn(page, await ownAgent(town, "Administratrice"));
  await openPage(page, townUrl(town, `/agents/parametres/tiers/${party?.id}`));
  await expect(page.getByText("Il ne peut pas être retiré")).toBeVisible();
  await expect(page.getByRole("button", { name: /^Retirer/ })).toHaveCount(0);
  await checkAccessibility(page);
});
