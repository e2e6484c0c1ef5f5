import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { apiOf, book, NOON } from "../../support/booking";
import { type Canteen, makeCanteen, makeSchool, makeSlots } from "../../support/canteen";
import { divide, divisionAgent, divisionScope, pupilOf, slotsOf, TWO_ROOMS } from "../../support/division";
import { giveBack } from "../../support/full-school";
import { invariantsHoldAfterEach } from "../../support/invariants";
import { keeping, untilWaiting } from "../../support/keeping";
import { owner } from "../../support/owner";

invariantsHoldAfterEach();

/* An offer is answered by two parents, or by two taps, while the slot that both have read is divided (B5, C5). */

let canteen: Canteen;
let agent: Awaited<ReturnType<typeof divisionAgent>>;
const DAY = "2026-12-03";

beforeAll(async () => {
  canteen = await makeCanteen();
  agent = await divisionAgent(canteen);
  await owner().query(`
    CREATE FUNCTION app.wait_here() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN PERFORM pg_advisory_xact_lock_shared(hashtext('answered')); RETURN NEW; END $$;
    CREATE TRIGGER wait_here BEFORE UPDATE OF status ON waitlist_entry FOR EACH ROW
      WHEN (OLD.status = 'offered' OR NEW.status = 'withdrawn') EXECUTE FUNCTION app.wait_here()`);
});
afterAll(() => owner().query("DROP TRIGGER wait_here ON waitlist_entry; DROP FUNCTION app.wait_here()"));

/** A child of CE1 to whom the only place of the day is offered. */
async function offered() {
  const schoolId = await makeSchool(canteen.city.id);
  const [slotId = ""] = await makeSlots(canteen, schoolId, [DAY], 1);
  const [first, second] = [await pupilOf(canteen, schoolId, "CE1"), await pupilOf(canteen, schoolId, "CE1")];
  for (const pupil of [first, second]) await book(canteen, pupil, { wanted: [`${pupil.child}.${DAY}`] });
  await giveBack(canteen, first, DAY, NOON);
  const { rows } = await owner().query("SELECT id FROM waitlist_entry WHERE child_id = $1", [second.child]);
  const answer = (as: "accept" | "decline") => () =>
    apiOf(canteen, second).booking.answerOffer({ entry: rows[0].id, answer: as });
  return { schoolId, slotId, child: second.child, answer };
}

type Stage = Awaited<ReturnType<typeof offered>>;
type Said = "accept" | "decline";
const STATEMENT = { accept: "app.accept_offer", decline: "app.end_offer" } as const;

/** Both answers wait for the slot behind its division, then read the offer before either has changed it. */
async function answeredTwice({ schoolId, slotId, answer }: Stage, first: Said, second: Said) {
  return keeping("SELECT pg_advisory_xact_lock(hashtext($1))", "answered", async (changes) => {
    const answers: Promise<unknown>[] = [];
    await keeping("SELECT 1 FROM slot WHERE id = $1 FOR UPDATE", slotId, async (held) => {
      const dividing = divide(agent.levels, divisionScope(schoolId, TWO_ROOMS(2, 3)));
      await untilWaiting("FOR NO KEY UPDATE");
      answers.push(answer(first)(), answer(second)());
      await untilWaiting(STATEMENT[first]);
      await untilWaiting(STATEMENT[second], first === second ? 2 : 1);
      await held.query("COMMIT");
      await dividing;
    });
    await untilWaiting(STATEMENT[first]);
    await untilWaiting(STATEMENT[second], first === second ? 2 : 1);
    await changes.query("COMMIT");
    const ends = await Promise.allSettled(answers);
    return ends.map((end) => (end.status === "fulfilled" ? "done" : String(end.reason.message)));
  });
}

async function counted({ schoolId, child }: Stage) {
  const { rows } = await owner().query<{ booked: number }>(
    "SELECT count(*)::int AS booked FROM booking WHERE child_id = $1 AND status = 'booked'",
    [child],
  );
  const slots = await slotsOf(schoolId);
  return { booked: rows[0]?.booked, taken: slots.reduce((sum, { taken }) => sum + taken, 0) };
}

describe("an offer that is answered twice while the places are divided", () => {
  it("accepted twice, is one booking that counts for one place", async () => {
    const stage = await offered();
    expect(await answeredTwice(stage, "accept", "accept")).toEqual(["done", "done"]);
    expect(await counted(stage)).toEqual({ booked: 1, taken: 1 });
  });

  it("accepted and declined, is what was said first, and the other is told so", async () => {
    const stage = await offered();
    const ends = await answeredTwice(stage, "accept", "decline");
    const booked = ends[0] === "done" ? 1 : 0;
    expect(ends).toEqual(booked === 1 ? ["done", "BookingOfferAccepted"] : ["BookingOfferDeclined", "done"]);
    expect(await counted(stage)).toEqual({ booked, taken: booked });
  });
});

describe("without the hold on the entry (negative control)", () => {
  let guard = "";
  beforeAll(async () => {
    const { rows } = await owner().query<{ sql: string }>(
      "SELECT pg_get_functiondef('app.lock_entries'::regproc) AS sql",
    );
    guard = rows[0]?.sql ?? "";
    await owner().query(`CREATE OR REPLACE FUNCTION app.lock_entries(p_entry uuid)
      RETURNS void LANGUAGE sql AS 'SELECT'`);
  });
  afterAll(() => owner().query(guard));

  it("the second answer would give back a place that a child eats", async () => {
    const stage = await offered();
    await answeredTwice(stage, "accept", "accept");
    expect(await counted(stage)).toEqual({ booked: 1, taken: 0 });
    await owner().query("UPDATE slot SET taken = 1 WHERE id IN (SELECT slot_id FROM booking WHERE child_id = $1)", [
      stage.child,
    ]);
  });
});
