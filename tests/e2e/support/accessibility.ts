import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice", "RGAAv4"];

/**
 * No violation of axe's rules in the present state of the page, to call in each state: first view, errors, done.
 * axe is a script: without JavaScript the same page is checked by the other project.
 */
export async function checkAccessibility(page: Page): Promise<void> {
  if (test.info().project.use.javaScriptEnabled === false) return;
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
  const told = violations.map(({ id, impact, help, nodes }) => ({
    rule: `${id} (${impact}): ${help}`,
    where: nodes.map(({ target, failureSummary }) => `${target.join(" ")} — ${failureSummary}`),
  }));
  expect(told, page.url()).toEqual([]);
}
