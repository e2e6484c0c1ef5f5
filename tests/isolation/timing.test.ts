import { setTimeout as wait } from "node:timers/promises";
import { beforeAll, describe, expect, it } from "vitest";
import { callWith, cityAndSession } from "./calling";
import { ghostOf, makeTowns, makeWorld, type World } from "./victim";
import type { VictimIds } from "./victim-ids";

/*
 * The time of a refusal does not tell that what was asked for is somebody's (quality C.3: within 50 ms, by the median of 200): the
 * same is read in the base whether or not there is such a row, before anything that takes long.
 */
const CALLS = 200;
const LIMIT_MS = 50;

let world: World;
let ghost: VictimIds;
beforeAll(async () => {
  const [abroad, town] = await makeTowns(1);
  if (!town) throw new Error("There is no town");
  world = await makeWorld(town, abroad);
  ghost = ghostOf(world.ids);
});

async function timeOf(call: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await call();
  return performance.now() - start;
}

/** How far apart the medians of two calls are, made in turns, in milliseconds. */
async function apart(one: () => Promise<unknown>, other: () => Promise<unknown>, calls: number): Promise<number> {
  const times: [number[], number[]] = [[], []];
  for (let n = 0; n < calls; n++) {
    times[0].push(await timeOf(one));
    times[1].push(await timeOf(other));
  }
  const [a = 0, b = 0] = times.map((list) => list.sort((x, y) => x - y)[Math.floor(calls / 2)]);
  return Math.abs(a - b);
}

describe("the time of a refusal of three files, an invoice, a document and a certificate (attacks 1, 2)", () => {
  const ask = (role: "otherParent" | "parentAbroad", path: string, ids: VictimIds) => () =>
    callWith(world, cityAndSession(world, role), path, ids);

  it.each([
    ["otherParent", "billing.family.file"],
    ["otherParent", "documents.file"],
    ["parentAbroad", "certificates.file"],
  ] as const)("is one for %s who asks %s of the victim, and of nobody", async (role, path) => {
    expect(await apart(ask(role, path, world.ids), ask(role, path, ghost), CALLS)).toBeLessThan(LIMIT_MS);
  });

  it("would be two, did the work of an answer come before its refusal (negative control)", async () => {
    const refused = ask("otherParent", "billing.family.file", world.ids);
    const late = async () => {
      await wait(LIMIT_MS + 20);
      await refused();
    };
    expect(await apart(late, ask("otherParent", "billing.family.file", ghost), 11)).toBeGreaterThan(LIMIT_MS);
  });
});
