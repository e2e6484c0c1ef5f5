import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type LocalDate, localDate } from "@/server/platform/dates";
import { cents } from "@/server/platform/money";
import { type BilledLine, careDueOf, partCare } from "./care-part";

const DAY = localDate("2026-12-01");

function line(over: { [K in keyof BilledLine]?: BilledLine[K] }): BilledLine {
  return {
    documentId: "A",
    kind: "service",
    childId: "lou",
    activityId: "garderie",
    days: [DAY],
    unit: cents(500),
    attended: true,
    careDue: cents(500),
    corrects: null,
    ...over,
  };
}

const cares = (...lines: BilledLine[]) => partCare(lines).map(({ care, other }) => [care, other]);

describe("what of a day is care (CGI, article 200 quater B)", () => {
  const price = (total: number, bare: number) => ({ total: cents(total), bare: cents(bare) });
  it.each([
    ["care", { due: 500, price: price(500, 500) }, 500],
    ["the share of a household", { due: 250, price: price(500, 500) }, 250],
    ["a late booking: its supplement is none", { due: 750, price: price(750, 500) }, 500],
    ["the share of a household, of a late booking", { due: 375, price: price(750, 500) }, 250],
    ["a reduction: of the care, no more than it costs", { due: 400, price: price(400, 500) }, 400],
    ["a price that nothing explains", { due: 500, price: null }, 500],
    ["a free day", { due: 0, price: price(500, 500) }, 0],
    ["a meal", { due: 500, price: price(500, 500), childCare: false }, 0],
  ])("%s", (_, { due, ...over }, expected) => {
    expect(careDueOf({ childCare: true, due: cents(due), ...over })).toBe(expected);
  });
});

describe("the lines of invoices, parted", () => {
  it("are care for what care costs, and the rest for the rest", () => {
    const days = [DAY, localDate("2026-12-02")];
    expect(cares(line({ days, unit: cents(750), careDue: cents(500) }))).toEqual([[1_000, 500]]);
    expect(cares(line({ careDue: cents(0) }))).toEqual([[0, 500]]);
    // An absence that is billed is a penalty.
    expect(cares(line({ attended: false }))).toEqual([[0, 500]]);
  });

  it("take off the care of a day that costs nothing any more, not the penalty of one", () => {
    const given = { documentId: "B", kind: "regularisation" as const, unit: cents(-500), careDue: cents(0) };
    // An absence that is excused afterwards asks for nothing: it says nothing of what was asked before.
    for (const attended of [true, false]) {
      expect(cares(line({}), line({ ...given, attended }))).toEqual([
        [500, 0],
        [-500, 0],
      ]);
    }
    expect(cares(line({ careDue: cents(0) }), line(given))).toEqual([
      [0, 500],
      [0, -500],
    ]);
  });

  it("add the difference of a dearer day, without its supplement", () => {
    const more = { documentId: "B", kind: "regularisation" as const, unit: cents(350), careDue: cents(600) };
    expect(cares(line({}), line(more))).toEqual([
      [500, 0],
      [100, 250],
    ]);
  });

  it("give a credit note back from the care first, and count again what is billed again", () => {
    const gesture = line({ documentId: "B", kind: "credit", unit: cents(-200), careDue: cents(0) });
    const free = line({ documentId: "C", kind: "regularisation", unit: cents(-300), careDue: cents(0) });
    const undone = line({ documentId: "D", kind: "credit", unit: cents(300), careDue: cents(0) });
    expect(cares(line({}), gesture, free)).toEqual([
      [500, 0],
      [-200, 0],
      [-300, 0],
    ]);
    expect(cares(line({}), gesture, free, undone).at(-1)).toEqual([0, 300]);
  });

  it("count no care of a day of which an absence was noted after the invoice, and count it again where that was a mistake", () => {
    const later = { documentId: "B", kind: "regularisation" as const, unit: cents(0), attended: false };
    const absent = [line({}), line(later)];
    expect(cares(...absent)).toEqual([
      [0, 500],
      [0, 0],
    ]);
    expect(cares(...absent, line({ ...later, documentId: "C", attended: true }))[0]).toEqual([500, 0]);
    // Excused after that: the penalty is given back, no care.
    expect(cares(...absent, line({ ...later, unit: cents(-500), careDue: cents(0) })).at(-1)).toEqual([0, -500]);
    // The price of the day has changed as well.
    expect(cares(line({}), line({ ...later, unit: cents(-60), careDue: cents(440) }))).toEqual([
      [0, 500],
      [0, -60],
    ]);
    // What says nothing of the day changes nothing (control).
    expect(cares(line({}), line({ ...later, days: [localDate("2026-12-03")] }))[0]).toEqual([500, 0]);
  });

  it("know children, activities and days apart", () => {
    const free = { kind: "regularisation" as const, unit: cents(-500), careDue: cents(0) };
    for (const other of [{ childId: "zoe" }, { activityId: "mercredi" }, { days: [localDate("2026-12-03")] }]) {
      expect(cares(line({}), line({ ...free, ...other })).at(-1)).toEqual([0, -500]);
    }
  });
});

const someLine = fc
  .record({
    kind: fc.constantFrom("service", "regularisation", "credit"),
    days: fc.subarray(["2026-12-01", "2026-12-02", "2026-12-03"].map(localDate), { minLength: 1 }),
    unit: fc.integer({ min: -900, max: 900 }),
    attended: fc.boolean(),
    careDue: fc.nat(900),
  })
  .map(({ unit, careDue, ...rest }) => line({ ...rest, unit: cents(unit), careDue: cents(careDue) }));

describe("whatever was billed", () => {
  it("the two parts of a line add up to it and never go against it", () => {
    fc.assert(
      fc.property(fc.array(someLine, { maxLength: 12 }), (lines) => {
        partCare(lines).forEach(({ care, other }, index) => {
          const billed = lines[index];
          const amount = (billed?.unit ?? 0) * (billed?.days.length ?? 0);
          expect(care + other).toBe(amount);
          for (const part of [care, other]) expect(part * Math.sign(amount)).toBeGreaterThanOrEqual(0);
        });
      }),
    );
  });

  it("a day never counts for less than nothing, nor for more care than it ever cost", () => {
    fc.assert(
      fc.property(fc.array(someLine, { maxLength: 12 }), (lines) => {
        const single = lines.map((one) => ({ ...one, days: one.days.slice(0, 1) }));
        const sums = new Map<LocalDate, number>();
        const dearest = new Map<LocalDate, number>();
        partCare(single).forEach(({ care }, index) => {
          const one = single[index];
          const day = one?.days[0] ?? DAY;
          if (one?.kind !== "credit") dearest.set(day, Math.max(dearest.get(day) ?? 0, one?.careDue ?? 0));
          sums.set(day, (sums.get(day) ?? 0) + care);
          expect(sums.get(day)).toBeGreaterThanOrEqual(0);
          expect(sums.get(day)).toBeLessThanOrEqual(dearest.get(day) ?? 0);
        });
      }),
    );
  });

  it("a day on which the child was not there counts for nothing, whatever was thought before", () => {
    fc.assert(
      fc.property(fc.array(someLine, { maxLength: 12 }), (lines) => {
        const last = line({ documentId: "Z", kind: "regularisation", unit: cents(0), attended: false });
        const parted = partCare([...lines.map((one) => ({ ...one, days: [DAY] })), last]);
        expect(parted.map(({ care }) => care)).toEqual(parted.map(() => 0));
      }),
    );
  });
});
