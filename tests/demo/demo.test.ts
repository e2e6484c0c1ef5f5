import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freePort } from "@/scripts/demo/free-port";
import { livingServices } from "@/scripts/demo/last-run";
import { runningPort, startLocalPostgres, stopLocalPostgres } from "@/scripts/postgres";
import { type Demo, killAll, startDemo } from "./demo-process";

/*
 * `npm run demo`, killed without warning at each step of its start, then started again; on the production build.
 */
const LONG = 300_000;
let folder = "";

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
      const second = startDemo(folder);
      await expectServing(second);
      expect(second.output()).not.toContain("Données de démonstration chargées");
      await second.kill();
    },
    LONG,
  );

  it(
    "starts afresh with --reset, though a killed one left everything running",
    async () => {
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
