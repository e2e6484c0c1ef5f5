import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DEMO_PARENTS } from "@/prisma/seed/demo-accounts";
import { freePort } from "@/scripts/demo/free-port";
import { livingServices } from "@/scripts/demo/last-run";
import { runningPort, startLocalPostgres, stopLocalPostgres } from "@/scripts/postgres";
import { brokenInDemo, makeDue, operationIn } from "./demo-base";
import { type Demo, killAll, startDemo } from "./demo-process";
import { PlainBrowser } from "./plain-browser";

/*
 * `npm run demo`, killed without warning at each step of its start, then started again; on the production build.
 */
const LONG = 300_000;
let folder = "";
/** Serves from one test to the next. */
let second: Demo;

beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "preau-demo-"));
  chmodSync(folder, 0o755);
});
afterAll(async () => {
  await killAll();
  await stopLocalPostgres(path.join(folder, "postgres"));
  for (const used of [folder, `${folder}.former`, `${folder}.url`]) rmSync(used, { recursive: true, force: true });
});

const pids = () => livingServices(folder).map(({ pid }) => pid);
const isThere = (name: string) => existsSync(path.join(folder, name));

async function towns(web: string): Promise<string[]> {
  const page = await (await fetch(web)).text();
  return ["Saint-Chamond", "Rive-de-Gier", "Corbas"].filter((name) => page.includes(name));
}

async function expectServing(demo: Demo): Promise<void> {
  const { web, mails } = await demo.ready();
  expect(await towns(web)).toHaveLength(3);
  expect((await fetch(`${web}/api/health`)).status).toBe(200);
  expect((await fetch(`${mails}/api/mails`)).status).toBe(200);
}

const serves = (web: string) =>
  fetch(`${web}/api/health`).then(
    ({ status }) => status === 200,
    () => false,
  );

/** The browser of a parent before the form that begins to pay what is owed. */
async function beforePaying(web: string): Promise<PlainBrowser> {
  const { login, password } = DEMO_PARENTS.first;
  const browser = new PlainBrowser();
  await browser.go(`${web}/saint-chamond/connexion`);
  await browser.submit('name="password"', { login, password });
  await browser.go(`${web}/saint-chamond/famille/factures/payer`);
  return browser;
}

/** The same, at PayFiP's page. */
async function atPayFip(web: string): Promise<PlainBrowser> {
  const browser = await beforePaying(web);
  await browser.submit('name="requestKey"', {});
  expect(browser.page).toContain("Comment ce paiement finit-il");
  return browser;
}

describe("a start that is killed", () => {
  const steps: readonly (readonly [string, (demo: Demo) => boolean])[] = [
    ["while PostgreSQL makes its folder", () => isThere("postgres.new")],
    ["while PostgreSQL starts for the first time", () => isThere("postgres/server.log")],
    ["while the base is migrated and the towns are loaded", () => isThere("keys")],
    ["once the first service lives, before it serves", () => isThere("run.json")],
    ["while the site starts", () => isThere("logs/site.log")],
  ];

  it.each(steps)(
    "%s is no obstacle to the next",
    async (_, reached) => {
      const demo = startDemo(folder);
      await demo.until(() => reached(demo));
      await demo.kill();
    },
    LONG,
  );

  it(
    "serves at last, whole, and stops what the killed ones left",
    async () => {
      const left = pids();
      const demo = startDemo(folder);
      await expectServing(demo);
      expect(pids().filter((pid) => left.includes(pid))).toEqual([]);
      expect(await startDemo(folder).ended()).toMatchObject({ code: 1, output: expect.stringMatching(/tourne déjà/) });
      expect(await demo.interrupt()).toBe(0);
      expect(pids()).toEqual([]);
      expect(runningPort(path.join(folder, "postgres"))).toBeUndefined();
    },
    LONG,
  );

  it(
    "keeps the data over a kill while it serves",
    async () => {
      const first = startDemo(folder);
      await expectServing(first);
      await first.kill();
      second = startDemo(folder);
      await expectServing(second);
      expect(second.output()).not.toContain("Données de démonstration chargées");
    },
    LONG,
  );

  it(
    "begins no payment by a form that another site’s page sends, and notes it (attack 31)",
    async () => {
      const { web, payFip } = await second.ready();
      const begun = async () => (await fetch(`${payFip}/_simulator/operations`)).json();
      const noted = () => readFileSync(path.join(folder, "logs/site.log"), "utf8").split("origin-refused").length - 1;
      const parent = await beforePaying(web);
      const { url, page } = parent;
      // Hidden behind a redirect or a sandbox, a page's origin is « null ».
      for (const [index, origin] of ["https://ailleurs.example", "null"].entries()) {
        Object.assign(parent, { url, page });
        await parent.submit('name="requestKey"', {}, { Origin: origin });
        expect(parent.status).toBeGreaterThanOrEqual(400);
        expect([await begun(), noted()]).toEqual([[], index + 1]);
      }
      // Where no browser says the origin, the session does not come along either: its cookie stays with our pages.
      expect(parent.setCookies.filter((line) => !/; SameSite=(Lax|Strict)/i.test(line))).toEqual([]);
      const stranger = new PlainBrowser();
      Object.assign(stranger, { url, page });
      await stranger.submit('name="requestKey"', {});
      expect(await begun()).toEqual([]);
    },
    LONG,
  );

  it(
    "starts the site again that is killed between PayFiP’s page and its notification: one payment (F1)",
    async () => {
      const { web, payFip } = await second.ready();
      const operations = `${payFip}/_simulator/operations`;
      const parent = await atPayFip(web);
      const idOp = new URL(parent.url).searchParams.get("idop") ?? "";

      const [site = 0] = pids();
      process.kill(site, "SIGKILL");
      await expect.poll(() => serves(web), { interval: 5 }).toBe(false);
      await parent.submit('name="issue"', { issue: "carte" });
      // Nobody was there for the notification, nor for the parent who came back.
      expect(await (await fetch(operations)).json()).toMatchObject([{ notifications: [{ answer: "TypeError" }] }]);
      expect(parent.page).toBe("");

      await expect.poll(() => serves(web), { timeout: 20_000 }).toBe(true);
      expect(second.output()).toContain("« site » s’est arrêté\u00a0: il est relancé.");
      expect(pids()[0]).not.toBe(site);
      expect(await operationIn(folder, idOp)).toEqual({ status: "redirected", payments: 0 });
      expect(await makeDue(folder, idOp)).toBeLessThan(600);
      await expect.poll(() => operationIn(folder, idOp), { timeout: 20_000 }).toEqual({ status: "paid", payments: 1 });

      await fetch(operations, { method: "POST", body: JSON.stringify({ idOp, notify: 1 }) });
      await parent.go(parent.url);
      expect(parent.page).toContain("Votre paiement est reçu");
      expect(await operationIn(folder, idOp)).toEqual({ status: "paid", payments: 1 });
      expect(await brokenInDemo(folder)).toEqual([]);
    },
    LONG,
  );

  it(
    "starts afresh with --reset, though a killed one left everything running",
    async () => {
      await second.kill();
      writeFileSync(path.join(folder, "of-the-former-run"), "");
      const left = pids();
      expect(left.length).toBeGreaterThan(3);
      const demo = startDemo(folder, ["--reset"]);
      await expectServing(demo);
      expect(demo.output()).toContain("Données de démonstration chargées");
      expect(isThere("of-the-former-run")).toBe(false);
      expect(pids().filter((pid) => left.includes(pid))).toEqual([]);
      expect(await demo.interrupt()).toBe(0);
    },
    LONG,
  );
});

describe("with DATABASE_URL", () => {
  it(
    "uses that server, starts none of its own, and never resets it",
    async () => {
      const own = `${folder}.url`;
      const server = await startLocalPostgres(path.join(folder, "postgres"), await freePort(5760), [], { adopt: true });
      const admin = new pg.Client({ connectionString: server.ownerUrl });
      await admin.connect();
      await admin.query("CREATE DATABASE of_the_town");
      await admin.end();
      const env = { DATABASE_URL: server.ownerUrl.replace(/\/preau$/, "/of_the_town") };
      const demo = startDemo(own, [], env);
      await expectServing(demo);
      expect(await demo.interrupt()).toBe(0);
      expect(readdirSync(own)).not.toContain("postgres");
      const refused = await startDemo(own, ["--reset"], env).ended();
      expect(refused).toMatchObject({ code: 1, output: expect.stringMatching(/jamais celle de DATABASE_URL/) });
      await server.stop();
    },
    LONG,
  );
});
