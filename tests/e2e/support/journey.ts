import type { BrowserContext, Locator, Page } from "@playwright/test";
import { test as base, expect } from "./test";

export { expect, openPage } from "./test";

/** The text of an element, as it stands in the page. */
export async function textOf(element: Locator): Promise<string> {
  return (await element.textContent()) ?? "";
}

interface Fixtures {
  /** Nothing in a page may fail unseen: errors of scripts and of the console, collected as the test runs. */
  readonly complaints: string[];
  readonly quietConsole: undefined;
  /** One more person: a browser of their own, on the same kind of screen, with or without scripts as asked. */
  readonly visitor: (options?: { readonly javaScriptEnabled: boolean }) => Promise<Page>;
}

/** A page that answers 404 on purpose, or a refused form, is written in the console too: that is no error of ours. */
const EXPECTED = /^Failed to load resource: the server responded with a status of 4\d\d/;

function watch(context: BrowserContext, complaints: string[]): void {
  context.on("console", (message) => {
    if (message.type() !== "error" || EXPECTED.test(message.text())) return;
    complaints.push(`${message.page()?.url()}: ${message.text()}`);
  });
  context.on("weberror", (error) => complaints.push(`${error.page()?.url()}: ${error.error().message}`));
}

/** The `test` of the parents’ and agents’ journeys: as that of all journeys, and the console of each page stays without error. */
export const test = base.extend<Fixtures>({
  complaints: async ({ browserName: _needed }, use) => use([]),
  quietConsole: [
    async ({ context, complaints }, use) => {
      watch(context, complaints);
      await use(undefined);
      expect(complaints, "errors in the console").toEqual([]);
    },
    { auto: true },
  ],
  visitor: async ({ browser, complaints }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (options) => {
      const context = await browser.newContext(options);
      contexts.push(context);
      watch(context, complaints);
      return context.newPage();
    });
    for (const context of contexts) await context.close();
  },
});
