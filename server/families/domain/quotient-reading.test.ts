import { describe, expect, it } from "vitest";
import { localDate } from "@/server/platform/dates";
import { checkMonth, firstOfMonth, isQuotientOutcome, QUOTIENT_FAILURES } from "./quotient-reading";
import { QUOTIENT_NOTICES, readingPurpose } from "./quotient-reading.fr";

describe("the month of a quotient", () => {
  it.each([
    ["2026-11-01", "2026-11-30", 0, true],
    ["2026-10-01", "2026-11-01", 0, "ancien"],
    ["2026-08-01", "2026-11-30", 3, true],
    ["2026-07-01", "2026-11-01", 3, "ancien"],
    ["2025-12-01", "2026-02-28", 3, true],
    ["2026-12-01", "2026-11-30", 3, "illisible"],
  ])("%s on %s, at most %i months back: %s", (month, today, oldest, expected) => {
    const checked = checkMonth(localDate(month), localDate(today), oldest);
    expect(checked.ok || checked.error).toBe(expected);
  });

  it.each([
    [2026, 11, "2026-11-01"],
    [2026, 1, "2026-01-01"],
    [2026, 0, undefined],
    [2026, 13, undefined],
    [2026, 1.5, undefined],
    [26, 1, undefined],
    [20260, 1, undefined],
  ])("of %d/%d is %s", (year, month, expected) => {
    expect(firstOfMonth(year, month)).toBe(expected);
  });
});

describe("what a family is told", () => {
  it.each(QUOTIENT_FAILURES)("%s: what happened, and the way out", (failure) => {
    const { title, text } = QUOTIENT_NOTICES[failure];
    expect(title.length).toBeGreaterThan(10);
    expect(text).toMatch(/nvoyez-nous votre attestation/);
    expect(`${title} ${text}`).not.toMatch(/QF\s*=\s*0|est nul\b|vaut 0|vaut zéro/);
    expect(readingPurpose(failure)).toContain(title);
  });

  it("knows its outcomes, and no other", () => {
    for (const outcome of [...QUOTIENT_FAILURES, "lu", "inchange"]) expect(isQuotientOutcome(outcome)).toBe(true);
    for (const other of ["", "constructor", "LU", undefined]) expect(isQuotientOutcome(other)).toBe(false);
  });
});
