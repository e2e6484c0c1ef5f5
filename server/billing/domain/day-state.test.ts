import { describe, expect, it } from "vitest";
import { isFree, isLate, needsVerifying, stateOf } from "./day-state";

describe("stateOf (X3, P4)", () => {
  it.each([
    ["booked", null, "present"],
    ["booked", "absent_excused", "absent_excused"],
    ["booked", "absent_unexcused", "absent_billed"],
    ["booked", "unbooked", "present"],
    ["cancelled_late", null, "cancelled_late"],
    ["cancelled_late", "absent_unexcused", "cancelled_late"],
    ["cancelled_late", "absent_excused", "absent_excused"],
    ["cancelled_late", "unbooked", "unbooked"],
    [null, "unbooked", "unbooked"],
  ] as const)("of a booking %s with %s on the sheet is %s", (booking, exception, state) => {
    expect(stateOf({ booking, exception })).toBe(state);
  });

  it("bills who came without a booking as booked late, and only an excused absence for nothing", () => {
    expect(isLate("unbooked", false)).toBe(true);
    expect(isLate("present", false)).toBe(false);
    expect(isLate("cancelled_late", true)).toBe(true);
    expect(isFree("absent_excused")).toBe(true);
    expect(isFree(null)).toBe(true);
    expect(isFree("absent_billed")).toBe(false);
  });

  it("asks for a look at what is only presumed", () => {
    expect(needsVerifying({ exception: null, verified: false }, "present")).toBe(true);
    expect(needsVerifying({ exception: null, verified: true }, "present")).toBe(false);
    expect(needsVerifying({ exception: "absent_excused", verified: false }, "absent_excused")).toBe(false);
    expect(needsVerifying({ exception: null, verified: false }, "cancelled_late")).toBe(false);
  });
});
