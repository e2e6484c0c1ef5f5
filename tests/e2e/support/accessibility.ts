import { expect, type Page, test } from "@playwright/test";
import { rememberPage, stateOf } from "./audited";
import { violationsOf } from "./axe";
import { environment } from "./environment";

/**
 * The present state of the page fits the screen and breaks none of axe's rules. To call in each state: first view,
 * errors, done. States that differ by their data only are audited once a run (audited.ts). Without JavaScript too: axe is a
 * script, so it reads a copy of what that browser shows.
 */
export async function checkAccessibility(page: Page): Promise<void> {
  await expectFits(page);
  const state = await stateOf(page);
  if (!state.isKnown) await audit(page);
  state.remember();
  await rememberPage(page);
}

async function audit(page: Page): Promise<void> {
  if (test.info().project.use.javaScriptEnabled === false) await auditCopy(page);
  else await expectNoViolation(page, page.url());
}

async function auditCopy(page: Page): Promise<void> {
  easel ??= await pageWithScript(page);
  await easel.setViewportSize(page.viewportSize() ?? PHONE);
  await easel.setContent(await documentOf(page));
  await expectNoViolation(easel, page.url());
}

async function expectNoViolation(page: Page, url: string): Promise<void> {
  const violations = await violationsOf(page);
  const told = violations.map(({ id, impact, help, nodes }) => ({
    rule: `${id} (${impact}): ${help}`,
    where: nodes.map(({ target, failureSummary }) => `${target.join(" ")} — ${failureSummary}`),
  }));
  expect(told, url).toEqual([]);
}

const PHONE = { width: 360, height: 740 };

/** One for all that a worker audits: a browser of its own for each would cost more than the audit. */
let easel: Page | undefined;

/** A page of the portal, in a browser that runs scripts, into which documents can be written: at home, with its styles. */
async function pageWithScript(page: Page): Promise<Page> {
  const browser = page.context().browser();
  if (!browser) throw new Error("The page is of no browser");
  const context = await browser.newContext({ javaScriptEnabled: true });
  const blank = await context.newPage();
  await blank.goto(new URL("/api/health", environment().web).href);
  return blank;
}

/** What that browser shows, without the scripts that it does not run. What is for browsers without scripts is part of it. */
async function documentOf(page: Page): Promise<string> {
  const html = await page.evaluate(() => {
    const copy = document.createElement("html");
    for (const { name, value } of document.documentElement.attributes) copy.setAttribute(name, value);
    copy.innerHTML = document.documentElement.innerHTML;
    for (const script of copy.querySelectorAll("script")) script.remove();
    return copy.outerHTML;
  });
  return `<!DOCTYPE html>${html.replace(/<\/?noscript\b[^>]*>/g, "")}`;
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
