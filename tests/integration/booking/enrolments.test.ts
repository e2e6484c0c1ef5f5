import { beforeAll, describe, expect, it } from "vitest";
import { apiOf, book } from "../../support/booking";
import { type Canteen, type EatingFamily, makeCanteen, makeEaters, makeSlots } from "../../support/canteen";
import { makeAgent, makeChild, makeFamily, makeSchool } from "../../support/factory";
import { invariantsHoldAfterEach } from "../../support/invariants";
import { insert, owner } from "../../support/owner";
import { mailsOf, refusalOf } from "../families/desk-support";
import { endRead } from "./end-support";

invariantsHoldAfterEach();

let canteen: Canteen;
let agent: { sessionId: string; accountId: string };
const [THURSDAY, FRIDAY, MONDAY] = ["2026-12-03", "2026-12-04", "2026-12-07"] as const;

beforeAll(async () => {
  canteen = await makeCanteen();
  agent = await makeAgent(canteen.city.id, ["familles.lire", "familles.modifier"]);
});

const desk = () => apiOf(canteen, agent).booking.desk;

/** A child of a family that nobody has enrolled yet. */
async function newcomer() {
  const { familyId, sessionId } = await makeFamily(canteen.city.id);
  const schoolId = await makeSchool(canteen.city.id);
  await makeSlots(canteen, schoolId, [THURSDAY, FRIDAY], 2);
  const childId = await makeChild(canteen.city.id, familyId, { school_id: schoolId });
  return { familyId, sessionId, schoolId, childId };
}

const period = (from = "01/12/2026", to = "02/07/2027") => ({ activityId: canteen.activityId, from, to });

async function bookedDays(family: EatingFamily): Promise<string[]> {
  const { rows } = await owner().query<{ day: string }>(
    "SELECT day::text FROM booking WHERE family_id = $1 AND status = 'booked' ORDER BY day",
    [family.familyId],
  );
  return rows.map(({ day }) => day);
}

describe("an agent enrols a child (B1)", () => {
  it("which may then be booked; the household is told", async () => {
    const { familyId, childId, ...parent } = await newcomer();
    const month = () => apiOf(canteen, parent).booking.month({ month: "2026-12" });
    expect((await month()).notEnrolled).toHaveLength(1);
    await desk().enrol({ familyId, childId, ...period() });
    const { notEnrolled, days } = await month();
    expect(notEnrolled).toEqual([]);
    expect(days.flatMap(({ cells }) => cells).filter(({ box }) => box)).toHaveLength(2);
    const [line] = await apiOf(canteen, parent).families.history();
    expect(line).toMatchObject({ who: "La mairie", what: "Inscription à une activité\u00a0: ajout" });
    expect(line?.details).toContainEqual({ label: "Activité", before: null, after: "Restauration scolaire" });
    const [mail] = await mailsOf(familyId, "child-enrolled");
    expect(mail?.text).toMatch(/«\u00a0Restauration scolaire\u00a0», du 1er décembre 2026 au 2 juillet 2027/);
  });

  it("proposes what is left of the activity", async () => {
    const { familyId, childId } = await newcomer();
    expect(await desk().child({ familyId, childId })).toMatchObject({
      enrolments: [],
      activities: [{ name: "Restauration scolaire", from: "2026-11-23", to: "2027-07-02" }],
      upcoming: { bookings: 0, entries: 0 },
    });
  });

  it.each([
    ["a period that ends before it starts", "10/12/2026", "09/12/2026", { tag: "EnrolmentEndsBeforeStart" }],
    ["a day before the activity", "31/08/2026", "02/07/2027", { tag: "EnrolmentOutsideActivity", field: "from" }],
    ["a day after it", "01/12/2026", "03/07/2027", { tag: "EnrolmentOutsideActivity", field: "to" }],
  ])("refuses %s", async (_what, from, to, expected) => {
    const { familyId, childId } = await newcomer();
    expect(await refusalOf(desk().enrol({ familyId, childId, ...period(from, to) }))).toMatchObject(expected);
  });

  it("refuses to enrol twice on one day, even from two windows at once", async () => {
    const { familyId, childId } = await newcomer();
    const send = () => desk().enrol({ familyId, childId, ...period() });
    const answers = await Promise.allSettled([send(), send()]);
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect((await refusalOf(desk().enrol({ familyId, childId, ...period("01/07/2027") }))).tag).toBe(
      "EnrolmentOverlaps",
    );
  });

  it("refuses the child of another dossier, and an activity that is not there", async () => {
    const [one, other] = [await newcomer(), await newcomer()];
    const wrong = { familyId: one.familyId, childId: other.childId, ...period() };
    expect((await refusalOf(desk().enrol(wrong))).tag).toBe("EnrolledChildNotFound");
    const ghost = { ...wrong, childId: one.childId, activityId: one.familyId };
    expect((await refusalOf(desk().enrol(ghost))).tag).toBe("EnrolmentActivityNotFound");
  });
});

/** A family that eats on three days, and another one that waits for its place on Friday. */
async function eatersAndWaiters() {
  const schoolId = await makeSchool(canteen.city.id);
  await makeSlots(canteen, schoolId, [THURSDAY, MONDAY], 5);
  await makeSlots(canteen, schoolId, [FRIDAY], 1);
  const family = await makeEaters(canteen, [schoolId]);
  const waiting = await makeEaters(canteen, [schoolId]);
  const [childId = ""] = family.children;
  await book(canteen, family, { wanted: [THURSDAY, FRIDAY, MONDAY].map((day) => `${childId}.${day}`) });
  await book(canteen, waiting, { wanted: [`${waiting.children[0]}.${FRIDAY}`] });
  const { rows } = await owner().query<{ id: string }>("SELECT id FROM enrolment WHERE child_id = $1", [childId]);
  return { family, waiting, childId, enrolmentId: rows[0]?.id ?? "", familyId: family.familyId };
}

/** The child has another household, which holds its Monday. */
async function secondHousehold(childId: string, familyId: string) {
  const other = await makeFamily(canteen.city.id);
  const link = { city_id: canteen.city.id, family_id: other.familyId, child_id: childId };
  await insert("family_child", { ...link, custody: "alternating", custody_weeks: "even" });
  const monday = [other.familyId, familyId, MONDAY];
  await owner().query("UPDATE booking SET family_id = $1 WHERE family_id = $2 AND day = $3", monday);
  return other;
}

describe("an agent ends an enrolment (B1)", () => {
  it("cancels what comes after it, free of charge, and passes the places on", async () => {
    const { family, waiting, childId, enrolmentId, familyId } = await eatersAndWaiters();
    const ended = await endRead(desk(), { familyId, childId, enrolmentId, lastDay: "03/12/2026" });
    expect(ended.cancelled).toBe(2);
    expect(await bookedDays(family)).toEqual([THURSDAY]);
    const { rows } = await owner().query(
      "SELECT cancelled_late, cancelled_by FROM booking WHERE family_id = $1 AND status = 'cancelled'",
      [familyId],
    );
    expect(rows).toEqual(Array.from({ length: 2 }, () => ({ cancelled_late: false, cancelled_by: agent.accountId })));
    expect((await apiOf(canteen, waiting).booking.waitlist()).offers).toMatchObject([{ day: FRIDAY }]);
    const [mail] = await mailsOf(familyId, "enrolment-ended");
    expect(mail?.text).toContain("2 réservations après ce jour sont annulées, sans frais.");
    const { lines } = await apiOf(canteen, family).booking.history({ page: 0 });
    expect(lines[0]).toMatchObject({ cancelled: true, billed: false, by: "la mairie" });
  });

  it("tells each household of the child, and cancels what either holds", async () => {
    const { family, childId, enrolmentId, familyId } = await eatersAndWaiters();
    const other = await secondHousehold(childId, familyId);
    await endRead(desk(), { familyId, childId, enrolmentId, lastDay: "03/12/2026" });
    expect(await bookedDays(family)).toEqual([THURSDAY]);
    const [theirs] = await mailsOf(other.familyId, "enrolment-ended");
    expect(theirs?.text).toContain("Une réservation après ce jour est annulée, sans frais.");
  });

  it("leaves the days that are gone as they are", async () => {
    const { family, childId, enrolmentId, familyId } = await eatersAndWaiters();
    const later = apiOf(canteen, agent, "2026-12-04T12:00:00+01:00").booking.desk;
    await endRead(later, { familyId, childId, enrolmentId, lastDay: "01/12/2026" });
    expect(await bookedDays(family)).toEqual([THURSDAY, FRIDAY]);
  });

  it.each([
    ["a day before it began", "31/08/2026"],
    ["its last day", "02/07/2027"],
  ])("refuses %s", async (_what, lastDay) => {
    const { childId, enrolmentId, familyId } = await eatersAndWaiters();
    expect((await refusalOf(desk().checkEnd({ familyId, childId, enrolmentId, lastDay }))).tag).toBe(
      "EnrolmentEndNotEarlier",
    );
  });

  it("knows no enrolment of another child", async () => {
    const [one, other] = [await eatersAndWaiters(), await eatersAndWaiters()];
    const wrong = {
      familyId: one.familyId,
      childId: one.childId,
      enrolmentId: other.enrolmentId,
      lastDay: "03/12/2026",
    };
    // One after the other: a refusal that nobody waits for yet is an error of the whole run.
    for (const call of [
      () => desk().checkEnd(wrong),
      () => desk().endRecap(wrong),
      () => desk().endEnrolment({ ...wrong, seen: "" }),
    ])
      expect((await refusalOf(call())).tag).toBe("EnrolmentNotFound");
  });
});

describe("a child leaves a household (D5)", () => {
  it("with its bookings from tomorrow on; today’s meal stays", async () => {
    const { family, waiting, childId, familyId } = await eatersAndWaiters();
    const onThursday = apiOf(canteen, agent, `${THURSDAY}T08:00:00+01:00`).booking.desk;
    expect(await onThursday.childLeaves({ familyId, childId, sure: "on" })).toMatchObject({ cancelled: 2 });
    expect(await bookedDays(family)).toEqual([THURSDAY]);
    const afterwards = apiOf(canteen, waiting, `${THURSDAY}T08:00:00+01:00`);
    expect((await afterwards.booking.waitlist()).offers).toHaveLength(1);
    const [mail] = await mailsOf(familyId, "child-left");
    expect(mail?.text).toContain("Ses 2 réservations à venir sont annulées, sans frais.");
    const { rows } = await owner().query("SELECT last_day::text FROM enrolment WHERE child_id = $1", [childId]);
    expect(rows).toEqual([{ last_day: THURSDAY }]);
    expect((await refusalOf(onThursday.childLeaves({ familyId, childId, sure: "on" }))).tag).toBe(
      "EnrolledChildNotFound",
    );
  });

  it("leaves an offer and a queue, whose places pass on", async () => {
    const { waiting, family, childId, familyId } = await eatersAndWaiters();
    const [waiter = ""] = waiting.children;
    await desk().childLeaves({ familyId, childId, sure: "on" });
    expect((await apiOf(canteen, waiting).booking.waitlist()).offers).toHaveLength(1);
    const third = await makeEaters(canteen, [await schoolOf(waiter)]);
    await book(canteen, third, { wanted: [`${third.children[0]}.${FRIDAY}`] });
    await desk().childLeaves({ familyId: waiting.familyId, childId: waiter, sure: "on" });
    expect((await apiOf(canteen, third).booking.waitlist()).offers).toMatchObject([{ day: FRIDAY }]);
    expect(await bookedDays(family)).toEqual([]);
  });

  it("keeps what the other household holds, and the enrolment", async () => {
    const { childId, familyId } = await eatersAndWaiters();
    const other = await secondHousehold(childId, familyId);
    expect(await desk().childLeaves({ familyId, childId, sure: "on" })).toMatchObject({ cancelled: 2 });
    const { rows } = await owner().query(
      `SELECT (SELECT count(*)::int FROM booking WHERE family_id = $1 AND status = 'booked') AS kept,
         (SELECT last_day::text FROM enrolment WHERE child_id = $2) AS until`,
      [other.familyId, childId],
    );
    expect(rows).toEqual([{ kept: 1, until: "2027-07-02" }]);
  });
});

describe("an offer (D3)", () => {
  it("books nothing at a school that the child has left", async () => {
    const { waiting, childId, familyId } = await eatersAndWaiters();
    const [waiter = ""] = waiting.children;
    await desk().childLeaves({ familyId, childId, sure: "on" });
    const { booking } = apiOf(canteen, waiting);
    const [offer] = (await booking.waitlist()).offers;
    await owner().query("UPDATE child SET school_id = $2 WHERE id = $1", [waiter, await makeSchool(canteen.city.id)]);
    const { rows } = await owner().query("SELECT 1 FROM booking WHERE child_id = $1", [waiter]);
    const refused = await refusalOf(booking.answerOffer({ entry: offer?.entryId ?? "", answer: "accept" }));
    expect(refused.tag).toMatch(/^BookingOffer/);
    expect((await owner().query("SELECT 1 FROM booking WHERE child_id = $1", [waiter])).rows).toEqual(rows);
  });
});

async function schoolOf(childId: string): Promise<string> {
  const { rows } = await owner().query<{ school_id: string }>("SELECT school_id FROM child WHERE id = $1", [childId]);
  return rows[0]?.school_id ?? "";
}
