import { checkAccessibility } from "../support/accessibility";
import { townUrl } from "../support/environment";
import { expect, openPage, test } from "../support/journey";
import { nextMail } from "../support/mails";
import { ownFamily } from "../support/own-family";
import { ownInvoice } from "../support/own-invoice";
import { comeIn, ownAgent } from "./support/agents";

test("the notice of an invoice leaves again, once for two clicks", async ({ page }) => {
  const family = await ownFamily("saint-chamond");
  const { id, reference } = await ownInvoice(family);
  await comeIn(page, await ownAgent("saint-chamond", "Régisseuse"));
  await openPage(page, townUrl("saint-chamond", `/agents/facturation/factures/${id}`));
  const notices = page.getByRole("region", { name: "Avis par e-mail" });
  const again = notices.getByRole("button", { name: "Renvoyer l’avis par e-mail" });
  await again.click();
  await expect(notices.getByText("L’avis est renvoyé à une adresse.")).toBeVisible();
  await nextMail(family.login, /votre facture d.+ est prête/);
  await checkAccessibility(page);
  await again.click();
  await expect(notices.getByText(/^L’avis est déjà renvoyé à une adresse, .+ à \d+\sh/)).toBeVisible();
  await expect(notices.getByRole("listitem")).toHaveCount(1);
  await checkAccessibility(page);
  await openPage(page, townUrl("saint-chamond", `/agents/facturation/factures?q=${reference}`));
  await expect(page.getByRole("table")).toContainText(reference);
  await checkAccessibility(page);
});

test("an agent without the right has neither the section nor its pages", async ({ page }) => {
  await comeIn(page, await ownAgent("saint-chamond", "Agent d’accueil"));
  await expect(page.getByRole("link", { name: "Facturation" })).toHaveCount(0);
  await openPage(page, townUrl("saint-chamond", "/agents/facturation"), 404);
});
