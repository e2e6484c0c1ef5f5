import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { apiOf, confirm, draftOf } from "../../support/booking";
import { type Canteen, type EatingFamily, makeCanteen, makeEaters, makeSlots } from "../../support/canteen";
import { closeAs } from "../../support/closing";
import { makeAgent, makeSchool } from "../../support/factory";
import { fullSchool, giveBack } from "../../support/full-school";
import { invariantsHoldAfterEach } from "../../support/invariants";
import { bothWait, keeping, untilWaiting } from "../../support/keeping";
import { owner } from "../../support/owner";

invariantsHoldAfterEach();

/* A day is closed while a parent takes a place of it (C3; docs/adr/0009): whoever comes second sees the other. */

let canteen: Canteen;
let agent: { sessionId: string };
const [DAY, TYPED] = ["2026-12-03", "03/12/2026"] as const;

beforeAll(async () => {
  canteen = await makeCanteen();
  agent = await makeAgent(canteen.city.id, ["activites.gerer"]);
});

interface Stage {
  readonly family: EatingFamily;
  readonly schoolId: string;
  readonly slotId: string;
  readonly draft: string;
  readonly seen: string;
}

/** A parent who has read the recap of one day, and is about to confirm it. */
async function aboutToConfirm(): Promise<Stage> {
  const schoolId = await makeSchool(canteen.city.id);
  const [slotId = ""] = await makeSlots(canteen, schoolId, [DAY], 5);
  const family = await makeEaters(canteen, [schoolId]);
  const draft = await draftOf(canteen, family, { wanted: [`${family.children[0]}.${DAY}`] });
  const { seen } = await apiOf(canteen, family).booking.recap({ draft });
  return { family, schoolId, slotId, draft, seen: seen.join("\n") };
}

const confirmOf = ({ family, draft, seen }: Stage) => apiOf(canteen, family).booking.confirm({ draft, seen });
const closeOf = ({ schoolId }: Pick<Stage, "schoolId">) => closeAs(canteen, agent, { from: TYPED, schoolId });

async function bookingsOf({ family }: Pick<Stage, "family">) {
  const { rows } = await owner().query<{ status: string; closed: boolean; late: boolean }>(
    `SELECT status, closing_id IS NOT NULL AS closed, cancelled_late AS late FROM booking WHERE family_id = $1 AND day = $2`,
    [family.familyId, DAY],
  );
  return rows;
}

const CANCELLED = [{ status: "cancelled", closed: true, late: false }];

/** The closing falls between the two transactions of the confirmation. */
async function closeInBetween(stage: Stage) {
  return keeping("SELECT 1 FROM booking_draft WHERE id = $1 FOR UPDATE", stage.draft, async (held) => {
    const confirming = confirmOf(stage);
    await untilWaiting("app.settle_draft");
    await closeOf(stage);
    await held.query("COMMIT");
    return confirming;
  });
}

describe("a confirmation that was looked at before the day closed", () => {
  it("books nothing when the closing falls between its look and its taking", async () => {
    const stage = await aboutToConfirm();
    expect(await closeInBetween(stage)).toEqual({ draftId: stage.draft, outcome: "changed" });
    expect(await bookingsOf(stage)).toEqual([]);
    const { lines } = await apiOf(canteen, stage.family).booking.recap({ draft: stage.draft });
    expect(lines).toMatchObject([{ kind: "refused", reason: expect.stringContaining("Grève") }]);
  });

  it("books nothing when the closing holds the slot first and is not committed yet", async () => {
    const stage = await aboutToConfirm();
    const [, confirmed] = await bothWait(
      stage.slotId,
      [() => closeOf(stage), "app.close_days"],
      [() => confirmOf(stage), "app.settle_draft"],
    );
    expect(confirmed).toMatchObject({ status: "fulfilled", value: { outcome: "changed" } });
    expect(await bookingsOf(stage)).toEqual([]);
  });

  it("is cancelled free of charge when it took the place first", async () => {
    const stage = await aboutToConfirm();
    const [confirmed, closed] = await bothWait(
      stage.slotId,
      [() => confirmOf(stage), "app.settle_draft"],
      [() => closeOf(stage), "app.close_days"],
    );
    expect([confirmed, closed].map(({ status }) => status)).toEqual(["fulfilled", "fulfilled"]);
    expect(await bookingsOf(stage)).toEqual(CANCELLED);
  });
});

describe("an offer", () => {
  async function offered() {
    const { first, others, slotId } = await fullSchool(canteen, DAY, 1);
    const [family] = others;
    if (!family) throw new Error("one family waits");
    await giveBack(canteen, first, DAY, "2026-11-23T12:30:00+01:00");
    const { rows } = await owner().query<{ id: string; school: string }>(
      "SELECT w.id, s.school_id AS school FROM waitlist_entry w JOIN slot s ON s.id = w.slot_id WHERE w.family_id = $1",
      [family.familyId],
    );
    const { id: entry = "", school: schoolId = "" } = rows[0] ?? {};
    const accept = () => apiOf(canteen, family).booking.answerOffer({ entry, answer: "accept" });
    return { family, slotId, schoolId, entry, accept };
  }

  it("that is accepted while the day closes is refused, and says why", async () => {
    const { family, slotId, schoolId, accept } = await offered();
    const [, accepted] = await bothWait(
      slotId,
      [() => closeOf({ schoolId }), "app.close_days"],
      [accept, "app.accept_offer"],
    );
    expect(accepted).toMatchObject({ status: "rejected", reason: { message: "BookingOfferDayClosed" } });
    expect(await bookingsOf({ family })).toEqual([]);
  });

  it("that was accepted first is cancelled with the rest", async () => {
    const { family, slotId, schoolId, accept } = await offered();
    await bothWait(slotId, [accept, "app.accept_offer"], [() => closeOf({ schoolId }), "app.close_days"]);
    expect(await bookingsOf({ family })).toEqual(CANCELLED);
  });
});

it("two agents who close the same day at once close it once", async () => {
  const stage = await aboutToConfirm();
  const closed = await bothWait(
    stage.slotId,
    [() => closeOf(stage), "app.close_days"],
    [() => closeOf(stage), "pg_advisory_xact_lock"],
  );
  expect(closed).toMatchObject([
    { status: "fulfilled" },
    { status: "rejected", reason: { message: "a colleague has closed days since the recap" } },
  ]);
});

it("parents who book and agents who close many days at once never stop one another for good", async () => {
  const days = ["2027-01-07", "2027-01-08", "2027-01-11", "2027-01-12"];
  const schools = await Promise.all(Array.from({ length: 3 }, () => makeSchool(canteen.city.id)));
  for (const schoolId of schools) await makeSlots(canteen, schoolId, days, 20);
  const families = await Promise.all(
    schools.flatMap((schoolId) => [1, 2, 3].map(() => makeEaters(canteen, [schoolId]))),
  );
  /** What the recap showed may have closed: then it is shown again, and nothing is booked. */
  const bookAll = async (family: EatingFamily) => {
    const wanted = days.toReversed().map((day) => `${family.children[0]}.${day}`);
    const draft = await draftOf(canteen, family, { wanted, month: "2027-01" });
    return confirm(canteen, family, draft);
  };
  const moves = await Promise.allSettled([
    ...families.map(bookAll),
    ...schools.map((schoolId) => closeAs(canteen, agent, { from: "07/01/2027", to: "11/01/2027", schoolId })),
  ]);
  expect(moves.filter(({ status }) => status === "rejected")).toEqual([]);
  const { rows } = await owner().query(
    "SELECT 1 FROM booking WHERE day BETWEEN '2027-01-07' AND '2027-01-11' AND status = 'booked'",
  );
  expect(rows).toEqual([]);
});

describe("without the look at closed days (negative control)", () => {
  let guard = "";
  beforeAll(async () => {
    const { rows } = await owner().query<{ sql: string }>(
      "SELECT pg_get_functiondef('app.all_days_open'::regproc) AS sql",
    );
    guard = rows[0]?.sql ?? "";
    await owner().query(`CREATE OR REPLACE FUNCTION app.all_days_open(p_take jsonb)
      RETURNS boolean LANGUAGE sql AS 'SELECT true'`);
  });
  afterAll(() => owner().query(guard));

  it("a child would be booked on a closed day", async () => {
    const stage = await aboutToConfirm();
    expect(await closeInBetween(stage)).toEqual({ draftId: stage.draft, outcome: "confirmed" });
    expect(await bookingsOf(stage)).toEqual([{ status: "booked", closed: false, late: false }]);
  });
});
