import { beforeAll, describe, expect, it } from "vitest";
import { apiOf, book, draftOf, NOON } from "../../support/booking";
import { type Canteen, type EatingFamily, makeCanteen, makeEaters, makeSlots } from "../../support/canteen";
import { makeAgent, makeSchool } from "../../support/factory";
import { invariantsHoldAfterEach } from "../../support/invariants";
import { keeping, untilWaiting } from "../../support/keeping";
import { owner } from "../../support/owner";
import { endRead } from "./end-support";
import { moveTo } from "./school-move-support";

invariantsHoldAfterEach();

/*
 * A confirmation looks in one transaction and takes in another (docs/adr/0009). What an agent decides in between must
 * hold: here another connection keeps a row, so that the one or the other stops where the test wants it.
 */

let canteen: Canteen;
let agent: { sessionId: string };
const [THURSDAY, FRIDAY, MONDAY] = ["2026-12-03", "2026-12-04", "2026-12-07"] as const;

beforeAll(async () => {
  canteen = await makeCanteen();
  agent = await makeAgent(canteen.city.id, ["familles.lire", "familles.modifier"]);
});

interface Stage {
  readonly family: EatingFamily;
  readonly childId: string;
  readonly enrolmentId: string;
  readonly draft: string;
  readonly seen: string;
  /** The slot of a Friday that the child has booked. */
  readonly slotId: string;
}

/** A child who eats on Friday, and whose parent is about to confirm the Monday. */
async function aboutToConfirm(): Promise<Stage> {
  const schoolId = await makeSchool(canteen.city.id);
  await makeSlots(canteen, schoolId, [THURSDAY, FRIDAY, MONDAY], 5);
  const family = await makeEaters(canteen, [schoolId]);
  const [childId = ""] = family.children;
  await book(canteen, family, { wanted: [`${childId}.${FRIDAY}`] });
  const draft = await draftOf(canteen, family, { wanted: [`${childId}.${MONDAY}`] });
  const { seen } = await apiOf(canteen, family).booking.recap({ draft });
  const { rows } = await owner().query<{ id: string; slot: string }>(
    "SELECT e.id, b.slot_id AS slot FROM enrolment e JOIN booking b ON b.child_id = e.child_id WHERE e.child_id = $1",
    [childId],
  );
  const { id: enrolmentId = "", slot: slotId = "" } = rows[0] ?? {};
  return { family, childId, enrolmentId, draft, seen: seen.join("\n"), slotId };
}

const confirmOf = ({ family, draft, seen }: Stage) => apiOf(canteen, family).booking.confirm({ draft, seen });

const endOf = ({ family, childId, enrolmentId }: Stage) =>
  endRead(apiOf(canteen, agent).booking.desk, {
    familyId: family.familyId,
    childId,
    enrolmentId,
    lastDay: "03/12/2026",
  });

const leaveOf = ({ family, childId }: Stage) =>
  apiOf(canteen, agent, NOON).booking.desk.childLeaves({ familyId: family.familyId, childId, sure: "on" });

/** The agent, who has read what becomes of its days, gives the child another school, without places. */
const moveOf = async ({ family: { familyId }, childId }: Stage) =>
  moveTo(apiOf(canteen, agent), { familyId, childId, schoolId: await makeSchool(canteen.city.id), from: "24/11/2026" });

async function daysOf(childId: string): Promise<string[]> {
  const { rows } = await owner().query<{ day: string }>(
    `SELECT day::text FROM booking WHERE child_id = $1 AND status = 'booked'
     UNION ALL SELECT day::text FROM waitlist_entry WHERE child_id = $1 AND status IN ('waiting', 'offered')`,
    [childId],
  );
  return rows.map(({ day }) => day);
}

/** The agent's decision falls between the two transactions of the confirmation. */
async function decideInBetween(stage: Stage, decide: (stage: Stage) => Promise<unknown>) {
  return keeping("SELECT 1 FROM booking_draft WHERE id = $1 FOR UPDATE", stage.draft, async (held) => {
    const confirming = confirmOf(stage);
    await untilWaiting("app.settle_draft");
    await decide(stage);
    await held.query("COMMIT");
    return confirming;
  });
}

/** The agent's decision is under way, and not committed, when the confirmation looks. */
async function decideMeanwhile(stage: Stage, decide: (stage: Stage) => Promise<unknown>) {
  return keeping("SELECT 1 FROM slot WHERE id = $1 FOR UPDATE", stage.slotId, async (held) => {
    const deciding = decide(stage);
    await untilWaiting(decide === endOf ? "app.lock_slots" : "app.withdraw_child");
    const confirming = confirmOf(stage);
    await untilWaiting("app.settle_draft");
    await held.query("COMMIT");
    await deciding;
    return confirming;
  });
}

describe("what an agent decides while a parent confirms (B1)", () => {
  it.each([
    ["an enrolment that ends between the look and the taking", endOf, decideInBetween],
    ["an enrolment whose end is not committed yet", endOf, decideMeanwhile],
    ["a child who leaves the household between the look and the taking", leaveOf, decideInBetween],
    ["a child whose leaving is not committed yet", leaveOf, decideMeanwhile],
    ["a child who changes school between the look and the taking", moveOf, decideInBetween],
  ] as const)("holds: %s", async (_what, decide, decideDuring) => {
    const stage = await aboutToConfirm();
    expect(await decideDuring(stage, decide)).toEqual({ draftId: stage.draft, outcome: "changed" });
    expect(await daysOf(stage.childId)).toEqual([]);
    const { lines } = await apiOf(canteen, stage.family).booking.recap({ draft: stage.draft });
    expect(lines.filter(({ kind }) => kind === "add")).toEqual([]);
  });

  it("takes the place when the decision is about another child", async () => {
    const [stage, other] = [await aboutToConfirm(), await aboutToConfirm()];
    const outcome = await decideInBetween(stage, () => endOf(other));
    expect(outcome).toEqual({ draftId: stage.draft, outcome: "confirmed" });
    expect((await daysOf(stage.childId)).sort()).toEqual([FRIDAY, MONDAY]);
  });

  it("would not hold if the second transaction did not look again (negative control)", async () => {
    await owner().query(`CREATE OR REPLACE FUNCTION app.may_still_book(p_family uuid, p_take jsonb)
      RETURNS boolean LANGUAGE sql AS 'SELECT true'`);
    const stage = await aboutToConfirm();
    expect(await decideInBetween(stage, endOf)).toEqual({ draftId: stage.draft, outcome: "confirmed" });
    expect(await daysOf(stage.childId)).toEqual([MONDAY]);
    const moved = await aboutToConfirm();
    expect(await decideInBetween(moved, moveOf)).toEqual({ draftId: moved.draft, outcome: "confirmed" });
    expect(await daysOf(moved.childId)).toEqual([MONDAY]);
  });
});
