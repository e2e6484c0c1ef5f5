import type { Locator, Page } from "@playwright/test";
import { type TownSlug, townUrl } from "../../support/environment";
import { expect, openPage } from "../../support/journey";
import type { OwnFamily } from "../../support/own-family";
import { tick } from "../../support/refusals";

const monthOf = (day: string) => day.slice(0, 7);

/** The booking page of the month of that day. */
export async function openMonth(page: Page, town: TownSlug, day: string): Promise<void> {
  await openPage(page, townUrl(town, `/famille/reservations?mois=${monthOf(day)}`));
  await expect(page.locator(".preau-month")).toBeVisible();
}

/** The box of a child on a day. */
export function box(page: Page, family: OwnFamily, day: string, child = 0): Locator {
  return page.locator(`input[name="wanted"][value="${family.children[child]?.id}.${day}"]`);
}

/** The line of a day: its label, its last moment, and one cell for each child. */
export function dayLine(page: Page, day: string): Locator {
  return page.locator("tr", { has: page.locator(`[id="j-${day}"]`) });
}

export async function goToRecap(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Voir le récapitulatif" }).click();
  await expect(page).toHaveURL(/\/recapitulatif\?brouillon=/);
}

export async function confirm(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Confirmer" }).click();
  await expect(page).toHaveURL(/\/confirmation\?brouillon=/);
}

/** Books a day for the first child, all the way. */
export async function book(page: Page, family: OwnFamily, day: string): Promise<void> {
  await openMonth(page, family.town, day);
  await tick(box(page, family, day));
  await goToRecap(page);
  await confirm(page);
}

/** One group of lines of a recap: "À réserver", "À annuler". */
export function recapGroup(page: Page, title: string): Locator {
  return page.locator("section", { has: page.getByRole("heading", { name: new RegExp(`^${title}`) }) });
}
