import { expect, test } from "vitest";
import { Random } from "./random";

test("the same seed gives the same numbers, another seed others", () => {
  const draw = (seed: string) => {
    const random = new Random(seed);
    return Array.from({ length: 50 }, () => random.next());
  };
  expect(draw("corbas")).toEqual(draw("corbas"));
  expect(draw("corbas")).not.toEqual(draw("rive-de-gier"));
});

test("numbers fill the interval evenly", () => {
  const random = new Random("evenly");
  const counts = new Array<number>(10).fill(0);
  for (let draw = 0; draw < 10_000; draw++) {
    const bucket = random.between(0, 9);
    counts[bucket] = (counts[bucket] ?? 0) + 1;
  }
  for (const count of counts) expect(count).toBeGreaterThan(850);
});

test("a branch does not depend on what was drawn before it", () => {
  const [one, other] = [new Random("town"), new Random("town")];
  other.next();
  expect(one.branch("families").next()).toBe(other.branch("families").next());
});

test("identifiers are UUIDs, all different, sorted by creation", () => {
  const random = new Random("ids");
  const ids = Array.from({ length: 2_000 }, () => random.id());
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(new Set(ids).size).toBe(ids.length);
  expect([...ids].sort()).toEqual(ids);
});

test("a shuffle keeps everything", () => {
  expect(new Random("shuffle").shuffle([1, 2, 3, 4, 5]).sort()).toEqual([1, 2, 3, 4, 5]);
});
