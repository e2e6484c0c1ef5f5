import { spawnSync } from "node:child_process";
import { existsSync, symlinkSync } from "node:fs";
import { cp, mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { root } from "@/scripts/run/run-command";

/** What a clone does not have: what is installed, built, generated or kept by those who work in the tree. */
const NOT_CLONED =
  /^(\.git|\.next|\.data|node_modules|test-results|server\/db\/generated|public\/(dsfr|fonts|theme)|styles\/generated)(\/|$)|\.tsbuildinfo$|\/\.next(\/|$)/;

let clone: string;

beforeAll(async () => {
  clone = await mkdtemp(path.join(os.tmpdir(), "preau-clone-"));
  await cp(root, clone, {
    recursive: true,
    filter: (source) => !NOT_CLONED.test(path.relative(root, source)),
  });
  symlinkSync(path.join(root, "node_modules"), path.join(clone, "node_modules"));
});
afterAll(() => rm(clone, { recursive: true, force: true }));

/** The README's first command, asked for what it refuses before it starts anything. */
function refusedReset(): string {
  const env = { ...process.env, PREAU_INSTALL: "keep", DATABASE_URL: "postgresql://localhost:1/nowhere" };
  const demo = ["scripts/bootstrap.mjs", "demo", "--reset"];
  return spawnSync("node", demo, { cwd: clone, env, encoding: "utf8" }).stderr;
}

it("the demonstration finds its modules on a fresh clone, where nothing was generated yet", () => {
  expect(existsSync(path.join(clone, "server/db/generated"))).toBe(false);
  expect(refusedReset()).toContain("--reset n’efface que la base embarquée");
  expect(existsSync(path.join(clone, "server/db/generated/prisma/client.ts"))).toBe(true);
}, 120_000);
