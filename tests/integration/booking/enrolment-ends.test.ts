import { beforeAll, describe, expect, it } from "vitest";
import { newId } from "@/server/platform/ids";
import { apiOf, book, NOON } from "../../support/booking";
import { type Canteen, makeCanteen, makeEaters, makeSlots } from "../../support/canteen";
import { makeAgent, makeFamily, makeSchool } from "../../support/factory";
import { giveBack } from "../../support/full-school";
import { invariantsHoldAfterEach } from "../../support/invariants";
import { keeping, untilWaiting } from "../../support/keeping";
import { insert, owner } from "../../support/owner";
import { mailsOf, refusalOf } from "../families/desk-support";
import { endRead } from "./end-support";
import { acceptRead, readLines, requestsOf, sendRead } from "./enrolment-support";

invariantsHoldAfterEach();

let canteen: Canteen;
let atOnce: Canteen;
let agent: { sessionId: string; accountId: string };
const [THURSDAY, FRIDAY, MONDAY, TUESDAY] = ["2026-12-03", "2026-12-04", "2026-12-07", "2026-12-08"] as const;

beforeAll(async () => {
  [canteen, atOnce] = [await makeCanteen(), await makeCanteen()];
  await owner().query(`UPDATE city SET settings = '{"enrolmentsAtOnce": true}' WHERE id = $1`, [atOnce.city.id]);
  agent = await makeAgent(canteen.city.id, ["familles.lire", "familles.modifier"]);
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
  return { ...family, schoolId, childId, enrolmentId: rows[0]?.id ?? "" };
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
    const sent = { ...end(family), sendingId: newId(), seen: recap?.seen.join("\n") ?? "" };
    const done = { outcome: "applied" };
    expect(await Promise.all([own.sendEnd(sent), own.sendEnd(sent)])).toEqual([done, done]);
    expect(await bookedDays(family.familyId)).toEqual([THURSDAY]);
    const [mail] = await mailsOf(family.familyId, "enrolment-ended");
    expect(mail?.text).toContain("2 réservations après ce jour sont annulées, sans frais.");
    expect(mail?.text).toMatch(/Trop tard pour annuler sans frais\s: jeudi 3 décembre\. Ce jour reste réservé et dû/);
  });

  it("by staff: deadlines are those of the moment when it was asked", async () => {
    const family = await eaters();
    await sendRead(ofFamily(family), end(family));
    expect(await bookedDays(family.familyId)).toHaveLength(3);
    const requestId = (await requestsOf(family))[0]?.id ?? "";
    const seen = await staff(LATE).backoffice.enrolment.request({ requestId });
    expect(seen.ending).toMatchObject({ free: [THURSDAY, FRIDAY, MONDAY], late: [], waiting: [], elsewhere: [] });
    const far = staff(LATE).booking.desk.acceptRequest({ requestId, to: "02/07/2027" });
    expect(await refusalOf(far)).toMatchObject({ tag: "EnrolmentEndNotEarlier", field: "to" });
    await acceptRead(staff(LATE), requestId, "02/12/2026");
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
    await sendRead(ofFamily(waiter), ending);
    const requestId = (await requestsOf(waiter))[0]?.id ?? "";
    expect((await staff().backoffice.enrolment.request({ requestId })).ending?.waiting).toEqual([FRIDAY, MONDAY]);
    await acceptRead(staff(), requestId, "02/12/2026");
    const [mail] = await mailsOf(waiter.familyId, "enrolment-ended");
    expect(mail?.text).toMatch(/plus sur liste d’attente.*pour\s: vendredi 4 décembre, lundi 7 décembre\./);
    expect(await waitsOf(waiter.familyId)).toEqual(["withdrawn", "withdrawn"]);
  });

  it("leaves no way around the deadlines: the desk, which owes no deadline, cancels all (negative control)", async () => {
    const [asked, atDesk] = [await eaters(), await eaters()];
    await sendRead(ofFamily(asked, canteen, LATE), end(asked));
    const requestId = (await requestsOf(asked))[0]?.id ?? "";
    await acceptRead(staff(LATE), requestId, "02/12/2026");
    const { familyId, childId } = atDesk;
    await endRead(staff(LATE).booking.desk, { familyId, childId, ...end(atDesk) });
    expect([await bookedDays(asked.familyId), await bookedDays(familyId)]).toEqual([[THURSDAY], []]);
  });

  it("not at once when a deadline has passed since the recap: it is read again, and then does what it says", async () => {
    const family = await eaters(atOnce);
    const seen = await readLines(ofFamily(family, atOnce), end(family));
    const late = ofFamily(family, atOnce, LATE);
    const refused = await refusalOf(late.sendEnd({ ...end(family), sendingId: newId(), seen }));
    expect(refused).toMatchObject({ tag: "EnrolmentEndMoved", days: [THURSDAY] });
    expect([await bookedDays(family.familyId), await requestsOf(family)]).toEqual([[THURSDAY, FRIDAY, MONDAY], []]);
    expect(await sendRead(late, end(family))).toEqual({ outcome: "applied" });
    // Negative control: what the first recap called free of charge stays due. Unseen, it would have been a surprise.
    expect(await bookedDays(family.familyId)).toEqual([THURSDAY]);
  });

  it.each(["applied", "asked"] as const)("nor what the other parent has booked since (%s)", async (outcome) => {
    const town = outcome === "applied" ? atOnce : canteen;
    const family = await eaters(town);
    const own = ofFamily(family, town);
    const seen = await readLines(own, end(family));
    await makeSlots(town, family.schoolId, [TUESDAY], 5);
    await book(town, family, { wanted: [`${family.childId}.${TUESDAY}`] });
    const sent = { ...end(family), sendingId: newId() };
    expect(await refusalOf(own.sendEnd({ ...sent, seen }))).toMatchObject({
      tag: "EnrolmentEndMoved",
      days: [TUESDAY],
    });
    expect([await bookedDays(family.familyId), await requestsOf(family)]).toMatchObject([{ length: 4 }, []]);
    expect(await own.sendEnd({ ...sent, seen: await readLines(own, end(family)) })).toEqual({ outcome });
  });

  it("nor what moves while it is sent: nothing does between the comparison and the end", async () => {
    const family = await eaters(atOnce);
    const own = ofFamily(family, atOnce);
    const sent = { ...end(family), sendingId: newId(), seen: await readLines(own, end(family)) };
    const { rows } = await owner().query<{ id: string; slot_id: string }>(
      "SELECT id, slot_id FROM booking WHERE family_id = $1 AND day = $2",
      [family.familyId, FRIDAY],
    );
    const { id: bookingId, slot_id: slotId = "" } = rows[0] ?? {};
    const answer = await keeping("SELECT 1 FROM slot WHERE id = $1 FOR UPDATE", slotId, async (held) => {
      const sending = refusalOf(own.sendEnd(sent));
      await untilWaiting("app.lock_slots");
      await held.query("UPDATE booking SET status = 'cancelled', cancelled_at = now() WHERE id = $1", [bookingId]);
      await held.query("UPDATE slot SET taken = taken - 1 WHERE id = $1", [slotId]);
      await held.query("COMMIT");
      return sending;
    });
    expect(answer).toMatchObject({ tag: "EnrolmentEndMoved", days: [FRIDAY] });
    expect(await bookedDays(family.familyId)).toEqual([THURSDAY, MONDAY]);
  });

  it.each(["at once", "by staff"] as const)(
    "%s: waits for who closes or divides days, and holds no child",
    async (way) => {
      const town = way === "at once" ? atOnce : canteen;
      const family = await eaters(town);
      const own = ofFamily(family, town);
      const sent = { ...end(family), sendingId: newId(), seen: await readLines(own, end(family)) };
      if (way === "by staff") await own.sendEnd(sent);
      const requestId = (await requestsOf(family))[0]?.id ?? "";
      const closings = "SELECT pg_advisory_xact_lock(hashtextextended('closings ' || $1, 0))";
      const done = await keeping(closings, town.city.id, async (held) => {
        const ending = way === "at once" ? own.sendEnd(sent) : acceptRead(staff(), requestId, "02/12/2026");
        await untilWaiting("pg_advisory_xact_lock");
        // Would be refused by an end that took them in another order.
        await held.query("SELECT 1 FROM child WHERE id = $1 FOR UPDATE NOWAIT", [family.childId]);
        await held.query("COMMIT");
        return ending;
      });
      expect(done).toMatchObject({ outcome: way === "at once" ? "applied" : "accepted" });
      expect(await bookedDays(family.familyId)).toEqual([]);
    },
  );

  it("by a child who leaves: waits for who closes or divides days too", async () => {
    const family = await eaters();
    const closings = "SELECT pg_advisory_xact_lock(hashtextextended('closings ' || $1, 0))";
    const left = await keeping(closings, canteen.city.id, async (held) => {
      const leaving = staff().booking.desk.childLeaves({
        familyId: family.familyId,
        childId: family.childId,
        sure: "on",
      });
      await untilWaiting("pg_advisory_xact_lock");
      await held.query("SELECT 1 FROM child WHERE id = $1 FOR UPDATE NOWAIT", [family.childId]);
      await held.query("COMMIT");
      return leaving;
    });
    expect(left).toMatchObject({ cancelled: 3 });
    expect(await bookedDays(family.familyId)).toEqual([]);
  });

  it("by staff, if the page still says what ends: else they read it again", async () => {
    const family = await eaters();
    await sendRead(ofFamily(family), end(family));
    const requestId = (await requestsOf(family))[0]?.id ?? "";
    const { ending } = await staff().backoffice.enrolment.request({ requestId });
    const seen = ending?.seen.join("\n");
    await makeSlots(canteen, family.schoolId, [TUESDAY], 5);
    await book(canteen, family, { wanted: [`${family.childId}.${TUESDAY}`] });
    const accept = (to: string, read = seen) => staff().booking.desk.acceptRequest({ requestId, to, seen: read });
    const changed = { outcome: "changed", lastDay: "2026-12-02" };
    expect(await accept("02/12/2026")).toEqual({ ...changed, days: [TUESDAY] });
    // Another last day than the page's is another end; a form that says nothing of it ends nothing.
    expect(await accept("04/12/2026")).toEqual({ outcome: "changed", lastDay: "2026-12-04", days: null });
    expect(await accept("02/12/2026", "")).toMatchObject(changed);
    expect([await bookedDays(family.familyId), await requestsOf(family)]).toMatchObject([
      { length: 4 },
      [{ status: "pending" }],
    ]);
    expect(await acceptRead(staff(), requestId, "04/12/2026")).toEqual({ outcome: "accepted", unreached: null });
    expect(await bookedDays(family.familyId)).toEqual([THURSDAY, FRIDAY]);
  });

  it("never at once where the child has another household", async () => {
    const family = await eaters(atOnce);
    const other = await makeFamily(atOnce.city.id);
    await insert("family_child", { city_id: atOnce.city.id, family_id: other.familyId, child_id: family.childId });
    const own = ofFamily(family, atOnce);
    expect(await sendRead(own, end(family))).toEqual({ outcome: "asked" });
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
    await sendRead(ofFamily(family), end(family));
    const again = ofFamily(family).sendEnd({ ...end(family), sendingId: newId(), seen: "" });
    expect((await refusalOf(again)).tag).toBe("EnrolmentEndNotAskable");
    expect((await refusalOf(ofFamily(stranger).checkEnd(end(family)))).tag).toBe("AskedEnrolmentNotFound");
  });
});
