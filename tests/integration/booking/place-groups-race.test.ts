import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { apiOf, book, confirm, draftOf, NOON } from "../../support/booking";
import { type Canteen, makeCanteen, makeSchool, makeSlots } from "../../support/canteen";
import {
  divide,
  divisionAgent,
  divisionScope,
  inWrongGroup,
  pupilOf,
  setLevel,
  slotsOf,
  TWO_ROOMS,
} from "../../support/division";
import { giveBack } from "../../support/full-school";
import { brokenInvariants, invariantsHoldAfterEach } from "../../support/invariants";
import { bothWait, keeping, untilWaiting } from "../../support/keeping";
import { owner } from "../../support/owner";
import { slotsToOffer } from "../../support/places";

invariantsHoldAfterEach();

/* The places of a school are divided while parents take some (C5; docs/adr/0009): whoever comes second sees the other. */

let canteen: Canteen;
let agent: Awaited<ReturnType<typeof divisionAgent>>;
const DAY = "2026-12-03";

beforeAll(async () => {
  canteen = await makeCanteen();
  agent = await divisionAgent(canteen);
});

type Pupil = Awaited<ReturnType<typeof pupilOf>>;

interface Stage {
  readonly pupil: Pupil;
  readonly schoolId: string;
  readonly slotId: string;
  readonly draft: string;
  readonly seen: string;
}

/** A parent who has read the recap of one day, and is about to confirm it. */
async function aboutToConfirm(level: string): Promise<Stage> {
  const schoolId = await makeSchool(canteen.city.id);
  const [slotId = ""] = await makeSlots(canteen, schoolId, [DAY], 5);
  const pupil = await pupilOf(canteen, schoolId, level);
  return { schoolId, slotId, ...(await drafted(pupil, [`${pupil.child}.${DAY}`])) };
}

async function drafted(pupil: Pupil, wanted: readonly string[], base: readonly string[] = []) {
  const draft = await draftOf(canteen, pupil, { wanted, base });
  const { seen } = await apiOf(canteen, pupil).booking.recap({ draft });
  return { pupil, draft, seen: seen.join("\n") };
}

const confirmOf = ({ pupil, draft, seen }: Pick<Stage, "pupil" | "draft" | "seen">) =>
  apiOf(canteen, pupil).booking.confirm({ draft, seen });
const divideAll = (schoolId: string, groups = TWO_ROOMS(2, 3)) => divide(agent.levels, divisionScope(schoolId, groups));
const takenIn = async (schoolId: string) => (await slotsOf(schoolId)).map(({ levels, taken }) => [levels, taken]);

/** Something happens between the two transactions of a confirmation. */
async function inBetween(stage: Pick<Stage, "pupil" | "draft" | "seen">, meanwhile: () => Promise<unknown>) {
  return keeping("SELECT 1 FROM booking_draft WHERE id = $1 FOR UPDATE", stage.draft, async (held) => {
    const confirming = confirmOf(stage);
    await untilWaiting("app.settle_draft");
    await meanwhile();
    await held.query("COMMIT");
    return confirming;
  });
}

const SMALL = "PS.MS.GS";
const TALL = "CP.CE1.CE2.CM1.CM2";

describe("a confirmation that was looked at before the places were divided", () => {
  it("books in the child's group when the division falls between its look and its taking", async () => {
    const stage = await aboutToConfirm("CE1");
    const confirmed = await inBetween(stage, () => divideAll(stage.schoolId));
    expect(confirmed).toEqual({ draftId: stage.draft, outcome: "confirmed" });
    expect(await takenIn(stage.schoolId)).toEqual([
      [SMALL, 0],
      [TALL, 1],
    ]);
  });

  it("waits for a division that holds the slot, then books in the child's group", async () => {
    const stage = await aboutToConfirm("MS");
    const moves = await bothWait(
      stage.slotId,
      [() => divideAll(stage.schoolId), "FOR NO KEY UPDATE"],
      [() => confirmOf(stage), "app.settle_draft"],
    );
    expect(moves.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled"]);
    expect(await takenIn(stage.schoolId)).toEqual([
      [SMALL, 1],
      [TALL, 0],
    ]);
  });

  it("is moved with the rest when it took the place first", async () => {
    const stage = await aboutToConfirm("CM2");
    const moves = await bothWait(
      stage.slotId,
      [() => confirmOf(stage), "app.settle_draft"],
      [() => divideAll(stage.schoolId), "FOR NO KEY UPDATE"],
    );
    expect(moves.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled"]);
    expect(await takenIn(stage.schoolId)).toEqual([
      [SMALL, 0],
      [TALL, 1],
    ]);
  });

  it("shows the recap again when no place is planned for the child any more", async () => {
    const stage = await aboutToConfirm("CM2");
    const confirmed = await inBetween(stage, () => divideAll(stage.schoolId, "PS.MS.GS-5"));
    expect(confirmed).toEqual({ draftId: stage.draft, outcome: "changed" });
    const { lines } = await apiOf(canteen, stage.pupil).booking.recap({ draft: stage.draft });
    expect(lines).toMatchObject([
      { kind: "refused", reason: "aucune place n’est prévue pour les CM2 dans cette école" },
    ]);
  });

  it("gives back what was moved meanwhile", async () => {
    const stage = await aboutToConfirm("CE1");
    await confirmOf(stage);
    const back = await drafted(stage.pupil, [], [`${stage.pupil.child}.${DAY}.booked`]);
    const confirmed = await inBetween(back, () => divideAll(stage.schoolId));
    expect(confirmed).toMatchObject({ outcome: "confirmed" });
    expect(await takenIn(stage.schoolId)).toEqual([
      [SMALL, 0],
      [TALL, 0],
    ]);
  });
});

it("a place that is declined while the places are divided is offered at once, not by the sweep", async () => {
  const schoolId = await makeSchool(canteen.city.id);
  const [slotId = ""] = await makeSlots(canteen, schoolId, [DAY], 1);
  const [first, second, third] = [
    await pupilOf(canteen, schoolId, "CE1"),
    await pupilOf(canteen, schoolId, "CE1"),
    await pupilOf(canteen, schoolId, "CP"),
  ];
  for (const pupil of [first, second, third]) await book(canteen, pupil, { wanted: [`${pupil.child}.${DAY}`] });
  await giveBack(canteen, first, DAY, NOON);
  const { rows } = await owner().query("SELECT id FROM waitlist_entry WHERE child_id = $1", [second.child]);
  const decline = () => apiOf(canteen, second).booking.answerOffer({ entry: rows[0].id, answer: "decline" });
  const moves = await bothWait(
    slotId,
    [() => divideAll(schoolId, TWO_ROOMS(2, 1)), "FOR NO KEY UPDATE"],
    [decline, "app.end_offer"],
  );
  expect(moves.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled"]);
  const tall = (await slotsOf(schoolId)).find(({ levels }) => levels === TALL);
  expect(tall).toMatchObject({ capacity: 1, taken: 0, waiting: 1 });
  expect(await slotsToOffer(canteen.city.id)).toContain(tall?.id);
});

it("a confirmation whose places are divided at each look says so, keeps the draft, and is confirmed once they are not", async () => {
  const stage = await aboutToConfirm("CE1");
  const ways = [TWO_ROOMS(2, 3), "PS.MS.GS.CP-2_CE1.CE2.CM1.CM2-3", TWO_ROOMS(1, 4)];
  let confirming: Promise<unknown> | undefined;
  /** Holds the draft behind the look that waits for it: each look finds the places divided otherwise. */
  const holdAgain = async (turn: number): Promise<void> => {
    const lock = `SELECT 1 FROM booking_draft WHERE id = $1 FOR UPDATE -- turn ${turn}`;
    await keeping(lock, stage.draft, async (held) => {
      confirming ??= confirmOf(stage).catch((error: Error) => error.message);
      await untilWaiting("app.settle_draft");
      await divideAll(stage.schoolId, ways[turn] ?? "");
      const next = turn + 1 < ways.length ? holdAgain(turn + 1) : undefined;
      if (next) await untilWaiting(`-- turn ${turn + 1}`);
      await held.query("COMMIT");
      await next;
    });
  };
  await holdAgain(0);
  expect(await confirming).toBe("BookingPlacesMoving");
  expect((await takenIn(stage.schoolId)).map(([, taken]) => taken)).toEqual([0, 0]);
  expect(await confirmOf(stage)).toMatchObject({ outcome: "confirmed" });
  expect(await takenIn(stage.schoolId)).toEqual([
    [SMALL, 0],
    [TALL, 1],
  ]);
});

/** A child of GS about to book, whose level an agent writes down as CP before the place is taken. */
async function levelChangesInBetween() {
  const stage = await aboutToConfirm("GS");
  await divideAll(stage.schoolId);
  const read = await drafted(stage.pupil, [`${stage.pupil.child}.${DAY}`]);
  await inBetween(read, () => setLevel(stage.pupil.child, "CP"));
  return stage;
}

it("a child whose level changes between the look and the taking books in its new group", async () => {
  const { schoolId } = await levelChangesInBetween();
  expect(await takenIn(schoolId)).toEqual([
    [SMALL, 0],
    [TALL, 1],
  ]);
});

it("a child whose level changes while the places are divided is counted where its booking goes", async () => {
  const stage = await aboutToConfirm("GS");
  await confirmOf(stage);
  await owner().query(`
    CREATE FUNCTION app.wait_here() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN PERFORM pg_advisory_xact_lock_shared(hashtext('divided')); RETURN NULL; END $$;
    CREATE TRIGGER wait_here AFTER INSERT ON slot FOR EACH STATEMENT EXECUTE FUNCTION app.wait_here()`);
  try {
    await keeping("SELECT pg_advisory_xact_lock(hashtext($1))", "divided", async (held) => {
      const dividing = divideAll(stage.schoolId);
      await untilWaiting("app.divide_places");
      await setLevel(stage.pupil.child, "CP");
      await held.query("COMMIT");
      await dividing;
    });
  } finally {
    await owner().query("DROP TRIGGER wait_here ON slot; DROP FUNCTION app.wait_here()");
  }
  expect(await takenIn(stage.schoolId)).toEqual([
    [SMALL, 1],
    [TALL, 0],
  ]);
});

describe("without the look at groups (negative control)", () => {
  let guard = "";
  beforeAll(async () => {
    const { rows } = await owner().query<{ sql: string }>(
      "SELECT pg_get_functiondef('app.all_of_their_group'::regproc) AS sql",
    );
    guard = rows[0]?.sql ?? "";
    await owner().query(`CREATE OR REPLACE FUNCTION app.all_of_their_group(p_take jsonb)
      RETURNS boolean LANGUAGE sql AS 'SELECT true'`);
  });
  afterAll(() => owner().query(guard));

  it("a child would be booked in a group that is not theirs", async () => {
    const { schoolId, pupil } = await levelChangesInBetween();
    expect(await inWrongGroup(schoolId)).toEqual([pupil.child]);
  });

  it("a booking that is confirmed would be lost", async () => {
    const stage = await aboutToConfirm("CE1");
    const confirmed = await inBetween(stage, () => divideAll(stage.schoolId));
    expect(confirmed).toMatchObject({ outcome: "confirmed" });
    expect((await takenIn(stage.schoolId)).map(([, taken]) => taken)).toEqual([0, 0]);
  });
});

it("forty parents book while an agent divides, divides otherwise and puts together: no place too many, none lost", async () => {
  const schoolId = await makeSchool(canteen.city.id);
  await makeSlots(canteen, schoolId, [DAY, "2026-12-04"], 12);
  const levels = ["PS", "GS", "CP", "CE2", "CM2"];
  const pupils: Pupil[] = [];
  for (let index = 0; index < 40; index++) {
    pupils.push(await pupilOf(canteen, schoolId, levels[index % levels.length] ?? ""));
  }
  const bookBoth = async (pupil: Pupil) => {
    const wanted = [DAY, "2026-12-04"].map((day) => `${pupil.child}.${day}`);
    const draft = await draftOf(canteen, pupil, { wanted });
    return confirm(canteen, pupil, draft);
  };
  /** One after the other, while these parents book: each makes a confirmation look again once at most. */
  const rush = async (parents: readonly Pupil[], first: string, then: string) => {
    const rearrange = async () => {
      await divideAll(schoolId, first);
      await divideAll(schoolId, then);
    };
    const moves = await Promise.allSettled([rearrange(), ...parents.map(bookBoth)]);
    expect(moves.filter(({ status }) => status === "rejected")).toEqual([]);
    expect(await inWrongGroup(schoolId)).toEqual([]);
    expect(await brokenInvariants()).toEqual([]);
  };
  await rush(pupils.slice(0, 20), TWO_ROOMS(4, 8), "PS.MS.GS.CP-6_CE1.CE2.CM1.CM2-6");
  await rush(pupils.slice(20), "", TWO_ROOMS(5, 9));
  const { rows } = await owner().query<{ held: number }>(
    `SELECT count(*)::int AS held FROM (
       SELECT child_id, day FROM booking WHERE family_id = ANY ($1) AND status = 'booked'
       UNION SELECT child_id, day FROM waitlist_entry WHERE family_id = ANY ($1) AND status IN ('waiting', 'offered')) h`,
    [pupils.map(({ familyId }) => familyId)],
  );
  // A day that became full meanwhile gives a rank in its queue: each wish is held somewhere.
  expect(rows[0]?.held).toBe(80);
  for (const { capacity, target, taken, levels: of } of await slotsOf(schoolId)) {
    expect(taken).toBeLessThanOrEqual(capacity);
    expect(target ?? capacity).toBe(of === SMALL ? 5 : 9);
  }
});
