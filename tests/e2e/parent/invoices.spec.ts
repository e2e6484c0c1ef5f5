import { checkAccessibility } from "../support/accessibility";
import { townUrl } from "../support/environment";
import { expect, openPage, test } from "../support/journey";
import { loginLocal } from "../support/log-in";
import { ownFamily } from "../support/own-family";
import { ownInvoice } from "../support/own-invoice";
import { comeInAs } from "../support/session";
import { addAdult } from "./support/people";

test("a parent sees what is due on the home page, and every line explained", async ({ page }) => {
  const family = await ownFamily("saint-chamond", { children: ["Lina", "Noé"], quotient: 860 });
  const late = await ownInvoice(family, { dueIn: -3 });
  const due = await ownInvoice(family, { month: "2026-11", dueIn: 20, meals: 3 });
  await loginLocal(page, "saint-chamond", family);
  const todo = page.getByRole("region", { name: "À faire" });
  await expect(todo).toContainText("2\u00a0factures à payer\u00a0: 30,50\u00a0€");
  await expect(todo).toContainText("(en retard)");
  await todo.getByRole("link", { name: "Voir et payer mes factures" }).click();

  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Mes factures");
  await expect(page.getByText("Vous devez 30,50\u00a0€.")).toBeVisible();
  await expect(page.getByText("Une facture est en retard")).toBeVisible();
  await expect(page.getByRole("checkbox")).toHaveCount(2);
  await checkAccessibility(page);

  await page.getByRole("link", { name: `novembre 2026 (${due.reference})` }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Facture de novembre 2026, ${due.reference}`);
  await expect(page.getByText("Montant\u00a0: 18,30\u00a0€.")).toBeVisible();
  await expect(page.getByRole("heading", { name: /^Lina/ })).toBeVisible();
  await expect(page.getByText("3\u00a0×\u00a03,05\u00a0€, les 5, 6 et 7 novembre 2026").first()).toBeVisible();
  await page.getByText("Pourquoi ce prix\u00a0?").first().click();
  await expect(page.getByText("QF 860\u00a0: tranche de 860 à 1\u202f149").first()).toBeVisible();
  await checkAccessibility(page);

  await openPage(page, townUrl("saint-chamond", `/famille/factures/${late.id}`));
  await expect(page.getByText(/Elle était à payer au plus tard le .*\u00a0: elle est en retard\./)).toBeVisible();
  await expect(page.getByRole("link", { name: "Payer en ligne" })).toHaveAttribute(
    "href",
    `/saint-chamond/famille/factures/payer?facture=${late.id}`,
  );
});

test("a payer sees amounts and first names, never the quotient nor the address (ADR 0011)", async ({ page }) => {
  const family = await ownFamily("corbas", { children: ["Zoé"], quotient: 860 });
  const invoice = await ownInvoice(family);
  await loginLocal(page, "corbas", await addAdult(family, "payeur"));
  await page.getByRole("link", { name: "Voir les factures du dossier" }).click();
  await page.getByRole("link", { name: `octobre 2026 (${invoice.reference})` }).click();
  await expect(page.getByRole("heading", { name: /^Zoé/ })).toBeVisible();
  await expect(page.getByText("6,10\u00a0€").first()).toBeVisible();
  const main = page.locator("main");
  await expect(main).not.toContainText("QF");
  await expect(main).not.toContainText("Pourquoi ce prix");
  await expect(main).not.toContainText("rue de l’Essai");
  await checkAccessibility(page);
});

test("a relative who only looks is not told what the family owes", async ({ page }) => {
  const family = await ownFamily("corbas");
  const invoice = await ownInvoice(family);
  await loginLocal(page, "corbas", await addAdult(family, "proche"));
  await expect(page.getByRole("region", { name: "À faire" })).not.toContainText("facture");
  for (const path of ["/famille/factures", `/famille/factures/${invoice.id}`]) {
    await page.goto(townUrl("corbas", path));
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Cette page ne vous est pas ouverte");
  }
});

test("another family’s invoice answers like one that does not exist", async ({ page }) => {
  const theirs = await ownInvoice(await ownFamily("corbas"));
  const family = await ownFamily("corbas");
  await comeInAs(page, "corbas", family);
  await openPage(page, townUrl("corbas", `/famille/factures/${theirs.id}`), 404);
  await openPage(page, townUrl("corbas", "/famille/factures"));
  await expect(page.getByText("Vous n’avez rien à payer.")).toBeVisible();
  await checkAccessibility(page);
});
