import { describe, expect, it } from "vitest";
import type { TillLine } from "@/server/payments/domain";
import { localDate } from "@/server/platform/dates";
import { cents } from "@/server/platform/money";
import { activitiesCsv, tillCsvHead, tillCsvRows } from "./till-csv";

const line: TillLine = {
  id: "payment-1",
  day: localDate("2026-12-03"),
  knownDay: null,
  event: "payment",
  reference: "CANT-R-2026-000001",
  name: "Roy",
  means: "cheque",
  amount: cents(5775),
  note: "n° 1234567",
  paymentId: null,
};

const lastCells = (lines: readonly TillLine[]) => tillCsvRows(lines).trimEnd().split("\r\n");

describe("the journal of a till for a spreadsheet (Y4)", () => {
  it("has amounts as French ones read them, less than zero for what went out: they add up", () => {
    const undone = { ...line, event: "reversal", amount: cents(-5775) } as const;
    expect(lastCells([line, undone])).toEqual([
      '"2026-12-03";"Encaissement";"CANT-R-2026-000001";"Roy";"Chèque";"n° 1234567";57,75;""',
      '"2026-12-03";"Annulation";"CANT-R-2026-000001";"Roy";"Chèque";"n° 1234567";-57,75;""',
    ]);
  });

  it("says when a line was known after its day, under a head of as many cells", () => {
    const [cells = ""] = lastCells([{ ...line, knownDay: localDate("2026-12-04") }]);
    expect(cells).toMatch(/;57,75;"2026-12-04"$/);
    expect(tillCsvHead().split(";")).toHaveLength(cells.split(";").length);
  });

  it("has what came in by activity, an activity's name being a text whatever it is", () => {
    const [from, to] = [localDate("2026-12-01"), localDate("2026-12-31")];
    const activities = [
      { activity: "=Cantine", account: "7067", amount: cents(5775) },
      { activity: null, account: "", amount: cents(-50) },
    ];
    const file = activitiesCsv({ regieId: "1", from, to, activities, total: cents(5725) });
    expect(file.trimEnd().split("\r\n").slice(1)).toEqual([
      `"2026-12-01";"2026-12-31";"'=Cantine";"7067";57,75`,
      '"2026-12-01";"2026-12-31";"Gardé pour de prochaines factures";"";-0,50',
    ]);
  });

  it.each(["=1+1", "+33", "-2+3", "@SUM(A1)", "\t=1", " =cmd|' /C calc'!A0"])(
    "« %s » stays a text (attack 14)",
    (hostile) => {
      const [cells = ""] = lastCells([{ ...line, name: hostile, note: hostile }]);
      expect(cells).not.toMatch(/"[\s]*[=+\-@]/);
    },
  );
});
