import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareCell, type Holding } from "./three-way";

describe("what becomes of a cell", () => {
  it.each<[Holding, boolean, Holding, string]>([
    ["none", false, "none", "untouched"],
    ["none", true, "none", "add"],
    ["none", true, "booked", "alreadyDone"],
    ["none", true, "waiting", "alreadyDone"],
    ["none", false, "booked", "movedMeanwhile"],
    ["booked", true, "booked", "untouched"],
    ["booked", true, "none", "movedMeanwhile"],
    ["booked", false, "booked", "cancel"],
    ["booked", false, "none", "alreadyDone"],
    ["booked", false, "waiting", "conflict"],
    ["waiting", false, "waiting", "leaveQueue"],
    ["waiting", false, "none", "alreadyDone"],
    ["waiting", false, "booked", "conflict"],
    ["waiting", false, "offered", "conflict"],
    ["waiting", true, "booked", "movedMeanwhile"],
    ["waiting", true, "none", "movedMeanwhile"],
  ])("base %s, ticked %s, now %s: %s", (base, wanted, current, tag) => {
    expect(compareCell(base, wanted, current).tag).toBe(tag);
  });

  const holding = fc.constantFrom<Holding>("none", "booked", "waiting");

  it("never changes what somebody else changed", () => {
    fc.assert(
      fc.property(holding, fc.boolean(), holding, (base, wanted, current) => {
        fc.pre(base !== current);
        expect(["movedMeanwhile", "alreadyDone", "conflict"]).toContain(compareCell(base, wanted, current).tag);
      }),
    );
  });

  it("never changes what was not asked", () => {
    fc.assert(
      fc.property(holding, holding, (base, current) => {
        expect(["untouched", "movedMeanwhile"]).toContain(compareCell(base, base !== "none", current).tag);
      }),
    );
  });

  it("is settled once applied: the same form sent again asks for nothing more", () => {
    const after = { add: "booked", cancel: "none", leaveQueue: "none" } as const;
    fc.assert(
      fc.property(holding, fc.boolean(), (base, wanted) => {
        const { tag } = compareCell(base, wanted, base);
        fc.pre(tag === "add" || tag === "cancel" || tag === "leaveQueue");
        if (tag === "add" || tag === "cancel" || tag === "leaveQueue")
          expect(compareCell(base, wanted, after[tag]).tag).toBe("alreadyDone");
      }),
    );
  });
});
