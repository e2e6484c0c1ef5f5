import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { localDate } from "@/server/platform/dates";
import { parseCellKey } from "./cell-key";
import { patternCells, sameForAll } from "./pattern";
import { changesSomething, readWish } from "./wish";

const scope = { children: [{ id: "lea" }], first: localDate("2026-12-01"), last: localDate("2026-12-31") };
const sent = (base: string[], wanted: string[]) => readWish({ base, wanted, together: false }, scope);

describe("reading a form back", () => {
  it("keeps what had no box as it was", () => {
    const { wish, strangers } = sent(["lea.2026-12-03.booked!", "lea.2026-12-04.booked"], []);
    expect(strangers).toEqual([]);
    expect([...wish.wanted]).toEqual(["lea.2026-12-03"]);
    expect([...wish.base.values()]).toEqual(["booked", "booked"]);
    expect(changesSomething(wish)).toBe(true);
  });

  it.each([
    ["another family's child", "tom.2026-12-03"],
    ["another month", "lea.2027-01-05"],
    ["the eve of the first day", "lea.2026-11-30"],
    ["a day that does not exist", "lea.2026-12-32"],
    ["nonsense", "…"],
  ])("names %s as a stranger", (_, key) => {
    expect(sent([], [key]).strangers).toEqual([key]);
  });

  it("is nothing when it is sent as it was shown", () => {
    expect(
      changesSomething(
        sent(["lea.2026-12-03.booked", "lea.2026-12-04.waiting"], ["lea.2026-12-03", "lea.2026-12-04"]).wish,
      ),
    ).toBe(false);
  });

  it("never fails on what a browser, or anybody, sends", () => {
    fc.assert(fc.property(fc.array(fc.string()), fc.array(fc.string()), (base, wanted) => void sent(base, wanted)));
    fc.assert(fc.property(fc.string(), (text) => void parseCellKey(text)));
  });
});

describe("the usual week", () => {
  const first = localDate("2026-12-01");
  const last = localDate("2026-12-15");

  it("names its days, every week or one in two", () => {
    const cells = (rhythm: "every" | "even" | "odd") =>
      patternCells([{ childId: "lea", weekdays: [2], rhythm }], first, last);
    expect(cells("every")).toEqual(["lea.2026-12-01", "lea.2026-12-08", "lea.2026-12-15"]);
    expect(cells("odd")).toEqual(["lea.2026-12-01", "lea.2026-12-15"]);
    expect(cells("even")).toEqual(["lea.2026-12-08"]);
  });

  it("is the same for all when asked, from the first child who has one", () => {
    const none = { childId: "lea", weekdays: [], rhythm: "every" } as const;
    const some = { childId: "tom", weekdays: [1, 2], rhythm: "odd" } as const;
    expect(sameForAll([none, some])).toEqual([{ ...some, childId: "lea" }, some]);
    expect(sameForAll([none])).toEqual([none]);
  });
});
