import type { Browser, BrowserContext, Page } from "@playwright/test";
import { type Traffic, type Transfer, watchTraffic } from "./traffic";

export interface View {
  readonly transfers: readonly Transfer[];
  readonly kilobytes: number;
  readonly domNodes: number;
  /** Where its links lead. */
  readonly links: readonly string[];
}

/** A phone of a few years ago; what a page loads for it. */
const PHONE = { viewport: { width: 360, height: 780 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true } as const;

interface Visitor {
  /** Goes to an address, and waits until the page has loaded all it loads by itself. */
  view(url: string): Promise<View>;
  /** The session begins: from now on its cookie is sent. */
  logIn(cookie: string): Promise<void>;
  leave(): Promise<void>;
}

/** A browser that was never here: nothing in its cache, no session. */
export async function newVisitor(browser: Browser, origin: string): Promise<Visitor> {
  const context = await browser.newContext(PHONE);
  const page = await context.newPage();
  const traffic = await watchTraffic(await context.newCDPSession(page));
  return {
    view: (url) => view(page, traffic, url),
    logIn: (cookie) => context.addCookies([sessionCookie(origin, cookie)]),
    leave: () => context.close(),
  };
}

function sessionCookie(origin: string, cookie: string): Parameters<BrowserContext["addCookies"]>[0][number] {
  const at = cookie.indexOf("=");
  const url = origin.replace("http:", "https:");
  return { name: cookie.slice(0, at), value: cookie.slice(at + 1), url, secure: true, httpOnly: true };
}

async function view(page: Page, traffic: Traffic, url: string): Promise<View> {
  const response = await page.goto(url, { waitUntil: "networkidle" });
  const transfers = traffic.take();
  if (response?.status() !== 200 || page.url() !== url) {
    throw new Error(`${url} answers ${response?.status()} and leads to ${page.url()}`);
  }
  return {
    transfers,
    kilobytes: transfers.reduce((sum, { bytes }) => sum + bytes, 0) / 1000,
    links: await page.locator("main a[href]").evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href)),
    domNodes: await page.evaluate("document.querySelectorAll('*').length").then(Number),
  };
}
