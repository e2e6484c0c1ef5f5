import { randomUUID } from "node:crypto";
import { checkAccessibility } from "../support/accessibility";
import { inTown } from "../support/base";
import { townUrl } from "../support/environment";
import { expect, openPage, test } from "../support/journey";
import { type OwnFamily, ownFamily } from "../support/own-family";
import { comeIn, ownAgent } from "./support/agents";
import { ownMeals } from "./support/meals";
import { expectAsNothing, expectNoFile } from "./support/pages";
import { ownDocument } from "./support/requests";

const addressOf = ({ town, familyId }: OwnFamily) => townUrl(town, `/agents/familles/${familyId}`);

/** Whom to call for the first child, and who may not fetch it. */
async function addContacts({ town, familyId, children }: OwnFamily): Promise<void> {
  for (const [name, relation, kind] of [
    ["Paule Essai", "grand-mère", "urgence"],
    ["Marc Autre", "voisin", "interdit"],
  ]) {
    await inTown(
      town,
      `INSERT INTO contact (city_id, id, child_id, family_id, name, relation, phone, kind)
       VALUES ($1, $2, $3, $4, $5, $6, '0639981111', $7)`,
      [randomUUID(), children[0]?.id, familyId, name, relation, kind],
    );
  }
}

test("a dossier is one page: household, adults, children, documents, meals", async ({ page }) => {
  const { family } = await ownMeals("saint-chamond", ["Lou", "Max"]);
  await addContacts(family);
  await ownDocument(family, "assurance-scolaire");
  await comeIn(page, await ownAgent("saint-chamond"));
  await openPage(page, addressOf(family));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Dossier n°\s\d+, Essai/);
  await expect(page.locator(".preau-facts")).toContainText("1 rue de l’Essai, 42400 Essai");
  await expect(page.locator(".preau-facts")).toContainText(/720,00\s€ \(CAF/);
  const adults = page.getByRole("region", { name: "Adultes" });
  await expect(adults).toContainText("A un compte en ligne.");
  await expect(adults.getByRole("link", { name: family.login })).toHaveAttribute("href", `mailto:${family.login}`);
  const children = page.getByRole("region", { name: "Enfants" });
  for (const child of ["Lou", "Max"]) await expect(children.getByRole("heading", { name: child })).toBeVisible();
  await expect(children).toContainText(/À appeler en cas d’urgence, dans cet ordre\s*Paule Essai \(grand-mère\)/);
  await expect(children.getByText("N’ont pas le droit de venir chercher l’enfant")).toBeVisible();
  await expect(children.getByRole("link", { name: /Fiche sanitaire/ })).toHaveCount(0);
  await expect(page.getByRole("region", { name: "Pièces justificatives" })).toContainText(
    "Attestation d’assurance scolaire (Lou), à vérifier",
  );
  await checkAccessibility(page);
  const bookings = page.getByRole("region", { name: /^Réservations/ });
  const present = await bookings.getByRole("heading").textContent();
  await bookings.getByRole("link", { name: /^Après/ }).click();
  await expect(bookings.getByRole("heading")).not.toHaveText(present ?? "");
  await bookings.getByRole("link", { name: /^Avant/ }).click();
  await expect(bookings.getByRole("heading")).toHaveText(present ?? "");
});

test("the history says in sentences who changed what, with the value of before", async ({ page }) => {
  const family = await ownFamily("corbas");
  await inTown("corbas", "UPDATE family SET address_line = '2 rue Neuve' WHERE city_id = $1 AND id = $2", [
    family.familyId,
  ]);
  await comeIn(page, await ownAgent("corbas"));
  await openPage(page, addressOf(family));
  await page.getByRole("link", { name: "Historique du dossier" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Historique du dossier n°\s\d+, Essai/);
  const acts = page.locator(".preau-list > li");
  await expect(acts.first()).toContainText("La reprise des données a modifié le dossier.");
  await expect(acts.first()).toContainText(/Adresse\s: 1 rue de l’Essai → 2 rue Neuve/);
  await expect(page.locator("main")).not.toContainText(/[0-9a-f]{8}-[0-9a-f]{4}|_id|\{"/);
  await checkAccessibility(page);
  await page.getByLabel("Sorte d’acte").selectOption("factures");
  await page.getByRole("button", { name: "Filtrer" }).click();
  await expect(page.getByText("Rien de cette sorte pour l’instant.")).toBeVisible();
});

test("a family that left is told, and a child of two households leads from one dossier to the other", async ({
  page,
}) => {
  const [family, other] = [await ownFamily("rive-de-gier"), await ownFamily("rive-de-gier", { children: [] })];
  await inTown(
    "rive-de-gier",
    `WITH o AS (INSERT INTO family_child (city_id, family_id, child_id, custody, custody_weeks) VALUES ($1, $3, $4, 'alternating', 'odd'))
     UPDATE family_child SET custody = 'alternating', custody_weeks = 'even' WHERE city_id = $1 AND family_id = $2`,
    [family.familyId, other.familyId, family.children[0]?.id],
  );
  await inTown("rive-de-gier", "UPDATE family SET status = 'left' WHERE city_id = $1 AND id = $2", [other.familyId]);
  await comeIn(page, await ownAgent("rive-de-gier"));
  await openPage(page, addressOf(family));
  await expect(page.getByText(/Garde alternée\s: ce foyer les semaines paires/)).toBeVisible();
  await checkAccessibility(page);
  await page.getByRole("link", { name: /^le dossier n°/ }).click();
  await expect(page).toHaveURL(addressOf(other));
  await expect(page.getByRole("heading", { name: /Cette famille a quitté la commune/ })).toBeVisible();
  await expect(page.getByText("Aucune réservation ce mois-là.")).toBeVisible();
  await expect(page.getByText("Aucune pièce.")).toBeVisible();
  await checkAccessibility(page);
});

test("what is of another town answers like what does not exist, page by page", async ({ page }) => {
  const theirs = await ownFamily("rive-de-gier");
  const [child = { id: "" }] = theirs.children;
  await comeIn(page, await ownAgent("corbas", "Administratrice"));
  await expectAsNothing(page, "corbas", (id) => `/agents/familles/${id}`, theirs.familyId);
  await expectAsNothing(page, "corbas", (id) => `/agents/familles/${id}/historique`, theirs.familyId);
  const own = await ownFamily("corbas");
  await expectAsNothing(page, "corbas", (id) => `/agents/familles/${own.familyId}/sante/${id}`, child.id);
  const document = await ownDocument(theirs, "assurance-scolaire");
  await expectAsNothing(page, "corbas", (id) => `/agents/documents/${id}`, document);
  await expectNoFile(page, "corbas", document);
  await expectAsNothing(page, "corbas", (id) => `/agents/modifications/${id}`, theirs.familyId);
  await expectAsNothing(page, "corbas", (id) => `/agents/demandes/${id}`, theirs.familyId);
  await checkAccessibility(page);
});
