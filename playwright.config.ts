import { defineConfig } from "@playwright/test";
import { findChromium } from "./scripts/test/system-packages";

const PHONE = { width: 360, height: 740 };
const DESK = { width: 1280, height: 800 };

/**
 * Every journey on a phone, with and without JavaScript; `*.desk.spec.ts` on a desk screen; `*.js.spec.ts` needs a
 * script by nature. The environment is made by the global setup (scripts/e2e-environment.ts).
 */
export default defineConfig({
  testDir: "tests/e2e",
  outputDir: "test-results",
  globalSetup: "./tests/e2e/support/global-setup.ts",
  // One more than the cores: a journey waits for answers a third of its time.
  workers: 3,
  retries: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  use: {
    browserName: "chromium",
    locale: "fr-FR",
    timezoneId: "Europe/Paris",
    trace: "on-first-retry",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: findChromium(),
      args: [
        "--no-sandbox",
        "--disable-quic",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
      ],
    },
  },
  projects: [
    { name: "avec-js", testIgnore: "**/*.desk.spec.ts", use: { viewport: PHONE } },
    {
      name: "sans-js",
      testIgnore: ["**/*.desk.spec.ts", "**/*.js.spec.ts"],
      use: { viewport: PHONE, javaScriptEnabled: false },
    },
    { name: "bureau", testMatch: "**/*.desk.spec.ts", use: { viewport: DESK } },
  ],
});
