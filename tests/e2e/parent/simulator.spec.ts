import type { Page } from "@playwright/test";
import { checkAccessibility } from "../support/accessibility";
import { townUrl } from "../support/environment";
import { expect, openPage, test } from "../support/journey";
import { expectKept, expectRefused, tick } from "../support/refusals";

const DAYS = ["Lundi", "Mardi", "Jeudi"] as const;

async function tickDays(page: Page): Promise<void> {
  for (const day of DAYS) await tick(page.getByLabel(day, { exact: true }).first());
}

const calculate = (page: Page) => page.getByRole("button", { name: "Calculer le prix" }).click();

const week = (page: Page) => page.locator(".preau-estimate dd").first();

test("a known quotient gives the price of a week, with the rule and each step", async ({ page, context }) => {
  const addresses: string[] = [];
  context.on("request", (request) => addresses.push(request.url()));
  await openPage(page, townUrl("saint-chamond", "/simulateur"));
  await page.getByLabel("Votre quotient familial").fill("743");
  await tick(page.getByLabel("À Saint-Chamond"));
  await tickDays(page);
  await calculate(page);
  await expect(page).toHaveURL(townUrl("saint-chamond", "/simulateur/resultat"));
  // Three meals at 2,35 €: the band from 640 to less than 860.
  await expect(week(page)).toHaveText(/^7,05\s€$/);
  await expect(page.getByText("Tarif appliqué : Tarif résident.")).toBeVisible();
  await expect(page.getByText("lundi, mardi, jeudi").first()).toBeVisible();
  await checkAccessibility(page);
  expect(addresses.filter((address) => address.includes("743"))).toEqual([]);

  await page.getByRole("link", { name: "Changer une réponse" }).click();
  await expectKept(page, { quotient: "743" });
  await page.goto(townUrl("saint-chamond", "/simulateur/resultat"));
  await page.getByRole("button", { name: "Effacer mes réponses" }).click();
  await expect(page.getByLabel("Votre quotient familial")).toHaveValue("");
});

test("an unknown quotient gives the highest price, and says so", async ({ page }) => {
  await openPage(page, townUrl("saint-chamond", "/simulateur"));
  await tick(page.getByLabel("Je ne le connais pas"));
  await tick(page.getByLabel("À Saint-Chamond"));
  await tickDays(page);
  await calculate(page);
  await expect(week(page)).toHaveText(/^14,70\s€$/);
  await expect(page.locator(".preau-price ol")).toContainText(/quotient/i);
  await checkAccessibility(page);
});

test("the linear fee of Rive-de-Gier asks for no residence, and its help is nowhere", async ({ page }) => {
  await openPage(page, townUrl("rive-de-gier", "/simulateur"));
  await expect(page.getByRole("radio")).toHaveCount(0);
  await page.getByLabel("Votre quotient familial").fill("1 000");
  await tickDays(page);
  await calculate(page);
  // 0,36 % of 1 000 is 3,60 € a meal.
  await expect(week(page)).toHaveText(/^10,80\s€$/);
  await checkAccessibility(page);
});

test("Corbas tells its residents from the others", async ({ page }) => {
  await openPage(page, townUrl("corbas", "/simulateur"));
  await page.getByLabel("Votre quotient familial").fill("751");
  await tick(page.getByRole("radio").last());
  await tickDays(page);
  await calculate(page);
  await expect(week(page)).toHaveText(/^12,45\s€$/);
});

test("a wrong answer is told beside its field and in the summary, and nothing typed is lost", async ({ page }) => {
  await openPage(page, townUrl("saint-chamond", "/simulateur"));
  await calculate(page);
  await expectRefused(page, {
    quotient: "Écrivez votre quotient familial, ou cochez « Je ne le connais pas ».",
    residence: "Choisissez votre lieu de résidence.",
    days1: "Cochez au moins un jour par semaine.",
  });
  await page.getByLabel("Votre quotient familial").fill("sept cents");
  await tick(page.getByLabel("À Saint-Chamond"));
  await tickDays(page);
  await calculate(page);
  await expectRefused(page, { quotient: "Ce quotient familial n’est pas valable." });
  await expectKept(page, { quotient: "sept cents" });
  await expect(page.getByLabel("Mardi", { exact: true })).toBeChecked();
  await expect(page.getByLabel("À Saint-Chamond")).toBeChecked();
  await page.getByLabel("Votre quotient familial").fill("743");
  await calculate(page);
  await expect(week(page)).toHaveText(/^7,05\s€$/);
});

test("several children are reckoned together, and one is taken off again", async ({ page }) => {
  await openPage(page, townUrl("saint-chamond", "/simulateur"));
  await page.getByLabel("Votre quotient familial").fill("300");
  await tick(page.getByLabel("À Saint-Chamond"));
  await tickDays(page);
  await page.getByRole("button", { name: "Ajouter un enfant" }).click();
  await expect(page.locator("#enfant-2")).toBeVisible();
  await expectKept(page, { quotient: "300" });
  await calculate(page);
  await expect(page.getByText(/part du CCAS/).first()).toBeVisible();
  await expect(page.getByRole("heading", { name: /Enfant 2/ })).toBeVisible();
  await checkAccessibility(page);
  await page.getByRole("link", { name: "Changer une réponse" }).click();
  await page.getByRole("button", { name: "Retirer l’enfant 2" }).click();
  await expect(page.locator("#enfant-2")).toHaveCount(0);
});
