import { describe, expect, it } from "vitest";
import { giveCreditSchema } from "./schemas";

const INVOICE = "018f0000-0000-7000-8000-00000000000a";
const issuesOf = (typed: object) =>
  giveCreditSchema
    .safeParse({ invoiceId: INVOICE, days: [], reason: "Repas non servi", ...typed })
    .error?.issues.map(({ path, message }) => [path[0], message]);

describe("what a credit note gives back (X5)", () => {
  it("is the whole invoice, or the days that are ticked", () => {
    expect(issuesOf({ what: "all" })).toBeUndefined();
    expect(issuesOf({ what: "days", days: ["1.2026-11-02"] })).toBeUndefined();
  });

  it("is never the whole invoice where days are ticked: which one is meant is asked, also while the reason lacks", () => {
    const both = ["what", expect.stringContaining("Vous avez coché des jours")];
    expect(issuesOf({ what: "all", days: ["1.2026-11-02"] })).toEqual([both]);
    expect(issuesOf({ what: "all", days: ["1.2026-11-02"], reason: "" })).toContainEqual(both);
  });
});
