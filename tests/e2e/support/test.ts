import { test as base, type ConsoleMessage, expect, type Page } from "@playwright/test";
import { environment } from "./environment";

export { expect };

interface Fixtures {
  /** Whether this project runs scripts: some details differ, no journey does. */
  readonly withScript: boolean;
  /** Nothing that a page does may break the Content Security Policy; checked after each test without asking. */
  readonly strictPolicy: undefined;
}

function isViolation(message: ConsoleMessage): boolean {
  return message.type() === "error" && /Content Security Policy/i.test(message.text());
}

/** The `test` of every journey. Relative addresses are those of the common host: `page.goto("/corbas")`. */
export const test = base.extend<Fixtures>({
  baseURL: async ({ browserName: _needed }, use) => use(environment().web),
  withScript: async ({ javaScriptEnabled }, use) => use(javaScriptEnabled !== false),
  strictPolicy: [
    async ({ context }, use) => {
      const violations: string[] = [];
      context.on("console", (message) => {
        if (isViolation(message)) violations.push(`${message.page()?.url()}: ${message.text()}`);
      });
      await use(undefined);
      expect(violations, "Content Security Policy").toEqual([]);
    },
    { auto: true },
  ],
});

/** Opens a page and expects its status: the tests see a 404 or a 500 as such. */
export async function openPage(page: Page, url: string, status = 200): Promise<void> {
  const response = await page.goto(url);
  expect(response?.status(), url).toBe(status);
}
