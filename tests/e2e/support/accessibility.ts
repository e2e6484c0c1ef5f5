import { AxeBuilder } from "@axe-core/playwright";
import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import { stateOf } from "./audited";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice", "RGAAv4"];

/**
 * The present state of the page fits the screen and breaks none of axe's rules. To call in each state: first view,
 * errors, done. States that differ by their data only are audited once a run (audited.ts). Without JavaScript too: axe is a script, so it reads a copy of what that browser shows.
 */
export async function checkAccessibility(page: Page): Promise<void> {
  await expectFits(page);
  const state = await stateOf(page);
  if (state.isKnown) return;
  if (test.info().project.use.javaScriptEnabled === false) await auditCopy(page);
  else await expectNoViolation(page, page.url());
  state.remember();
}

async function auditCopy(page: Page): Promise<void> {
  const context = await contextWithScript(page);
  try {
    await expectNoViolation(await copyOf(page, context), page.url());
  } finally {
    await context.close();
  }
}

async function expectNoViolation(page: Page, url: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(TAGS)
    .options({ resultTypes: ["violations"] })
    // Our pages have no frames: one pass in the page itself, instead of a second blank page for the results.
    .setLegacyMode()
    .analyze();
  const told = violations.map(({ id, impact, help, nodes }) => ({
    rule: `${id} (${impact}): ${help}`,
    where: nodes.map(({ target, failureSummary }) => `${target.join(" ")} — ${failureSummary}`),
  }));
  expect(told, url).toEqual([]);
}

async function contextWithScript(page: Page): Promise<BrowserContext> {
  const browser = page.context().browser();
  if (!browser) throw new Error("The page is of no browser");
  return browser.newContext({ javaScriptEnabled: true, viewport: page.viewportSize() });
}

/**
 * The same document, at the same address with the same styles, in a browser that runs scripts: ours alone, the page's
 * own are forbidden. What is for browsers without scripts is part of it.
 */
async function copyOf(page: Page, context: BrowserContext): Promise<Page> {
  const body = (await page.content()).replace(/<\/?noscript\b[^>]*>/g, "");
  const copy = await context.newPage();
  await copy.route("**/*", async (route) => {
    const request = route.request();
    if (request.resourceType() === "script") return route.abort();
    if (!request.isNavigationRequest()) return route.continue();
    const headers = { "content-security-policy": "script-src 'none'" };
    return route.fulfill({ body, contentType: "text/html; charset=utf-8", headers });
  });
  await copy.goto(page.url());
  return copy;
}

/** Nothing is cut, or needs a scroll of the whole page sideways. Wide tables scroll in a box of their own. */
async function expectFits(page: Page): Promise<void> {
  // A form that has just been sent may still be on its way to the next page.
  await page.waitForLoadState();
  const tooWide = await page.evaluate(() => {
    const screen = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= screen) return [];
    const beyond = [...document.querySelectorAll("body *")].filter(
      (element) => element.getBoundingClientRect().right > screen + 1 && !element.closest(".preau-table"),
    );
    return [
      `${document.documentElement.scrollWidth} of ${screen} pixels`,
      ...beyond.slice(0, 5).map((element) => `${element.tagName} ${element.className}: ${element.textContent}`),
    ];
  });
  expect(tooWide, `${page.url()} is wider than the screen`).toEqual([]);
}
