import type { Page } from "@playwright/test";
import { INVARIANTS } from "../../support/invariants-statement";
import { checkAccessibility } from "../support/accessibility";
import { inTown } from "../support/base";
import { type TownSlug, townUrl } from "../support/environment";
import { expect, openPage, test, textOf } from "../support/journey";
import { expectKept, expectRefused, fillForm, tick } from "../support/refusals";
import { comeIn, ownAgent } from "./support/agents";
import { closeTill, payOnline, pointPresences, takeCash } from "./support/month";
import { firstOfMonth, pastMeals } from "./support/past-meals";

/** A régie has one run at a time: each way of working has a town of its own. */
const townFor = (withScript: boolean): TownSlug => (withScript ? "corbas" : "rive-de-gier");

/** What an earlier attempt left open is given up. */
async function giveUpOpenRuns(town: TownSlug): Promise<void> {
  await inTown(town, "DELETE FROM invoice WHERE city_id = $1 AND status <> 'issued'");
  await inTown(
    town,
    "UPDATE invoice_run SET status = 'abandoned' WHERE city_id = $1 AND status IN ('computing', 'review', 'issuing')",
  );
}

/** The page follows the job by itself where a script runs; without, one asks again. */
async function waitFor(page: Page, withScript: boolean, text: string): Promise<void> {
  const state = page.locator("dd").filter({ hasText: text });
  await expect(async () => {
    if (!withScript) await page.reload();
    await expect(state).toBeVisible({ timeout: 3_000 });
  }).toPass({ timeout: 40_000 });
}

test("a month of the town, from the presences to the deposit", async ({ page, visitor, withScript }) => {
  test.setTimeout(240_000);
  const town = townFor(withScript);
  await giveUpOpenRuns(town);
  const meals = await pastMeals(town, firstOfMonth());
  await comeIn(page, await ownAgent(town, "Régisseuse"));
  await test.step("the presences, by their exceptions", () => pointPresences(page, meals));
  await openPage(page, townUrl(town, "/agents/facturation"));
  await checkAccessibility(page);
  await page.getByRole("button", { name: "Calculer les factures" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(/^Facturation (de |d’)/);
  await waitFor(page, withScript, "À vérifier");
  await expect(page.getByRole("heading", { name: "À vérifier", level: 2 })).toBeVisible();
  await checkAccessibility(page);
  const run = page.url();

  await page.getByRole("link", { name: "Quotient familial non connu" }).click();
  await checkAccessibility(page);
  await page.locator("tbody a").first().click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Projet de facture");
  await page.getByText("Pourquoi ce prix\u00a0?").first().click();
  await expect(
    page.getByText("Quotient familial non connu\u00a0: le tarif le plus élevé s’applique").first(),
  ).toBeVisible();
  await checkAccessibility(page);
  await page.getByRole("button", { name: "Retenir cette facture" }).click();
  await expectRefused(page, { reason: /Dites pourquoi cette facture est retenue/ });
  await fillForm(page, { reason: "Attestation attendue" });
  await page.getByRole("button", { name: "Retenir cette facture" }).click();
  await expect(page.getByText("Attestation attendue Elle ne sera pas émise avec les autres.")).toBeVisible();
  await page.getByRole("button", { name: "Recalculer cette facture" }).click();
  await expect(page.getByText("Cette facture est retenue")).toBeVisible();

  await openPage(page, run);
  await fillForm(page, { dueDay: "31/02/2027", message: "Bonne rentrée" });
  await page.getByRole("button", { name: "Émettre les factures" }).click();
  await expectRefused(page, { dueDay: /Cette date n’existe pas/ });
  await expectKept(page, { message: "Bonne rentrée" });
  await fillForm(page, { dueDay: inDays(2) });
  await page.getByRole("button", { name: "Émettre les factures" }).click();
  await expectRefused(page, { dueDay: /n’auraient pas le temps de payer/ });
  await fillForm(page, { dueDay: inDays(30) });
  await page.getByRole("button", { name: "Émettre les factures" }).click();
  await waitFor(page, withScript, "Émise");
  await expect(page.getByText("Non émises, car retenues\u00a0: 1.")).toBeVisible();
  await checkAccessibility(page);

  await page.getByRole("link", { name: "Voir les factures" }).click();
  const issued = page.locator("tbody tr").filter({ hasText: "Émise, reste" }).first();
  await issued.getByRole("link").click();
  await expect(page.getByText("Bonne rentrée")).toBeVisible();
  await checkAccessibility(page);
  const title = await textOf(page.getByRole("heading", { level: 1 }));
  const reference = /[A-Z]{2,6}\d{10}/.exec(title)?.[0] ?? "";

  await page.getByRole("link", { name: "Corriger par un avoir" }).click();
  await checkAccessibility(page);
  await page.getByRole("button", { name: "Émettre l’avoir" }).click();
  await expectRefused(page, { reason: /Dites pourquoi vous faites cet avoir/ });
  await tick(page.locator('input[name="what"][value="days"]'));
  await fillForm(page, { reason: "Repas décommandé à temps" });
  await page.getByRole("button", { name: "Émettre l’avoir" }).click();
  await expect(page.getByText("Aucun jour n’est choisi.").first()).toBeVisible();
  await tick(page.locator('input[name="days"]').first());
  await page.getByRole("button", { name: "Émettre l’avoir" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Avoir ");
  await expect(page.getByText("Repas décommandé à temps")).toBeVisible();
  await expect(page.getByRole("link", { name: `facture ${reference}` }).first()).toBeVisible();
  await checkAccessibility(page);

  await test.step("one family pays in cash", () => takeCash(page, meals.other));
  await test.step("the money of the till is handed over", () => closeTill(page, town));
  const parent = await visitor();
  await test.step("the other pays online", () => payOnline(parent, meals.booked));
  const left = await inTown(
    town,
    `SELECT 1 FROM ledger_line l JOIN debtor d ON d.city_id = l.city_id AND d.id = l.debtor_id
     WHERE l.city_id = $1 AND d.family_id = ANY ($2::uuid[]) GROUP BY d.id HAVING sum(l.amount_cents) <> 0`,
    [[meals.booked.familyId, meals.other.familyId]],
  );
  expect(left).toEqual([]);
  expect(await brokenIn(town, run)).toEqual([]);
});

/**
 * What must hold (tests/support/invariants.sql), of what this run issued and of what its invoices became: other journeys put
 * families of their own in the same base, as no product would.
 */
async function brokenIn(town: TownSlug, runPage: string): Promise<object[]> {
  const runId = /facturation\/([\w-]{36})/.exec(runPage)?.[1];
  const statement = `
    WITH issued AS (SELECT id, debtor_id FROM invoice WHERE city_id = $1 AND run_id = $2), own AS (
      SELECT $2::uuid AS id UNION ALL SELECT id FROM issued UNION ALL SELECT debtor_id FROM issued
      UNION ALL SELECT e.id FROM ledger_entry e JOIN issued i ON i.debtor_id = e.debtor_id WHERE e.city_id = $1
      UNION ALL SELECT p.id FROM payment p JOIN issued i ON i.debtor_id = p.debtor_id WHERE p.city_id = $1
      UNION ALL SELECT o.id FROM payfip_operation o JOIN issued i ON i.debtor_id = o.debtor_id WHERE o.city_id = $1)
    SELECT broken.* FROM (${INVARIANTS}) broken WHERE row_id IN (SELECT id::text FROM own)`;
  const [count] = await inTown<{ n: number }>(
    town,
    "SELECT count(*)::int AS n FROM invoice WHERE city_id = $1 AND run_id = $2 AND status = 'issued'",
    [runId],
  );
  expect(count?.n).toBeGreaterThan(0);
  return inTown(town, statement, [runId]);
}

function inDays(days: number): string {
  const day = new Date(Date.now() + days * 24 * 60 * 60 * 1000);
  return new Intl.DateTimeFormat("fr-FR", { dateStyle: "short", timeZone: "Europe/Paris" }).format(day);
}
