import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, localDate } from "@/server/platform/dates";
import { attendanceStatement } from "./attendance-statement";

const period = { first: localDate("2026-12-01"), last: localDate("2026-12-31") };
const names = new Map([
  ["canteen", "Cantine"],
  ["evening", "Accueil du soir"],
]);

type Fact = Parameters<typeof attendanceStatement>[0][number];

const fact = (activityId: string, day: string, over: Partial<Fact> = {}): Fact => ({
  activityId,
  day: localDate(day),
  booking: "booked",
  exception: null,
  verified: true,
  ...over,
});

const THREE_DAYS = ["2026-12-01", "2026-12-03", "2026-12-04"];

function stated(facts: readonly Fact[]) {
  const statement = attendanceStatement(facts, names, period);
  const times = (statement?.activities ?? []).map(({ activity, months }) => [
    activity,
    months.reduce((sum, { verified, unverified }) => sum + verified.length + unverified.length, 0),
  ]);
  return { verified: statement?.verified, unverified: statement?.unverified, times };
}

describe("the days on which a child came", () => {
  it("are three when it came on three days to two activities, each counted three times", () => {
    const facts = ["canteen", "evening"].flatMap((activity) => THREE_DAYS.map((day) => fact(activity, day)));
    expect(stated(facts)).toEqual({
      verified: 3,
      unverified: 0,
      times: [
        ["Accueil du soir", 3],
        ["Cantine", 3],
      ],
    });
  });

  it("are verified as soon as one presence is, and never on both sides", () => {
    const facts = [
      fact("canteen", "2026-12-01"),
      fact("evening", "2026-12-01", { verified: false }),
      fact("canteen", "2026-12-03", { verified: false }),
      fact("evening", "2026-12-03", { verified: false }),
    ];
    expect(stated(facts)).toMatchObject({ verified: 1, unverified: 1 });
  });

  it.each([
    ["booked, and absent with a reason", { exception: "absent_excused" }, undefined],
    ["booked, and absent without", { exception: "absent_unexcused" }, undefined],
    ["cancelled too late", { booking: "cancelled_late" }, undefined],
    ["there without a booking", { booking: null, exception: "unbooked" }, 1],
    ["booked", {}, 1],
  ] satisfies [string, Partial<Fact>, number | undefined][])("%s: %o", (_, over, verified) => {
    expect(stated([fact("canteen", "2026-12-01", over)]).verified).toBe(verified);
  });

  it("are never more than the days of the period, nor fewer than those of its busiest activity", () => {
    const anyFact = fc.record({
      activityId: fc.constantFrom("canteen", "evening"),
      day: fc.nat(30).map((after) => addDays(period.first, after)),
      verified: fc.boolean(),
    });
    const facts = fc.uniqueArray(anyFact, { selector: ({ activityId, day }) => `${activityId} ${day}`, minLength: 1 });
    fc.assert(
      fc.property(facts, (some) => {
        const { verified = 0, unverified = 0, times } = stated(some.map((one) => fact(one.activityId, one.day, one)));
        expect(verified + unverified).toBe(new Set(some.map(({ day }) => day)).size);
        expect(verified + unverified).toBeGreaterThanOrEqual(Math.max(...times.map(([, count]) => Number(count))));
      }),
    );
  });
});
