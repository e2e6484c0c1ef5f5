import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, type LocalDate, localDate } from "@/server/platform/dates";
import { type AskedPeriod, askability, type EnrolmentOpening } from "./askability";
import { describeRefusal } from "./askability.fr";

const d = localDate;
const YEAR: AskedPeriod = { firstDay: d("2026-09-01"), lastDay: d("2027-07-02") };
const open: EnrolmentOpening = { tag: "open" };
const shut: EnrolmentOpening = { tag: "shut", why: "les inscriptions ouvriront le lundi 7 décembre à 8 h" };
const period = (first: string, last: string): AskedPeriod => ({ firstDay: d(first), lastDay: d(last) });
const asked = (
  enrolments: readonly AskedPeriod[],
  more: { pending?: boolean; today?: string; opening?: EnrolmentOpening },
) =>
  askability(
    YEAR,
    { enrolments, pending: more.pending ?? false },
    { today: d(more.today ?? "2026-11-28"), opening: more.opening ?? open },
  );

describe("whether an enrolment may be asked for", () => {
  it.each([
    ["a child without one, from today", [], {}, "2026-11-28"],
    ["before the activity begins, from its first day", [], { today: "2026-06-15" }, "2026-09-01"],
    ["on the activity's last day", [], { today: "2027-07-02" }, "2027-07-02"],
    ["after one that is over", [period("2026-09-01", "2026-10-16")], {}, "2026-11-28"],
    ["after one that ends on a day to come", [period("2026-09-01", "2026-12-18")], {}, "2026-12-19"],
    ["after one that ends today", [period("2026-09-01", "2026-11-28")], {}, "2026-11-29"],
    [
      "after the last of several",
      [period("2027-01-04", "2027-02-05"), period("2026-09-01", "2026-12-18")],
      {},
      "2027-02-06",
    ],
  ] as const)("%s", (_, enrolments, more, from) => {
    expect(asked(enrolments, more)).toEqual({ tag: "askable", from, to: "2027-07-02" });
  });

  it.each([
    ["its days are gone", [], { today: "2027-07-03" }, "over", "Cette activité est terminée."],
    ["a request waits", [], { pending: true }, "pending", "Une demande attend déjà une réponse pour Ana."],
    ["it is enrolled to the end", [YEAR], {}, "enrolled", "Ana a déjà son inscription."],
    [
      "it is enrolled later, to the end",
      [period("2027-01-04", "2027-07-02")],
      {},
      "enrolled",
      "Ana a déjà son inscription.",
    ],
    ["no window is open", [], { opening: shut }, "shut", "Les inscriptions ouvriront le lundi 7 décembre à 8 h."],
    [
      "enrolled to the end, which says more than a window",
      [YEAR],
      { opening: shut },
      "enrolled",
      "Ana a déjà son inscription.",
    ],
  ] as const)("not when %s", (_, enrolments, more, tag, words) => {
    const answer = asked(enrolments, more);
    expect(answer.tag).toBe(tag);
    expect(describeRefusal(answer, "Ana")).toBe(words);
  });

  it("never for a day of an enrolment, nor outside the activity, nor in the past", () => {
    const day = fc.integer({ min: -40, max: 400 }).map((n): LocalDate => addDays(YEAR.firstDay, n));
    const span = fc
      .tuple(day, fc.integer({ min: 0, max: 90 }))
      .map(([firstDay, n]): AskedPeriod => ({ firstDay, lastDay: addDays(firstDay, n) }));
    fc.assert(
      fc.property(fc.array(span, { maxLength: 4 }), day, fc.boolean(), (enrolments, today, pending) => {
        const answer = askability(YEAR, { enrolments, pending }, { today, opening: open });
        if (answer.tag !== "askable") return;
        expect(pending).toBe(false);
        expect(answer.from >= today && answer.from >= YEAR.firstDay && answer.from <= YEAR.lastDay).toBe(true);
        expect(enrolments.filter(({ firstDay, lastDay }) => firstDay <= answer.to && answer.from <= lastDay)).toEqual(
          [],
        );
      }),
    );
  });
});
