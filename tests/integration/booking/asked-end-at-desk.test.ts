import { beforeAll, describe, expect, it } from "vitest";
import { apiOf, book, NOON } from "../../support/booking";
import { type Canteen, makeCanteen, makeEaters, makeSlots } from "../../support/canteen";
import { makeAgent, makeFamily, makeSchool } from "../../support/factory";
import { invariantsHoldAfterEach } from "../../support/invariants";
import { keeping, untilWaiting } from "../../support/keeping";
import { insert, owner } from "../../support/owner";
import { mailsOf, refusalOf } from "../families/desk-support";
import { endRead, endRecapOf, endUncompared, holdingsOf, lastDayOf } from "./end-support";
import { acceptRead, requestsOf, sendRead } from "./enrolment-support";

invariantsHoldAfterEach();

const [THURSDAY, FRIDAY, MONDAY] = ["2026-12-03", "2026-12-04", "2026-12-07"] as const;
/** What a statement waits with, where it waits for the child’s row, or for its turn. */
const [CHILD, TURN] = ["FROM child WHERE id", "pg_advisory_xact_lock"] as const;

let canteen: Canteen;
let agent: { sessionId: string; accountId: string };

beforeAll(async () => {
  canteen = await makeCanteen();
  agent = await makeAgent(canteen.city.id, ["familles.lire", "familles.modifier"]);
});

const staff = () => apiOf(canteen, agent, NOON);
const desk = () => staff().booking.desk;

/** A family that eats on three days, and has asked that the enrolment end on Thursday. */
async function asker() {
  const schoolId = await makeSchool(canteen.city.id);
  await makeSlots(canteen, schoolId, [THURSDAY, FRIDAY, MONDAY], 5);
  const family = await makeEaters(canteen, [schoolId]);
  const [childId = ""] = family.children;
  await book(canteen, family, { wanted: [THURSDAY, FRIDAY, MONDAY].map((day) => `${childId}.${day}`) });
  const { rows } = await owner().query<{ id: string }>("SELECT id FROM enrolment WHERE child_id = $1", [childId]);
  const enrolmentId = rows[0]?.id ?? "";
  await sendRead(apiOf(canteen, family).booking.enrolment, { enrolmentId, lastDay: "03/12/2026" });
  const requestId = (await requestsOf(family))[0]?.id ?? "";
  const ending = { familyId: family.familyId, childId, enrolmentId, lastDay: "03/12/2026" };
  return { family, childId, requestId, ending };
}

async function queued(requestId: string): Promise<boolean> {
  const { rowCount } = await owner().query("SELECT 1 FROM enrolment_request WHERE id = $1 AND status = 'pending'", [
    requestId,
  ]);
  return rowCount === 1;
}

describe("an enrolment that the family has asked to end, ended at the desk (B1)", () => {
  it.each([
    ["the same day", "03/12/2026"],
    ["an earlier day", "02/12/2026"],
  ])("%s: the clerk reads what was asked, and the request is answered by it", async (_what, lastDay) => {
    const { family, ending, requestId } = await asker();
    const recap = await endRecapOf(desk(), { ...ending, lastDay });
    expect(recap.asked).toEqual([{ lastDay: THURSDAY, elsewhere: false, answered: true }]);
    await endRead(desk(), { ...ending, lastDay });
    expect(await requestsOf(family)).toMatchObject([{ id: requestId, status: "accepted" }]);
    const { rows } = await owner().query("SELECT decided_by FROM enrolment_request WHERE id = $1", [requestId]);
    expect(rows).toEqual([{ decided_by: agent.accountId }]);
    const trace = await owner().query(
      "SELECT 1 FROM history_entry WHERE table_name = 'enrolment_request' AND row_id::text LIKE $1 AND actor = $2",
      [`%${requestId}%`, `account:${agent.accountId}`],
    );
    expect(trace.rowCount).toBe(1);
    const mails = await mailsOf(family.familyId, "enrolment-ended");
    expect(mails).toHaveLength(1);
    expect(await mailsOf(family.familyId, "enrolment-refused")).toEqual([]);
    const { activities } = await apiOf(canteen, family).booking.enrolment.overview();
    const [theirs] = activities.flatMap(({ children }) => children);
    expect(theirs?.request).toBeNull();
    expect(theirs?.enrolments).toMatchObject([{ lastDay: lastDay.split("/").toReversed().join("-") }]);
    const late = desk().refuseRequest({ requestId, reason: "Trop tard" });
    expect((await refusalOf(late)).tag).toBe("EnrolmentRequestDecided");
  });

  it("a later day: the request still waits, and is accepted for the day that was asked", async () => {
    const { ending, requestId } = await asker();
    const later = { ...ending, lastDay: "04/12/2026" };
    expect((await endRecapOf(desk(), later)).asked).toEqual([{ lastDay: THURSDAY, elsewhere: false, answered: false }]);
    await endRead(desk(), later);
    expect(await queued(requestId)).toBe(true);
    await acceptRead(staff(), requestId, "03/12/2026");
    expect([await queued(requestId), await lastDayOf(ending.enrolmentId)]).toEqual([false, THURSDAY]);
  });

  it("by the other household too: both requests are answered, whichever is accepted", async () => {
    const { family, ending, childId, requestId } = await asker();
    const other = await makeFamily(canteen.city.id);
    await insert("family_child", { city_id: canteen.city.id, family_id: other.familyId, child_id: childId });
    const { enrolmentId } = ending;
    await sendRead(apiOf(canteen, other).booking.enrolment, { enrolmentId, lastDay: "04/12/2026" });
    expect((await endRecapOf(desk(), ending)).asked).toEqual([
      { lastDay: THURSDAY, elsewhere: false, answered: true },
      { lastDay: FRIDAY, elsewhere: true, answered: true },
    ]);
    await acceptRead(staff(), requestId, "03/12/2026");
    for (const one of [family, other]) {
      expect(await requestsOf(one)).toMatchObject([{ status: "accepted" }]);
      expect(await mailsOf(one.familyId, "enrolment-ended")).toHaveLength(1);
    }
  });

  it("asked, or taken back, since the recap: it is read again", async () => {
    const { family, ending, requestId } = await asker();
    const { seen } = await endRecapOf(desk(), ending);
    await apiOf(canteen, family).booking.enrolment.withdraw({ requestId });
    const sent = desk().endEnrolment({ ...ending, seen: seen.join("\n") });
    expect(await refusalOf(sent)).toMatchObject({ tag: "DeskEndMoved", days: [] });
    await endRead(desk(), ending);
    expect(await requestsOf(family)).toMatchObject([{ status: "withdrawn" }]);
  });
});

describe("a clerk accepts the request while another ends the enrolment at the desk", () => {
  it.each(["the desk", "the acceptance"] as const)("%s first: one does, the other is told", async (first) => {
    const { family, ending, childId, requestId } = await asker();
    const { seen } = await endRecapOf(desk(), ending);
    const end = () => desk().endEnrolment({ ...ending, seen: seen.join("\n") });
    const shown = await staff().backoffice.enrolment.request({ requestId, until: THURSDAY });
    const lines = shown.ending?.seen.join("\n");
    const accept = () => desk().acceptRequest({ requestId, to: "03/12/2026", seen: lines });
    const [one, other] = first === "the desk" ? [end, accept] : [accept, end];
    const done = await keeping("SELECT 1 FROM child WHERE id = $1 FOR UPDATE", childId, async (held) => {
      const before = one();
      await untilWaiting(CHILD);
      const after = other();
      await untilWaiting(TURN);
      await held.query("COMMIT");
      return Promise.allSettled([before, after]);
    });
    const told = first === "the desk" ? "EnrolmentRequestDecided" : "EnrolmentEndsAlready";
    expect(done).toMatchObject([{ status: "fulfilled" }, { status: "rejected", reason: { message: told } }]);
    expect(await requestsOf(family)).toMatchObject([{ status: "accepted" }]);
    expect(await holdingsOf(childId)).toEqual([`${THURSDAY} booked`]);
    expect(await mailsOf(family.familyId, "enrolment-ended")).toHaveLength(1);
  });

  it("a refusal that comes while the desk ends it waits, and is told", async () => {
    const { family, ending, childId, requestId } = await asker();
    const { seen } = await endRecapOf(desk(), ending);
    const { rows } = await owner().query<{ id: string }>(
      "SELECT slot_id AS id FROM booking WHERE child_id = $1 AND day = $2",
      [childId, FRIDAY],
    );
    const done = await keeping("SELECT 1 FROM slot WHERE id = $1 FOR UPDATE", rows[0]?.id ?? "", async (held) => {
      const ended = desk().endEnrolment({ ...ending, seen: seen.join("\n") });
      await untilWaiting("app.lock_slots");
      const refused = desk().refuseRequest({ requestId, reason: "Venez nous voir" });
      await untilWaiting("FROM enrolment_request WHERE id");
      await held.query("COMMIT");
      return Promise.allSettled([ended, refused]);
    });
    const told = { status: "rejected", reason: { message: "EnrolmentRequestDecided" } };
    expect(done).toMatchObject([{ status: "fulfilled" }, told]);
    expect(await requestsOf(family)).toMatchObject([{ status: "accepted" }]);
  });

  it("a refusal that comes first holds: the clerk at the desk reads the recap again", async () => {
    const { family, ending, requestId } = await asker();
    const { seen } = await endRecapOf(desk(), ending);
    await desk().refuseRequest({ requestId, reason: "Venez nous voir" });
    const sent = desk().endEnrolment({ ...ending, seen: seen.join("\n") });
    expect((await refusalOf(sent)).tag).toBe("DeskEndMoved");
    expect(await requestsOf(family)).toMatchObject([{ status: "refused" }]);
    await endUncompared(canteen, agent.accountId, ending);
    expect(await requestsOf(family)).toMatchObject([{ status: "refused" }]);
  });
});
