import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { type TownSlug, townUrl } from "../../support/environment";
import { expect, openPage, textOf } from "../../support/journey";

/** What the page of a decided request says: the answer, who gave it, when. */
export async function expectDecided(page: Page, words: "Acceptée" | "Refusée", by: string): Promise<void> {
  const answer = page.getByRole("status").filter({ hasText: words });
  await expect(answer).toContainText(new RegExp(`Par ${by}, \\p{L}+\\s\\d+(er)?\\s\\p{L}+\\s\\d{4} à\\s\\d+\\sh`, "u"));
  await expect(page.getByRole("button", { name: /^(Accepter|Refuser|Ouvrir le compte)/ })).toHaveCount(0);
  // Also when an answer was refused before: that error is over.
  await expect(page).not.toHaveTitle(/^Erreur/);
}

/** Ticks a box or chooses an answer by its label, as a finger does: the design system draws the box in the label. */
export async function choose(page: Page, label: string): Promise<void> {
  await page.locator("label").filter({ hasText: label }).first().click();
  await expect(page.locator("input:checked").and(page.getByLabel(label))).toHaveCount(1);
}

/** The page of something that exists elsewhere answers like that of nothing at all: the same status, the same words. */
export async function expectAsNothing(page: Page, town: TownSlug, pathOf: (id: string) => string, theirs: string) {
  const answers: string[] = [];
  for (const id of [theirs, randomUUID()]) {
    await openPage(page, townUrl(town, pathOf(id)), 404);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Page introuvable");
    answers.push(await textOf(page.locator("main")));
  }
  expect(answers[0]).toBe(answers[1]);
}

/** The same for the file of a document, which is no page. */
export async function expectNoFile(page: Page, town: TownSlug, theirs: string): Promise<void> {
  const answers: string[] = [];
  for (const id of [theirs, randomUUID()]) {
    const answer = await page.request.get(townUrl(town, `/agents/documents/${id}/fichier`));
    expect(answer.status()).toBe(404);
    answers.push(await answer.text());
  }
  expect(answers[0]).toBe(answers[1]);
}

/** Goes to a section of the staff's space by the menu, which a phone folds. */
export async function goToSection(page: Page, label: string): Promise<void> {
  const menu = page.getByRole("navigation", { name: "Menu principal" });
  const fold = menu.locator("summary");
  if (await fold.isVisible()) await fold.click();
  await menu.getByRole("link", { name: label, exact: true }).filter({ visible: true }).click();
}

/** The line of the queue where that text is. */
export function queueLine(page: Page, text: string) {
  return page.locator(".preau-queue tbody tr").filter({ hasText: text });
}
