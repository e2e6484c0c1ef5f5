import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, daysBetween, type LocalDate, localDate } from "@/server/platform/dates";
import { type AskedPeriod, askability, commonFirstDay, type EnrolmentOpening, laterOf } from "./askability";
import { describeRefusal, freePeriodsText } from "./askability.fr";

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
    ["a child without one, from today", [], {}, ["2026-11-28 2027-07-02"]],
    ["before the activity begins, from its first day", [], { today: "2026-06-15" }, ["2026-09-01 2027-07-02"]],
    ["on the activity's last day", [], { today: "2027-07-02" }, ["2027-07-02 2027-07-02"]],
    ["after one that is over", [period("2026-09-01", "2026-10-16")], {}, ["2026-11-28 2027-07-02"]],
    ["after one that ends on a day to come", [period("2026-09-01", "2026-12-18")], {}, ["2026-12-19 2027-07-02"]],
    ["after one that ends today", [period("2026-09-01", "2026-11-28")], {}, ["2026-11-29 2027-07-02"]],
    ["before one that begins later", [period("2027-01-04", "2027-07-02")], {}, ["2026-11-28 2027-01-03, 2027-01-04"]],
    ["on the eve of one", [period("2026-11-29", "2027-07-02")], {}, ["2026-11-28 2026-11-28, 2026-11-29"]],
    [
      "between several, whatever their order",
      [period("2027-01-04", "2027-02-05"), period("2026-09-01", "2026-12-18")],
      {},
      ["2026-12-19 2027-01-03, 2027-01-04", "2027-02-06 2027-07-02"],
    ],
    [
      "not between two that follow each other",
      [period("2026-11-28", "2026-12-18"), period("2026-12-19", "2027-01-31")],
      {},
      ["2027-02-01 2027-07-02"],
    ],
  ] as const)("%s", (_, enrolments, more, expected) => {
    const answer = asked(enrolments, more);
    const periods = answer.tag === "askable" ? answer.periods : [];
    expect(
      periods.map(({ firstDay, lastDay, next }) => `${firstDay} ${lastDay}${next === null ? "" : `, ${next}`}`),
    ).toEqual(expected);
  });

  it.each([
    ["its days are gone", [], { today: "2027-07-03" }, "over", "Cette activité est terminée."],
    ["a request waits", [], { pending: true }, "pending", "Une demande attend déjà une réponse pour Ana."],
    ["it is enrolled to the end", [YEAR], {}, "enrolled", "Ana a déjà son inscription."],
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
        for (const free of answer.periods) {
          expect(free.firstDay >= today && free.firstDay >= YEAR.firstDay && free.lastDay <= YEAR.lastDay).toBe(true);
          expect(free.firstDay <= free.lastDay).toBe(true);
          expect(
            enrolments.filter(({ firstDay, lastDay }) => firstDay <= free.lastDay && free.firstDay <= lastDay),
          ).toEqual([]);
        }
        // And no free day is left out.
        const days = daysBetween(laterOf(today, YEAR.firstDay), YEAR.lastDay);
        const left = days.filter((at) => enrolments.every((known) => at < known.firstDay || known.lastDay < at));
        expect(answer.periods.flatMap((free) => daysBetween(free.firstDay, free.lastDay))).toEqual(left);
      }),
    );
  });
});

describe("the first day that a form offers for several children", () => {
  const free = (first: string, last: string) => ({ ...period(first, last), next: null });
  it.each([
    ["suits all", [[free("2026-11-28", "2027-01-03")], [free("2026-12-19", "2027-07-02")]], "2026-12-19"],
    [
      "may be in a later period of one",
      [[free("2026-11-28", "2027-01-03"), free("2027-02-06", "2027-07-02")], [free("2027-01-10", "2027-07-02")]],
      "2027-02-06",
    ],
    [
      "is the latest when none suits all",
      [[free("2026-11-28", "2027-01-03")], [free("2027-02-06", "2027-07-02")]],
      "2027-02-06",
    ],
    ["is none without a child", [], null],
  ])("%s", (_, children, expected) => {
    expect(commonFirstDay(children)).toBe(expected);
  });
});

it("says over which days one may ask, and why they end", () => {
  const answer = asked([period("2027-01-04", "2027-02-05")], {});
  expect(answer.tag === "askable" && freePeriodsText(answer.periods)).toBe(
    "du 28 novembre 2026 au 3 janvier 2027, avant l’inscription qui commence le 4 janvier 2027, ou à partir du 6 février 2027",
  );
});
