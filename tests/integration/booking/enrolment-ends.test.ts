import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { newId } from "@/server/platform/ids";
import { apiOf, book, NOON } from "../../support/booking";
import { type Canteen, makeCanteen, makeEaters, makeSlots } from "../../support/canteen";
import { makeAgent, makeFamily, makeSchool } from "../../support/factory";
import { giveBack } from "../../support/full-school";
import { brokenInvariants } from "../../support/invariants";
import { insert, owner } from "../../support/owner";
import { mailsOf, refusalOf } from "../families/desk-support";
import { requestsOf } from "./enrolment-support";

let canteen: Canteen;
let atOnce: Canteen;
let agent: { sessionId: string; accountId: string };
const [THURSDAY, FRIDAY, MONDAY] = ["2026-12-03", "2026-12-04", "2026-12-07"] as const;

beforeAll(async () => {
  [canteen, atOnce] = [await makeCanteen(), await makeCanteen()];
  await owner().query(`UPDATE city SET settings = '{"enrolmentsAtOnce": true}' WHERE id = $1`, [atOnce.city.id]);
  agent = await makeAgent(canteen.city.id, ["familles.lire", "familles.modifier"]);
});

afterEach(async () => {
  expect(await brokenInvariants()).toEqual([]);
});

const ofFamily = (family: { sessionId: string }, town = canteen, now = NOON) =>
  apiOf(town, family, now).booking.enrolment;
const staff = (now = NOON) => apiOf(canteen, agent, now);

/** A family that eats on three days, one of which is too late to be cancelled. */
async function eaters(town = canteen) {
  const schoolId = await makeSchool(town.city.id);
  await makeSlots(town, schoolId, [THURSDAY, FRIDAY, MONDAY], 5);
  const family = await makeEaters(town, [schoolId]);
  const [childId = ""] = family.children;
  await book(town, family, { wanted: [THURSDAY, FRIDAY, MONDAY].map((day) => `${childId}.${day}`) });
  const { rows } = await owner().query<{ id: string }>("SELECT id FROM enrolment WHERE child_id = $1", [childId]);
  return { ...family, childId, enrolmentId: rows[0]?.id ?? "" };
}

/** On Wednesday after 11:00, Thursday can no longer be cancelled; Friday can. */
const LATE = "2026-12-02T15:00:00+01:00";

async function bookedDays(familyId: string): Promise<string[]> {
  const { rows } = await owner().query<{ day: string }>(
    "SELECT day::text FROM booking WHERE family_id = $1 AND status = 'booked' ORDER BY day",
    [familyId],
  );
  return rows.map(({ day }) => day);
}

async function waitsOf(familyId: string): Promise<string[]> {
  const { rows } = await owner().query<{ status: string }>(
    "SELECT status FROM waitlist_entry WHERE family_id = $1 ORDER BY day",
    [familyId],
  );
  return rows.map(({ status }) => status);
}

describe("a household asks to end an enrolment (B1, C4)", () => {
  const end = (family: Awaited<ReturnType<typeof eaters>>, lastDay = "02/12/2026") => ({
    enrolmentId: family.enrolmentId,
    lastDay,
  });

  it("at once: what is in time is cancelled, what is late stays booked and due", async () => {
    const family = await eaters(atOnce);
    const own = ofFamily(family, atOnce, LATE);
    const { recap } = await own.endRecap(end(family));
    expect(recap).toMatchObject({ atOnce: true, free: [FRIDAY, MONDAY], late: [THURSDAY], asked: "2026-12-02" });
    const sent = { ...end(family), sendingId: newId() };
    const done = { outcome: "applied" };
    expect(await Promise.all([own.sendEnd(sent), own.sendEnd(sent)])).toEqual([done, done]);
    expect(await bookedDays(family.familyId)).toEqual([THURSDAY]);
    const [mail] = await mailsOf(family.familyId, "enrolment-ended");
    expect(mail?.text).toContain("2 réservations après ce jour sont annulées, sans frais.");
    expect(mail?.text).toMatch(/Trop tard pour annuler sans frais\s: jeudi 3 décembre\. Ce jour reste réservé et dû/);
  });

  it("by staff: deadlines are those of the moment when it was asked", async () => {
    const family = await eaters();
    await ofFamily(family).sendEnd({ ...end(family), sendingId: newId() });
    expect(await bookedDays(family.familyId)).toHaveLength(3);
    const requestId = (await requestsOf(family))[0]?.id ?? "";
    const seen = await staff(LATE).backoffice.enrolment.request({ requestId });
    expect(seen.ending).toEqual({ free: [THURSDAY, FRIDAY, MONDAY], late: [], waiting: [] });
    const far = staff(LATE).booking.desk.acceptRequest({ requestId, to: "02/07/2027" });
    expect(await refusalOf(far)).toMatchObject({ tag: "EnrolmentEndNotEarlier", field: "to" });
    await staff(LATE).booking.desk.acceptRequest({ requestId, to: "02/12/2026" });
    expect(await bookedDays(family.familyId)).toEqual([]);
    expect(await requestsOf(family)).toMatchObject([{ kind: "desinscription", status: "accepted" }]);
  });

  it("says where the child waits or is offered a place: that ends too", async () => {
    const schoolId = await makeSchool(canteen.city.id);
    await makeSlots(canteen, schoolId, [FRIDAY, MONDAY], 1);
    const [first, waiter] = [await makeEaters(canteen, [schoolId]), await makeEaters(canteen, [schoolId])];
    const wanted = ({ children }: { readonly children: readonly string[] }) =>
      [FRIDAY, MONDAY].map((day) => `${children[0]}.${day}`);
    await book(canteen, first, { wanted: wanted(first) });
    await book(canteen, waiter, { wanted: wanted(waiter) });
    // The first child's Friday is given back: the waiting one is offered it.
    await giveBack(canteen, first, FRIDAY, NOON);
    expect(await waitsOf(waiter.familyId)).toEqual(["offered", "waiting"]);
    const [childId = ""] = waiter.children;
    const { rows } = await owner().query<{ id: string }>("SELECT id FROM enrolment WHERE child_id = $1", [childId]);
    const ending = { enrolmentId: rows[0]?.id ?? "", lastDay: "02/12/2026" };
    const { recap } = await ofFamily(waiter).endRecap(ending);
    expect(recap).toMatchObject({ free: [], late: [], waiting: [FRIDAY, MONDAY] });
    await ofFamily(waiter).sendEnd({ ...ending, sendingId: newId() });
    const requestId = (await requestsOf(waiter))[0]?.id ?? "";
    expect((await staff().backoffice.enrolment.request({ requestId })).ending?.waiting).toEqual([FRIDAY, MONDAY]);
    await staff().booking.desk.acceptRequest({ requestId, to: "02/12/2026" });
    const [mail] = await mailsOf(waiter.familyId, "enrolment-ended");
    expect(mail?.text).toMatch(/plus sur liste d’attente.*pour\s: vendredi 4 décembre, lundi 7 décembre\./);
    expect(await waitsOf(waiter.familyId)).toEqual(["withdrawn", "withdrawn"]);
  });

  it("leaves no way around the deadlines: the desk, which owes no deadline, cancels all (negative control)", async () => {
    const [asked, atDesk] = [await eaters(), await eaters()];
    await ofFamily(asked, canteen, LATE).sendEnd({ ...end(asked), sendingId: newId() });
    const requestId = (await requestsOf(asked))[0]?.id ?? "";
    await staff(LATE).booking.desk.acceptRequest({ requestId, to: "02/12/2026" });
    const { familyId, childId } = atDesk;
    await staff(LATE).booking.desk.endEnrolment({ familyId, childId, ...end(atDesk) });
    expect([await bookedDays(asked.familyId), await bookedDays(familyId)]).toEqual([[THURSDAY], []]);
  });

  it("never at once where the child has another household", async () => {
    const family = await eaters(atOnce);
    const other = await makeFamily(atOnce.city.id);
    await insert("family_child", { city_id: atOnce.city.id, family_id: other.familyId, child_id: family.childId });
    const own = ofFamily(family, atOnce);
    expect(await own.sendEnd({ ...end(family), sendingId: newId() })).toEqual({ outcome: "asked" });
    expect(await mailsOf(other.familyId, "enrolment-end-asked")).toHaveLength(0);
  });

  it.each([
    ["a day that is gone", "22/11/2026"],
    ["its last day", "02/07/2027"],
  ])("refuses %s", async (_, lastDay) => {
    const family = await eaters();
    expect((await refusalOf(ofFamily(family).checkEnd(end(family, lastDay)))).tag).toBe("EnrolmentEndAskedOutside");
  });

  it("once: the other parent is told, and no stranger knows of it", async () => {
    const [family, stranger] = [await eaters(), await eaters()];
    await ofFamily(family).sendEnd({ ...end(family), sendingId: newId() });
    const again = ofFamily(family).sendEnd({ ...end(family), sendingId: newId() });
    expect((await refusalOf(again)).tag).toBe("EnrolmentEndNotAskable");
    expect((await refusalOf(ofFamily(stranger).checkEnd(end(family)))).tag).toBe("AskedEnrolmentNotFound");
  });
});
