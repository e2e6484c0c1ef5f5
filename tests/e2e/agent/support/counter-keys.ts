import type { Page } from "@playwright/test";
import { type TownSlug, townUrl } from "../../support/environment";
import { expect, openPage } from "../../support/journey";
import { ownFamily } from "../../support/own-family";
import { ownInvoice } from "../../support/own-invoice";

interface Way {
  readonly what: string;
  /** Keys from the page of the family to the receipt; "#" stands for a number that the clerk copies. */
  readonly keys: readonly string[];
  readonly paid: readonly string[];
}

/** The whole in cash is one key. Whatever the means, no more than six, but for what is copied from a cheque. */
const MOST_KEYS = 6;
export const WAYS: readonly Way[] = [
  { what: "cheque", keys: ["Tab", "c", "Tab", "#", "Enter"], paid: ["Chèque", "n°\u00a07654321", "9,15"] },
  { what: "card terminal", keys: ["Tab", "c", "a", "Tab", "Enter"], paid: ["Carte bancaire, au terminal", "9,15"] },
  {
    what: "cash and cheque",
    keys: ["5", "+", "c", "Tab", "#", "Enter"],
    paid: ["Espèces", "5,00", "n°\u00a07654321", "4,15"],
  },
];

/**
 * From the page of a family that owes one invoice of 9,15 € to its receipt, by the keyboard alone: the keys are counted, and
 * the time said.
 */
export async function expectFewKeys(page: Page, town: TownSlug, { what, keys, paid }: Way): Promise<void> {
  const family = await ownFamily(town);
  await ownInvoice(family, { dueIn: 10, meals: 3 });
  await openPage(page, townUrl(town, `/agents/regie/familles/${family.familyId}`));
  await expect(page.locator('[name="amount1"]')).toBeFocused();
  const start = performance.now();
  for (const key of keys) await (key === "#" ? page.keyboard.type("7654321") : page.keyboard.press(key));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Reçu de paiement");
  const pressed = keys.filter((key) => key !== "#").length;
  console.log(`${what} at the counter: ${pressed} keys, ${Math.round(performance.now() - start)} ms`);
  expect(pressed).toBeLessThanOrEqual(MOST_KEYS);
  for (const words of paid) await expect(page.getByRole("main")).toContainText(words);
}
