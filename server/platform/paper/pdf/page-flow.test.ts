import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PAGE } from "./measures";
import { flow, type Piece } from "./page-flow";

interface Drawn {
  readonly what: string;
  readonly page: number;
  readonly top: number;
  readonly bottom: number;
}

type Plan = Omit<Piece, "draw" | "repeated"> & { readonly reminder?: number };

function laid(plans: readonly Plan[], top = 300): Drawn[] {
  const drawn: Drawn[] = [];
  let page = 1;
  const log = (what: string, height: number) => (y: number) => drawn.push({ what, page, top: y, bottom: y + height });
  const pieces = plans.map(({ reminder, ...plan }, index): Piece => {
    const draw = log(`piece ${index}`, plan.height);
    const repeated = reminder ? [{ height: reminder, draw: log("reminder", reminder) }] : undefined;
    return { ...plan, draw, repeated };
  });
  flow({ addPage: () => page++ }, pieces, top);
  return drawn;
}

const plan = fc.record({
  height: fc.integer({ min: 1, max: 200 }),
  before: fc.integer({ min: 0, max: 30 }),
  keepWithNext: fc.boolean(),
  reminder: fc.integer({ min: 0, max: 60 }),
});

describe("pieces on pages", () => {
  it("never pass the foot of a page, nor stand on one another, in their order", () => {
    fc.assert(
      fc.property(fc.array(plan, { maxLength: 60 }), (plans) => {
        const drawn = laid(plans);
        expect(drawn.filter(({ what }) => what !== "reminder").map(({ what }) => what)).toEqual(
          plans.map((_, index) => `piece ${index}`),
        );
        drawn.forEach(({ bottom, page, top }, index) => {
          expect(bottom).toBeLessThanOrEqual(PAGE.bottom);
          const last = drawn[index - 1];
          if (last) expect(page > last.page ? top >= PAGE.top : top >= last.bottom).toBe(true);
        });
      }),
    );
  });

  it("keep a heading with what follows", () => {
    const room = PAGE.bottom - 300;
    const drawn = laid([
      { height: room - 30, before: 0 },
      { height: 20, before: 5, keepWithNext: true },
      { height: 40, before: 5 },
    ]);
    expect(drawn.map(({ page }) => page)).toEqual([1, 2, 2]);
    expect(
      laid([
        { height: room - 30, before: 0 },
        { height: 20, before: 5 },
      ])[1]?.page,
    ).toBe(1);
  });

  it("give up keeping together what is taller than a page", () => {
    const tall = Array.from({ length: 20 }, () => ({ height: 60, before: 0, keepWithNext: true }));
    expect(Math.max(...laid(tall).map(({ page }) => page))).toBe(2);
  });

  it("draw the reminder only where a page begins in the middle", () => {
    const rows = Array.from({ length: 30 }, () => ({ height: 40, before: 0, reminder: 25 }));
    const drawn = laid(rows);
    const reminders = drawn.filter(({ what }) => what === "reminder");
    expect(reminders.map(({ page, top }) => [page, top])).toEqual([
      [2, PAGE.top],
      [3, PAGE.top],
    ]);
  });
});
