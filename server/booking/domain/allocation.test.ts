import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allocate } from "./allocation";

const alone = (slotId: string) => ({ slotId, group: null });
const together = (slotId: string, group = "g") => ({ slotId, group });

describe("sharing the free places", () => {
  it.each([
    ["one place, two children, each for themselves", [alone("a"), alone("a")], { a: 1 }, ["place", "queue"]],
    ["one place, two children, together", [together("a"), together("a")], { a: 1 }, ["queue", "queue"]],
    ["two schools, one of them full", [together("a"), together("b")], { a: 3, b: 0 }, ["queue", "queue"]],
    ["two schools with room", [together("a"), together("b")], { a: 1, b: 1 }, ["place", "place"]],
    [
      "another day is not held back",
      [together("a"), alone("b"), together("a")],
      { a: 1, b: 1 },
      ["queue", "place", "queue"],
    ],
  ])("%s", (_, requests, free, expected) => {
    expect(allocate(requests, new Map(Object.entries(free)))).toEqual(expected);
  });

  it("never gives more than there is, never splits a group, never keeps a place that a single request could have", () => {
    const slot = fc.constantFrom("a", "b", "c");
    const request = fc.record({ slotId: slot, group: fc.constantFrom(null, "g", "h") });
    const free = fc.record({ a: fc.nat(3), b: fc.nat(3), c: fc.nat(3) });
    fc.assert(
      fc.property(fc.array(request, { maxLength: 12 }), free, (requests, places) => {
        const answers = allocate(requests, new Map(Object.entries(places)));
        const left: Record<string, number> = { ...places };
        requests.forEach(({ slotId }, index) => {
          if (answers[index] === "place") left[slotId] = (left[slotId] ?? 0) - 1;
        });
        for (const count of Object.values(left)) expect(count).toBeGreaterThanOrEqual(0);
        for (const group of ["g", "h"]) {
          const said = requests.flatMap((one, index) => (one.group === group ? [answers[index]] : []));
          expect(new Set(said).size).toBeLessThanOrEqual(1);
        }
        requests.forEach(({ slotId, group }, index) => {
          if (group === null && answers[index] === "queue") expect(left[slotId]).toBe(0);
        });
      }),
    );
  });
});
