import type { Page } from "@playwright/test";
import { checkAccessibility } from "../support/accessibility";
import { inTown } from "../support/base";
import { townUrl } from "../support/environment";
import { expect, openPage, test, textOf } from "../support/journey";
import { nextMail } from "../support/mails";
import { type OwnFamily, ownFamily } from "../support/own-family";
import { ownInvoice } from "../support/own-invoice";
import { expectKept, expectRefused, fillForm, tick } from "../support/refusals";
import { comeInAs } from "../support/session";

const TOWN = "corbas";
const heading = (page: Page) => page.getByRole("heading", { level: 1 });

/** A family with one invoice to pay, before the recap of its payment. */
async function atRecap(page: Page): Promise<{ family: OwnFamily; invoiceId: string }> {
  const family = await ownFamily(TOWN);
  const { id: invoiceId } = await ownInvoice(family, { dueIn: 10, meals: 3 });
  await comeInAs(page, TOWN, family);
  await openPage(page, townUrl(TOWN, "/famille/factures"));
  await page.getByRole("button", { name: "Payer en ligne" }).click();
  await expect(heading(page)).toHaveText("Payer en ligne");
  return { family, invoiceId };
}

/** From « Payer » to PayFiP's page. */
async function leaveForPayFip(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^Payer \d/ }).click();
  await expect(heading(page)).toHaveText("Votre paiement");
}

const choose = (page: Page, issue: string) => page.locator(`button[name="issue"][value="${issue}"]`).click();

test("a parent pays by card, and has a receipt at once", async ({ page }) => {
  const { family } = await atRecap(page);
  await expect(page.getByLabel("Votre adresse e-mail")).toHaveValue(family.login);
  await checkAccessibility(page);
  await leaveForPayFip(page);
  await choose(page, "carte");
  await expect(heading(page)).toHaveText("Votre paiement est reçu");
  await checkAccessibility(page);
  const pdf = page.getByRole("link", { name: "Télécharger le reçu en PDF" });
  const file = await page.request.get((await pdf.getAttribute("href")) ?? "");
  expect([file.status(), file.headers()["content-type"]]).toEqual([200, "application/pdf"]);
  await page.getByRole("link", { name: "Voir le reçu" }).click();
  await expect(heading(page)).toHaveText("Reçu de paiement");
  await checkAccessibility(page);
  await openPage(page, townUrl(TOWN, "/famille/paiements"));
  await expect(page.getByRole("table").getByRole("link")).toHaveCount(1);
  await checkAccessibility(page);
  await openPage(page, townUrl(TOWN, "/famille/factures"));
  await expect(page.getByText("Vous n’avez rien à payer.")).toBeVisible();
  expect((await nextMail(family.login, /reçu/)).text).toContain("Nous avons bien reçu votre paiement");
});

test("two invoices are ticked and paid by one debit, an order; a double click begins one payment", async ({ page }) => {
  const family = await ownFamily(TOWN);
  const invoices = [await ownInvoice(family, { month: "2026-09" }), await ownInvoice(family, { meals: 3 })];
  const later = await ownInvoice(family, { month: "2026-11", dueIn: 30 });
  await comeInAs(page, TOWN, family);
  await openPage(page, townUrl(TOWN, "/famille/factures"));
  for (const { reference } of invoices) await tick(page.getByRole("checkbox", { name: new RegExp(reference) }));
  await tick(page.getByRole("checkbox", { name: new RegExp(later.reference) }), false);
  await page.getByRole("button", { name: "Payer en ligne" }).click();
  await expect(heading(page)).toHaveText("Payer en ligne");
  for (const { reference } of invoices) await expect(page.getByText(reference)).toBeVisible();
  await expect(page.getByText(later.reference)).toHaveCount(0);
  await expect(page.getByRole("button", { name: /^Payer 15,25/ })).toBeVisible();
  await checkAccessibility(page);
  await page.getByRole("button", { name: /^Payer \d/ }).dblclick();
  await expect(heading(page)).toHaveText("Votre paiement");
  const begun = await inTown(TOWN, "SELECT id FROM payfip_operation WHERE city_id = $1 AND family_id = $2", [
    family.familyId,
  ]);
  expect(begun).toHaveLength(1);
  await choose(page, "prelevement");
  await expect(heading(page)).toHaveText("Votre prélèvement est enregistré");
  await checkAccessibility(page);
  const paid = await inTown(TOWN, "SELECT amount_cents FROM payment WHERE city_id = $1 AND family_id = $2", [
    family.familyId,
  ]);
  expect(paid).toEqual([{ amount_cents: 1525 }]);
  await openPage(page, townUrl(TOWN, "/famille/factures"));
  await expect(page.getByText("Vous devez 6,10\u00a0€.")).toBeVisible();
  for (const { id } of invoices) await expect(page.locator(`[id="facture-${id}"]`)).toHaveCount(0);
});

test("a refusal takes nothing, and one may pay again", async ({ page }) => {
  await atRecap(page);
  await leaveForPayFip(page);
  await choose(page, "carte-refusee");
  await expect(heading(page)).toHaveText("Votre paiement est refusé");
  await expect(page.getByText("Rien n’a été débité")).toBeVisible();
  await checkAccessibility(page);
  await page.getByRole("link", { name: "Recommencer le paiement" }).click();
  await leaveForPayFip(page);
  await choose(page, "carte");
  await expect(heading(page)).toHaveText("Votre paiement est reçu");
});

test("a payment that is given up may be taken up again with the same page", async ({ page }) => {
  await atRecap(page);
  await leaveForPayFip(page);
  await choose(page, "abandon");
  await expect(heading(page)).toHaveText("Vous avez abandonné ce paiement");
  await checkAccessibility(page);
  await page.getByRole("link", { name: "aller sur PayFiP" }).click();
  await choose(page, "carte");
  await expect(heading(page)).toHaveText("Votre paiement est reçu");
});

test("a window that is closed before paying is told; a second payment begins only when the first is over", async ({
  page,
}) => {
  const { family, invoiceId } = await atRecap(page);
  await leaveForPayFip(page);
  // By the Back button: the page of PayFiP opens once (P3), so that nothing leads there any more.
  await page.goBack();
  await page.getByRole("link", { name: "Voir où en est ce paiement" }).click();
  await expect(heading(page)).toHaveText("Paiement en cours de vérification");
  await expect(page.getByText("La page de PayFiP ne s’ouvre qu’une fois")).toBeVisible();
  await expect(page.getByText(/vous pourrez recommencer le paiement à partir du/)).toBeVisible();
  await expect(page.getByRole("link", { name: "aller sur PayFiP" })).toHaveCount(0);
  await checkAccessibility(page);
  for (const shown of ["/famille", "/famille/factures", `/famille/factures/${invoiceId}`]) {
    await openPage(page, townUrl(TOWN, shown));
    await expect(page.getByText(/Paiement en cours depuis .* en attente de la réponse de PayFiP/)).toBeVisible();
    await expect(page.getByText("Payer en ligne", { exact: true })).toHaveCount(0);
    await checkAccessibility(page);
  }
  await page.getByRole("link", { name: "Voir où en est ce paiement" }).click();
  await expect(heading(page)).toHaveText("Paiement en cours de vérification");
  await openPage(page, townUrl(TOWN, `/famille/factures/payer?facture=${invoiceId}`));
  await expect(page.getByRole("heading", { name: "Un paiement est en cours de vérification" })).toBeVisible();
  await expect(page.getByRole("button", { name: /^Payer \d/ })).toHaveCount(0);
  await checkAccessibility(page);
  // Twenty-one minutes later PayFiP has no result: probably never, and nobody knows.
  const [left] = await inTown<{ id: string }>(
    TOWN,
    `UPDATE payfip_operation SET created_at = created_at - interval '21 minutes', last_asked_at = NULL
     WHERE city_id = $1 AND family_id = $2 RETURNING id`,
    [family.familyId],
  );
  await openPage(page, townUrl(TOWN, `/famille/paiements/${left?.id}`));
  await expect(heading(page)).toHaveText("Aucun paiement reçu à ce jour");
  await expect(page.getByText("ne payez pas de nouveau")).toBeVisible();
  await expect(page.getByText("Rien n’a été débité")).toHaveCount(0);
  await checkAccessibility(page);
  await page.getByRole("link", { name: "Recommencer le paiement" }).click();
  await leaveForPayFip(page);
  await choose(page, "carte");
  await expect(heading(page)).toHaveText("Votre paiement est reçu");
});

test("a window that is closed after paying is found by PayFiP’s word", async ({ page }) => {
  await atRecap(page);
  await leaveForPayFip(page);
  await choose(page, "carte-sans-retour");
  await openPage(page, townUrl(TOWN, "/famille/factures"));
  await expect(page.getByText("Vous n’avez rien à payer.")).toBeVisible();
});

test("an address that is wrong is told beside its field, and kept", async ({ page }) => {
  await atRecap(page);
  await fillForm(page, { email: "parent.exemple" });
  await page.getByRole("button", { name: /^Payer \d/ }).click();
  await expectRefused(page, { email: /pas complète/ });
  await expectKept(page, { email: "parent.exemple" });
});

test("the invoice of another family does not exist", async ({ page }) => {
  const { id } = await ownInvoice(await ownFamily(TOWN), { dueIn: 10 });
  await comeInAs(page, TOWN, await ownFamily(TOWN));
  await page.goto(townUrl(TOWN, `/famille/factures/payer?facture=${id}`));
  expect(await textOf(heading(page))).toMatch(/n’existe pas|introuvable/i);
});
