import { type Locator, type Page, test } from "@playwright/test";
import { checkAccessibility } from "./accessibility";
import { expect } from "./journey";

/** The summary of what is wrong in a form, before its fields. */
export function errorSummary(page: Page): Locator {
  return page.locator(".preau-error-summary");
}

/**
 * A form that was refused: its summary leads to each field by the same words that stand beside the field, and the field
 * says that it is wrong. `wrong` maps the name of a field to its message.
 */
export async function expectRefused(page: Page, wrong: Readonly<Record<string, string | RegExp>>): Promise<void> {
  await expectToldWrong(page, wrong);
  await checkAccessibility(page);
}

/** The same without the audit, where another refusal of the same form was audited. */
export async function expectToldWrong(page: Page, wrong: Readonly<Record<string, string | RegExp>>): Promise<void> {
  const summary = errorSummary(page);
  await expect(summary).toBeVisible();
  for (const [name, message] of Object.entries(wrong)) {
    const link = summary.getByRole("link", { name: message }).first();
    await expect(link, name).toBeVisible();
    const id = (await link.getAttribute("href"))?.slice(1) ?? "";
    const field = page.locator(`[id="${id}"]`);
    await expect(field).toHaveAttribute("name", name);
    await expect(field).toHaveAttribute("aria-invalid", "true");
    await expect(page.locator(`[id="${id}-error"]`)).toContainText(message);
  }
  await expect(summary.getByRole("link")).toHaveCount(Object.keys(wrong).length);
  if (test.info().project.use.javaScriptEnabled === false) await expect(page).toHaveTitle(/^Erreur/);
  else await expect(summary).toBeFocused();
}

/** A form that was refused as a whole, for no fault of one field. */
export async function expectRefusedWhole(page: Page, message: string | RegExp): Promise<void> {
  await expect(errorSummary(page)).toContainText(message);
  await checkAccessibility(page);
}

/** What was typed is still there: `values` maps the name of a field to its text. */
export async function expectKept(page: Page, values: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(values)) {
    await expect(page.locator(`main [name="${name}"]`), name).toHaveValue(value);
  }
}

/** Types into the fields of the page's form, by their names. */
export async function fillForm(page: Page, values: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(values)) await page.locator(`main [name="${name}"]`).fill(value);
}

/** Ticks a box or a radio button as a person does: on its label, which is what one sees of it. */
export async function tick(input: Locator, ticked = true): Promise<void> {
  if ((await input.isChecked()) !== ticked) {
    const id = await input.getAttribute("id");
    await input.page().locator(`label[for="${id}"]`).click();
  }
  await expect(input).toBeChecked({ checked: ticked });
}
