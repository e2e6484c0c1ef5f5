import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, localDate } from "@/server/platform/dates";
import { agreementOn, agreementsOf, comingPart, isLikelyDay, ownPart, whoPays } from "./agreement";
import { agreementChangedMail, ownPartText } from "./agreement.fr";
import { type AgreedShare, agreedOn, payersOf } from "./payers";
import { WHOLE } from "./share";

const TODAY = localDate("2026-12-08");
const day = localDate;

const agreed = (familyId: string, share: number, firstDay: string, lastDay: string | null = null): AgreedShare => ({
  familyId,
  share,
  firstDay: day(firstDay),
  lastDay: lastDay === null ? null : day(lastDay),
});
const WEEKS = [
  { familyId: "a", weeks: "even", leftOn: null },
  { familyId: "b", weeks: "odd", leftOn: null },
] as const;

describe("the agreements of a child (X2)", () => {
  it("are its shares, period by period", () => {
    const rows = [
      agreed("b", 4_000, "2026-09-01", "2026-11-30"),
      agreed("a", 6_000, "2026-09-01", "2026-11-30"),
      agreed("a", WHOLE, "2026-12-01", "2026-12-15"),
      agreed("a", 3_333, "2027-01-01"),
      agreed("b", 6_667, "2027-01-01"),
    ];
    expect(agreementsOf(rows)).toEqual([
      {
        firstDay: "2026-09-01",
        lastDay: "2026-11-30",
        shares: [
          { familyId: "a", share: 6_000 },
          { familyId: "b", share: 4_000 },
        ],
      },
      { firstDay: "2026-12-01", lastDay: "2026-12-15", shares: [{ familyId: "a", share: WHOLE }] },
      {
        firstDay: "2027-01-01",
        lastDay: null,
        shares: [
          { familyId: "a", share: 3_333 },
          { familyId: "b", share: 6_667 },
        ],
      },
    ]);
    expect(agreementsOf([])).toEqual([]);
  });

  const row = fc.record({
    familyId: fc.constantFrom("a", "b", "c"),
    share: fc.integer({ min: 0, max: WHOLE }),
    from: fc.integer({ min: 0, max: 30 }),
    length: fc.option(fc.integer({ min: 0, max: 15 })),
  });
  const start = day("2026-12-01");
  const rowsOf = fc.array(row, { maxLength: 6 }).map((rows) =>
    rows.map(({ familyId, share, from, length }): AgreedShare => {
      const firstDay = addDays(start, from);
      return { familyId, share, firstDay, lastDay: length === null ? null : addDays(firstDay, length) };
    }),
  );

  it("say for any day what invoices go by, and never two things", () => {
    fc.assert(
      fc.property(rowsOf, fc.integer({ min: -2, max: 50 }), (rows, offset) => {
        const on = addDays(start, offset);
        const agreements = agreementsOf(rows);
        const shares = agreedOn(rows, on).map(({ familyId, share }) => ({ familyId, share }));
        expect(agreementOn(agreements, on)?.shares ?? []).toEqual(
          shares.toSorted((a, b) => (a.familyId < b.familyId ? -1 : 1)),
        );
        const holding = agreements.filter((one) => one.firstDay <= on && (one.lastDay === null || on <= one.lastDay));
        expect(holding.length).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("give each household the part that an invoice of that day would ask", () => {
    fc.assert(
      fc.property(rowsOf, fc.integer({ min: 0, max: 40 }), fc.constantFrom("a", "b", "c"), (rows, offset, familyId) => {
        const on = addDays(start, offset);
        const rules = { agreed: rows, custody: WEEKS, left: [] };
        const payers = payersOf(rules, { day: on, familyId: "c", billedTo: [] });
        const asked = payers.find((payer) => payer.familyId === familyId)?.share ?? 0;
        const part = ownPart(rules, familyId, on);
        if (part?.kind === "share") {
          expect(part.share).toBe(asked);
          expect(part.firstDay <= on && (part.lastDay === null || on <= part.lastDay)).toBe(true);
        } else expect(whoPays(rules, on).kind).toBe("weeks");
      }),
    );
  });
});

describe("who pays for a child", () => {
  it.each([
    ["what is agreed", { agreed: [agreed("a", WHOLE, "2026-09-01")], custody: WEEKS, left: [] }, "agreed"],
    [
      "the weeks, before what is agreed begins",
      { agreed: [agreed("a", WHOLE, "2026-12-09")], custody: WEEKS, left: [] },
      "weeks",
    ],
    [
      "the weeks, after it",
      { agreed: [agreed("a", WHOLE, "2026-09-01", "2026-12-07")], custody: WEEKS, left: [] },
      "weeks",
    ],
    ["whoever books, with neither", { agreed: [], custody: [], left: [] }, "booker"],
    [
      "whoever books, when the child has left",
      { agreed: [], custody: [{ familyId: "a", weeks: "even", leftOn: TODAY } as const], left: [] },
      "booker",
    ],
  ])("is %s", (_what, rules, kind) => {
    expect(whoPays(rules, TODAY).kind).toBe(kind);
  });
});

describe("what a household reads of its part", () => {
  const text = (rows: readonly AgreedShare[], familyId = "a", today = TODAY) => {
    const part = ownPart({ agreed: rows, custody: WEEKS, left: [] }, familyId, today);
    return part && ownPartText("Lina", part, today);
  };

  it.each([
    [
      "a share",
      [agreed("a", 6_000, "2026-09-01"), agreed("b", 4_000, "2026-09-01")],
      "Vous payez 60\u00a0% de ce que Lina utilise, depuis le 1er septembre 2026.",
    ],
    [
      "two decimals",
      [agreed("a", 3_333, "2026-09-01"), agreed("b", 6_667, "2026-09-01")],
      "Vous payez 33,33\u00a0% de ce que Lina utilise, depuis le 1er septembre 2026.",
    ],
    [
      "everything, until a day",
      [agreed("a", WHOLE, "2026-09-01", "2027-07-02")],
      "Vous payez tout ce que Lina utilise, du 1er septembre 2026 au 2 juillet 2027.",
    ],
    [
      "nothing",
      [agreed("b", WHOLE, "2026-09-01")],
      "Vous ne payez rien de ce que Lina utilise, depuis le 1er septembre 2026.",
    ],
    ["its weeks", [], "Vous payez ce que Lina utilise les semaines paires."],
  ])("says %s", (_what, rows, sentence) => {
    expect(text(rows)).toBe(sentence);
  });

  it("goes from the day on which this household’s share became what it is, whatever others changed among themselves", () => {
    const rows = [
      agreed("a", 5_000, "2026-09-01"),
      agreed("b", 5_000, "2026-09-01", "2026-11-30"),
      agreed("b", 2_000, "2026-12-01"),
      agreed("c", 3_000, "2026-12-01"),
    ];
    expect(text(rows)).toContain("depuis le 1er septembre 2026");
    expect(text(rows, "b")).toContain("20\u00a0% de ce que Lina utilise, depuis le 1er décembre 2026");
  });

  it("has a next one, when something else is agreed for later", () => {
    const rows = [
      agreed("a", 6_000, "2026-09-01", "2026-11-30"),
      agreed("b", 4_000, "2026-09-01", "2026-11-30"),
      agreed("a", 6_000, "2026-12-01"),
      agreed("b", 4_000, "2026-12-01", "2027-01-31"),
      agreed("c", 4_000, "2027-02-01"),
    ];
    const coming = (familyId: string) => comingPart({ agreed: rows, custody: WEEKS, left: [] }, familyId, TODAY);
    expect(coming("a")).toBeUndefined();
    expect(coming("b")).toEqual({ kind: "share", share: 0, firstDay: "2027-02-01", lastDay: null });
    expect(coming("c")).toMatchObject({ share: 4_000, firstDay: "2027-02-01" });
    expect(comingPart({ agreed: [], custody: WEEKS, left: [] }, "a", TODAY)).toBeUndefined();
  });

  it("is nothing where whoever books pays, nor for a household without weeks", () => {
    expect(ownPart({ agreed: [], custody: [], left: [] }, "a", TODAY)).toBeUndefined();
    expect(text([], "c")).toBeUndefined();
  });
});

it.each([
  ["2024-12-08", true],
  ["2024-12-07", false],
  ["2027-12-08", true],
  ["2027-12-09", false],
  ["2062-12-08", false],
])("a clerk may write %s: %s", (written, likely) => {
  expect(isLikelyDay(day(written), TODAY)).toBe(likely);
});

describe("the mail to a household that has no part any more", () => {
  it("promises nothing of who pays: the weeks of others may decide", () => {
    const days = { from: localDate("2026-12-01"), today: localDate("2026-11-28") };
    const { paragraphs } = agreementChangedMail({ firstName: "Lou", part: undefined, ...days });
    expect(paragraphs[1]).toContain("aucune part n’est plus convenue pour votre foyer");
    expect(paragraphs.join(" ")).not.toContain("réserve");
  });
});
