import { beforeAll, describe, expect, it } from "vitest";
import { createCaller } from "@/server/api/root";
import { type ExceptionKind, exceptionsAsText, shownExceptions } from "@/server/booking/domain/attendance";
import { book } from "../../support/booking";
import { type Canteen, type EatingFamily, makeCanteen, makeEaters, makeSchool, makeSlots } from "../../support/canteen";
import { makeAgent, requestOf } from "../../support/factory";
import { invariantsHoldAfterEach } from "../../support/invariants";
import { owner } from "../../support/owner";

invariantsHoldAfterEach();

const DAYS = ["2026-12-01", "2026-12-03", "2026-12-04"] as const;
const [TUESDAY, THURSDAY, FRIDAY] = DAYS;
const AFTER = "2026-12-04T18:00:00+01:00";

let canteen: Canteen;
let schoolId: string;
let booked: EatingFamily;
let other: EatingFamily;
let agent: { accountId: string; sessionId: string };

const apiOf = (session: { sessionId: string }, now = AFTER) =>
  createCaller(requestOf(canteen.city.slug, session.sessionId, now)).attendance;

const childOf = ({ children: [child = ""] }: EatingFamily) => child;

function sheetOf(day: string) {
  return { activityId: canteen.activityId, schoolId, day };
}

async function shownOn(day: string): Promise<string> {
  const { children } = await apiOf(agent).sheet(sheetOf(day));
  return exceptionsAsText(shownExceptions(children));
}

async function write(
  day: string,
  boxes: { absent?: string[]; excused?: string[]; unbooked?: string[] },
  shown?: string,
) {
  const lists = { absent: [], excused: [], unbooked: [], ...boxes };
  return apiOf(agent).saveSheet({ ...sheetOf(day), shown: shown ?? (await shownOn(day)), ...lists });
}

async function exceptionsOn(day: string): Promise<Record<string, ExceptionKind>> {
  const { rows } = await owner().query<{ child_id: string; kind: ExceptionKind }>(
    "SELECT child_id, kind FROM attendance_exception WHERE city_id = $1 AND day = $2",
    [canteen.city.id, day],
  );
  return Object.fromEntries(rows.map(({ child_id, kind }) => [child_id, kind]));
}

async function codeOf(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => "OK",
    (error: { message: string }) => error.message,
  );
}

beforeAll(async () => {
  canteen = await makeCanteen();
  schoolId = await makeSchool(canteen.city.id);
  await makeSlots(canteen, schoolId, DAYS, 10);
  booked = await makeEaters(canteen, [schoolId]);
  other = await makeEaters(canteen, [schoolId]);
  agent = await makeAgent(canteen.city.id, ["presences.saisir"]);
  const child = childOf(booked);
  await book(canteen, booked, { wanted: DAYS.map((day) => `${child}.${day}`) });
});

describe("the month of presences (P1, P4)", () => {
  it("lists the days on which somebody is expected, none of them verified", async () => {
    const { schools } = await apiOf(agent).month({ month: "2026-12" });
    expect(schools).toHaveLength(1);
    expect(schools[0]?.days).toEqual(DAYS.map((day) => ({ day, booked: 1, absent: 0, unbooked: 0, verifiedBy: null })));
  });

  it("is nobody's who has not the right", async () => {
    const stranger = await makeAgent(canteen.city.id, ["facturation.gerer"]);
    expect(await codeOf(apiOf(stranger).month({ month: "2026-12" }))).toBe("NOT_FOUND");
  });
});

describe("a sheet", () => {
  it("keeps absences and presences without booking, and says who looked", async () => {
    const saved = await write(TUESDAY, { excused: [childOf(booked)], unbooked: [childOf(other)] });
    expect(await exceptionsOn(TUESDAY)).toEqual({ [childOf(booked)]: "absent_excused", [childOf(other)]: "unbooked" });
    expect(saved.next).toBe(THURSDAY);
    const { verified, children } = await apiOf(agent).sheet(sheetOf(TUESDAY));
    expect(verified?.by).toBe("Agent d’essai");
    expect(children.find(({ childId }) => childId === childOf(other))).toMatchObject({
      booked: false,
      exception: "unbooked",
    });
  });

  it("takes back what was noted by mistake", async () => {
    await write(TUESDAY, {});
    expect(await exceptionsOn(TUESDAY)).toEqual({});
    const { rows } = await owner().query(
      "SELECT operation FROM history_entry WHERE city_id = $1 AND table_name = 'attendance_exception' AND operation = 'delete'",
      [canteen.city.id],
    );
    expect(rows).toHaveLength(2);
  });

  it("sent twice is written once", async () => {
    const shown = await shownOn(THURSDAY);
    await write(THURSDAY, { absent: [childOf(booked)] }, shown);
    expect(await codeOf(write(THURSDAY, { absent: [childOf(booked)] }, shown))).toBe("OK");
    expect(await exceptionsOn(THURSDAY)).toEqual({ [childOf(booked)]: "absent_unexcused" });
  });

  it("overwrites nothing that another agent wrote meanwhile", async () => {
    const shown = "";
    expect(await codeOf(write(THURSDAY, { excused: [childOf(booked)] }, shown))).toBe("AttendanceMoved");
    expect(await exceptionsOn(THURSDAY)).toEqual({ [childOf(booked)]: "absent_unexcused" });
  });

  it("tells of a booking that appeared since the page was shown, and of a child who is not of the school", async () => {
    expect(await codeOf(write(FRIDAY, { unbooked: [childOf(booked)] }))).toBe("AttendanceMoved");
    expect(await codeOf(write(FRIDAY, { absent: [childOf(other)] }))).toBe("AttendanceMoved");
    const abroad = await makeEaters(canteen, [await makeSchool(canteen.city.id)]);
    expect(await codeOf(write(FRIDAY, { unbooked: [childOf(abroad)] }))).toBe("AttendanceChildNotFound");
    expect(await exceptionsOn(FRIDAY)).toEqual({});
  });

  it("is not open before its day, and does not exist where no place is", async () => {
    const lists = { shown: "", absent: [], excused: [], unbooked: [] };
    const before = apiOf(agent, "2026-12-03T23:59:00+01:00");
    expect(await codeOf(before.saveSheet({ ...sheetOf(FRIDAY), ...lists }))).toBe("AttendanceTooEarly");
    expect(await codeOf(apiOf(agent).saveSheet({ ...sheetOf("2026-12-02"), ...lists }))).toBe("AttendanceDayNotFound");
  });

  it("written by two agents at once keeps what one wrote and tells the other", async () => {
    const shown = await shownOn(FRIDAY);
    const both = await Promise.all([
      codeOf(write(FRIDAY, { excused: [childOf(booked)] }, shown)),
      codeOf(write(FRIDAY, { absent: [childOf(booked)] }, shown)),
    ]);
    expect(both.sort()).toEqual(["AttendanceMoved", "OK"]);
    await write(FRIDAY, {});
  });
});

describe("a whole month at once", () => {
  it("verifies the days before today that nobody has looked at, and says when there is none", async () => {
    const school = { activityId: canteen.activityId, schoolId, month: "2026-12" };
    await owner().query("DELETE FROM attendance_sheet WHERE city_id = $1", [canteen.city.id]);
    expect(await apiOf(agent, "2026-12-04T08:00:00+01:00").verifyMonth(school)).toEqual({
      month: "2026-12",
      activityId: canteen.activityId,
      days: 2,
    });
    // Of the present day nobody can say yet who came: not in the morning, and its own sheet says it afterwards.
    expect(await codeOf(apiOf(agent).verifyMonth(school))).toBe("AttendanceNothingToVerify");
    const after = apiOf(agent, "2026-12-05T08:00:00+01:00");
    expect(await after.verifyMonth(school)).toMatchObject({ days: 1 });
    expect(await codeOf(after.verifyMonth(school))).toBe("AttendanceNothingToVerify");
    expect(await codeOf(after.verifyMonth({ ...school, schoolId: canteen.city.id }))).toBe("AttendanceNothingToVerify");
  });
});

describe("an absence over some days (B8)", () => {
  const absence = (over: Record<string, unknown> = {}) => ({
    childId: childOf(booked),
    activityId: canteen.activityId,
    first: "01/12/2026",
    last: "05/12/2026",
    kind: "absent_excused" as const,
    reason: "certificat reçu",
    ...over,
  });

  it("is noted on each booked day of the period, over what was noted before", async () => {
    expect(await apiOf(agent).recordAbsence(absence())).toMatchObject({ days: 3, first: TUESDAY, last: FRIDAY });
    for (const day of DAYS) expect(await exceptionsOn(day)).toEqual({ [childOf(booked)]: "absent_excused" });
    const { children } = await apiOf(agent).sheet(sheetOf(FRIDAY));
    expect(children.find(({ childId }) => childId === childOf(booked))?.reason).toBe("certificat reçu");
  });

  it("is refused with a reason when nothing is booked, or when it ends before it starts", async () => {
    expect(await codeOf(apiOf(agent).recordAbsence(absence({ first: "07/12/2026", last: "08/12/2026" })))).toBe(
      "AttendanceNoBookedDay",
    );
    expect(await codeOf(apiOf(agent).recordAbsence(absence({ last: "30/11/2026" })))).toBe(
      "AttendancePeriodEndsBeforeStart",
    );
    expect(await codeOf(apiOf(agent).recordAbsence(absence({ childId: canteen.city.id })))).toBe(
      "AttendanceChildNotFound",
    );
  });

  it("excuses a day that was given up too late; a sheet that is saved then, or was shown before, leaves it", async () => {
    await owner().query("DELETE FROM attendance_exception WHERE city_id = $1", [canteen.city.id]);
    const shownBefore = await shownOn(TUESDAY);
    const release = `WITH gone AS (UPDATE booking SET status = 'cancelled', cancelled_late = true, cancelled_at = booked_at, cancelled_by = booked_by
      WHERE family_id = $1 AND day = $2 AND status = 'booked' RETURNING slot_id) UPDATE slot SET taken = taken - 1 FROM gone WHERE id = slot_id`;
    await owner().query(release, [booked.familyId, TUESDAY]);
    const days = { first: "01/12/2026", last: "01/12/2026" };
    expect(await codeOf(apiOf(agent).recordAbsence(absence({ ...days, kind: "absent_unexcused" })))).toBe(
      "AttendanceNoBookedDay",
    );
    expect(await apiOf(agent).recordAbsence(absence(days))).toMatchObject({ days: 1, first: TUESDAY });
    await write(TUESDAY, {});
    await write(TUESDAY, {}, shownBefore);
    const excused = { [childOf(booked)]: "absent_excused" };
    expect(await exceptionsOn(TUESDAY)).toEqual(excused);
    // Of a page that showed the child as booked and absent, or that says so: it is told, not taken away.
    expect(await codeOf(write(TUESDAY, {}, `${childOf(booked)}.absent_excused`))).toBe("AttendanceMoved");
    expect(await exceptionsOn(TUESDAY)).toEqual(excused);
    // Who is seen all the same came.
    await write(TUESDAY, { unbooked: [childOf(booked)] });
    expect(await exceptionsOn(TUESDAY)).toEqual({ [childOf(booked)]: "unbooked" });
    // A certificate that comes after that takes nothing away: the meal was eaten, and the agent is told (X3).
    expect(await codeOf(apiOf(agent).recordAbsence(absence(days)))).toBe("AttendanceChildSeen");
    expect(await apiOf(agent).recordAbsence(absence())).toMatchObject({ days: 2, first: THURSDAY, seen: [TUESDAY] });
    expect(await exceptionsOn(TUESDAY)).toEqual({ [childOf(booked)]: "unbooked" });
    const [school] = (await apiOf(agent).month({ month: "2026-12" })).schools;
    expect(school?.days[0]).toMatchObject({ day: TUESDAY, booked: 0, absent: 0, unbooked: 1 });
  });

  it("goes with a booking that is given back in time, and is not there when the day is booked again", async () => {
    const family = await makeEaters(canteen, [schoolId]);
    const [child = "", other = ""] = [childOf(family), childOf(await makeEaters(canteen, [schoolId]))];
    const [first, last] = [`${child}.${THURSDAY}`, `${child}.${FRIDAY}`];
    await book(canteen, family, { wanted: [first, last] });
    await apiOf(agent).recordAbsence(absence({ childId: child }));
    const ofChild = async (day: string) => (await exceptionsOn(day))[child];
    expect(await ofChild(THURSDAY)).toBe("absent_excused");
    await owner().query(
      `INSERT INTO attendance_exception (city_id, id, activity_id, school_id, day, child_id, family_id, kind, recorded_by)
       SELECT city_id, gen_random_uuid(), activity_id, school_id, day, $1, family_id, 'unbooked', recorded_by
       FROM attendance_exception WHERE child_id = $2 AND day = $3`,
      [other, child, THURSDAY],
    );
    await book(canteen, family, { wanted: [last], base: [`${first}.booked`, `${last}.booked`] });
    expect(await ofChild(THURSDAY)).toBeUndefined();
    // Those of the days, and of the children, that were not given back stay.
    expect([await ofChild(FRIDAY), (await exceptionsOn(THURSDAY))[other]]).toEqual(["absent_excused", "unbooked"]);
    const { rows } = await owner().query(
      `SELECT before ->> 'kind' AS kind FROM history_entry
       WHERE table_name = 'attendance_exception' AND operation = 'delete' AND before ->> 'child_id' = $1`,
      [child],
    );
    expect(rows).toEqual([{ kind: "absent_excused" }]);
    await book(canteen, family, { wanted: [first, last], base: [`${last}.booked`] });
    expect(await ofChild(THURSDAY)).toBeUndefined();
  });
});
