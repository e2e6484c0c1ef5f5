import type { Page } from "@playwright/test";
import { expect } from "../../support/journey";

/** What the page of a decided request says: the answer, who gave it, when. */
export async function expectDecided(page: Page, words: "Acceptée" | "Refusée", by: string): Promise<void> {
  const answer = page.getByRole("status").filter({ hasText: words });
  await expect(answer).toContainText(new RegExp(`Par ${by}, \\p{L}+\\s\\d+(er)?\\s\\p{L}+\\s\\d{4} à\\s\\d+\\sh`, "u"));
  await expect(page.getByRole("button", { name: /^(Accepter|Refuser|Ouvrir le compte)/ })).toHaveCount(0);
}

/** Ticks a box or chooses an answer by its label, as a finger does: the design system draws the box in the label. */
export async function choose(page: Page, label: string): Promise<void> {
  await page.locator("label").filter({ hasText: label }).first().click();
  await expect(page.locator("input:checked").and(page.getByLabel(label))).toHaveCount(1);
}

/** Nothing is cut or needs a scroll of the whole page sideways. */
export async function expectFits(page: Page): Promise<void> {
  const [content = 0, screen = 0] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  expect(content, page.url()).toBeLessThanOrEqual(screen);
}
