import { checkAccessibility } from "../support/accessibility";
import { townUrl } from "../support/environment";
import { expect, openPage, test } from "../support/journey";
import { fillForm } from "../support/refusals";
import { comeIn, ownAgent } from "./support/agents";
import { ownAccountRequest } from "./support/requests";

test("the queue is gone through by keyboard: J, K, Enter, then A and R; a letter in a field is a letter", async ({
  page,
}) => {
  const clerk = await ownAgent("saint-chamond");
  const mine = { assignedTo: clerk.accountId };
  const second = await ownAccountRequest("saint-chamond", { ...mine, days: 10 });
  const first = await ownAccountRequest("saint-chamond", { ...mine, days: 20 });
  const itemUrl = ({ id }: { readonly id: string }) => townUrl("saint-chamond", `/agents/demandes/${id}?qui=moi`);
  await comeIn(page, clerk);
  await openPage(page, townUrl("saint-chamond", "/agents?qui=moi"));
  await page.getByText("Raccourcis clavier").click();
  await expect(page.getByText("demande suivante")).toBeVisible();
  await checkAccessibility(page);
  const [top, bottom] = [page.locator("[data-queue-item]").first(), page.locator("[data-queue-item]").last()];
  await page.keyboard.press("j");
  await expect(top).toBeFocused();
  await page.keyboard.press("j");
  await expect(bottom).toBeFocused();
  await page.keyboard.press("j");
  await expect(bottom).toBeFocused();
  await page.keyboard.press("k");
  await expect(top).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(itemUrl(first));

  await expect(page.getByText("Raccourcis clavier")).toBeVisible();
  await page.keyboard.press("a");
  await expect(page.locator("#accepter :focus")).toHaveCount(1);
  await page.locator("h1").click();
  await page.keyboard.press("r");
  await expect(page.locator("#refuser :focus")).toHaveCount(1);
  await page.getByLabel(/Votre réponse/).focus();
  await page.keyboard.type("ajar");
  await expect(page).toHaveURL(itemUrl(first));
  await expect(page.getByLabel(/Votre réponse/)).toHaveValue("ajar");
  await page.locator("h1").click();
  await page.keyboard.press("Control+j");
  await expect(page).toHaveURL(itemUrl(first));
  await page.keyboard.press("j");
  await expect(page).toHaveURL(itemUrl(second));

  await openPage(page, townUrl("saint-chamond", "/agents?qui=moi"));
  await expect(page.getByText("Raccourcis clavier")).toBeVisible();
  await page.keyboard.press("k");
  await expect(bottom).toBeFocused();
  await page.keyboard.press("r");
  await expect(page).toHaveURL(`${itemUrl(second)}#refuser`);
});

test("single keys can be switched off for good", async ({ page }) => {
  const clerk = await ownAgent("corbas");
  await ownAccountRequest("corbas", { assignedTo: clerk.accountId });
  await comeIn(page, clerk);
  await openPage(page, townUrl("corbas", "/agents?qui=moi"));
  await page.getByText("Raccourcis clavier").click();
  await page.getByRole("button", { name: "Désactiver les raccourcis" }).click();
  await expect(page.getByText("Raccourcis clavier (désactivés)")).toBeVisible();
  await checkAccessibility(page);
  await openPage(page, townUrl("corbas", "/agents?qui=moi"));
  await expect(page.getByText("Raccourcis clavier (désactivés)")).toBeVisible();
  await page.keyboard.press("j");
  await expect(page.locator("[data-queue-item]")).not.toBeFocused();
});

test("a model answer is put into the field without leaving the page, and what leaves is what was made of it", async ({
  page,
}) => {
  const clerk = await ownAgent("rive-de-gier");
  const { id } = await ownAccountRequest("rive-de-gier");
  await comeIn(page, clerk);
  await openPage(page, townUrl("rive-de-gier", `/agents/demandes/${id}`));
  await page.getByRole("link", { name: "À voir en mairie" }).click();
  await expect(page).toHaveURL(townUrl("rive-de-gier", `/agents/demandes/${id}`));
  const answer = page.getByLabel(/Votre réponse/);
  await expect(answer).toBeFocused();
  await expect(answer).toHaveValue(/Venez en mairie avec une pièce d’identité\.$/);
  await fillForm(page, { reason: `${await answer.inputValue()} Le samedi matin aussi.` });
  await page.getByRole("button", { name: "Refuser et envoyer l’e-mail" }).click();
  await expect(page.getByText(/Raison envoyée\s: .*Le samedi matin aussi\./)).toBeVisible();
});
