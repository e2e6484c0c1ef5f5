import { describe, expect, it } from "vitest";
import { localDate } from "@/server/platform/dates";
import type { QuotientReference } from "./fee-schedule";
import { type FamilyQuotient, quotientOn } from "./quotient-on";

const reference: QuotientReference = { referenceDay: null, changes: "monthAfter" };

function quotient(quotientFamilial: number, asOf: string, validTo: string | null = null): FamilyQuotient {
  const day = localDate(asOf);
  const end = validTo === null ? null : localDate(validTo);
  return { quotientFamilial, asOf: day, knownOn: day, reportedByFamily: true, source: "caf", validTo: end };
}

const on = (quotients: readonly FamilyQuotient[], day: string) =>
  quotientOn(reference, quotients, localDate(day)).quotientFamilial;

describe("the quotient of a family on a day (F4)", () => {
  it("comes with its month and who gave it", () => {
    expect(quotientOn(reference, [quotient(720, "2025-09-01")], localDate("2025-09-02"))).toEqual({
      quotientFamilial: 720,
      quotientOrigin: { month: "2025-09-01", source: "caf" },
    });
    expect(quotientOn(reference, [], localDate("2025-09-02"))).toEqual({ quotientFamilial: null });
  });

  it("still counts on its last day, and no more on the day after", () => {
    const ending = [quotient(720, "2025-09-01", "2025-12-31")];
    expect([on(ending, "2025-12-31"), on(ending, "2026-01-01")]).toEqual([720, null]);
  });

  it("is held after its end until the one that replaces it counts", () => {
    const replaced = [quotient(720, "2025-09-01", "2025-12-31"), quotient(500, "2026-01-10")];
    expect([on(replaced, "2026-01-31"), on(replaced, "2026-02-01")]).toEqual([720, 500]);
  });
});
