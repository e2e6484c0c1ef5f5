import { describe, expect, it } from "vitest";
import { addDays, localDate } from "@/server/platform/dates";
import { isWithUs } from "./custody";
import { CUSTODY_CHOICES, type CustodyChoice, custodyChoiceOf, otherCustody } from "./household-custody";

const custodyOf = (choice: CustodyChoice) =>
  choice === "full" ? ({ kind: "full" } as const) : ({ kind: "alternating", weeks: choice } as const);

describe("the households of a child (D2, D3)", () => {
  it.each([
    ["full", 0, { kind: "none" }],
    ["even", 0, { kind: "none" }],
    ["odd", 1, { kind: "weeks", weeks: "even" }],
    ["even", 1, { kind: "weeks", weeks: "odd" }],
    ["full", 1, { kind: "refused", why: "livesElsewhere" }],
    ["even", 2, { kind: "refused", why: "twoAlready" }],
    ["full", 2, { kind: "refused", why: "twoAlready" }],
  ] as const)("%s, with %i other", (chosen, others, expected) => {
    expect(otherCustody(chosen, others)).toEqual(expected);
  });

  it("gives each day of a year to one household, whatever is chosen", () => {
    for (const choice of CUSTODY_CHOICES) {
      const other = otherCustody(choice, choice === "full" ? 0 : 1);
      for (let n = 0; n < 400; n++) {
        const day = addDays(localDate("2026-09-01"), n);
        const here = isWithUs(custodyOf(choice), day);
        const there = other.kind === "weeks" && isWithUs(custodyOf(other.weeks), day);
        expect(here !== there, day).toBe(true);
      }
    }
  });

  it("reads back what was chosen", () => {
    for (const choice of CUSTODY_CHOICES) expect(custodyChoiceOf(custodyOf(choice))).toBe(choice);
  });
});
