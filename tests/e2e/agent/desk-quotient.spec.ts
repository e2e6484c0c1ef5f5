import type { Page } from "@playwright/test";
import { checkAccessibility } from "../support/accessibility";
import { townUrl } from "../support/environment";
import { expect, openPage, test } from "../support/journey";
import { loginLocal } from "../support/log-in";
import { nextMail } from "../support/mails";
import { ownFamily } from "../support/own-family";
import { expectRefused, fillForm } from "../support/refusals";
import { comeIn, ownAgent } from "./support/agents";

const submit = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();

test("an agent enters a quotient with a reason that the family reads", async ({ page, visitor, withScript }) => {
  const family = await ownFamily("corbas");
  const clerk = await ownAgent("corbas");
  await comeIn(page, clerk);
  await openPage(page, townUrl("corbas", `/agents/familles/${family.familyId}`));
  await page.getByRole("link", { name: "Saisir un quotient familial" }).click();
  await checkAccessibility(page);
  const save = "Enregistrer et prévenir la famille";
  await submit(page, save);
  await expectRefused(page, {
    amount: /Écrivez le quotient familial/,
    month: "Choisissez le mois du quotient.",
    reason: /Écrivez pourquoi vous saisissez/,
  });
  const enter = async () => {
    await fillForm(page, { amount: "433", reason: "Attestation montrée au guichet." });
    await page.getByLabel("Mois du quotient").selectOption({ index: 1 });
    await submit(page, save);
  };
  await enter();
  await expect(page.getByRole("status").filter({ hasText: "Le quotient familial est enregistré" })).toBeVisible();
  await expect(page.locator("main")).toContainText(/433,00\s€/);
  await checkAccessibility(page);
  await nextMail(family.login, /Votre quotient familial est à jour/);
  await openPage(page, townUrl("corbas", `/agents/familles/${family.familyId}/quotient`));
  await enter();
  await expectRefused(page, { amount: /déjà au dossier/ });

  const parent = await visitor({ javaScriptEnabled: withScript });
  await loginLocal(parent, "corbas", family);
  await openPage(parent, townUrl("corbas", "/famille/dossier/historique"));
  await expect(parent.locator("main")).toContainText("Attestation montrée au guichet.");
});
