import { beforeAll, describe, expect, it } from "vitest";
import { expireOfferJob, offerPlaceJob, sweepWaitlists } from "@/server/booking";
import { fixedClock } from "@/server/platform/clock";
import { findCityById } from "@/server/tenancy";
import { apiOf, book, confirm, draftOf } from "../support/booking";
import {
  type Canteen,
  type EatingFamily,
  makeCanteen,
  makeEaters,
  makeOtherParent,
  makeSlots,
} from "../support/canteen";
import { makeSchool } from "../support/factory";
import { brokenInvariants, invariantsHoldAfterEach } from "../support/invariants";
import { owner } from "../support/owner";
import { allAtOnce, naiveBooking } from "../support/rush";

invariantsHoldAfterEach();

const DAYS = ["2026-12-03", "2026-12-04", "2026-12-07"];
const NOON = "2026-11-23T12:00:00+01:00";
let canteen: Canteen;

beforeAll(async () => {
  canteen = await makeCanteen();
});

const key = (family: EatingFamily, day: string, child = 0) => `${family.children[child]}.${day}`;
const run = { lastTry: false, clock: fixedClock(NOON) };

async function school(capacity: number, families: number, children = 1) {
  const schoolId = await makeSchool(canteen.city.id);
  const slots = await makeSlots(canteen, schoolId, DAYS, capacity);
  const made = [];
  for (let index = 0; index < families; index++) made.push(await makeEaters(canteen, Array(children).fill(schoolId)));
  return { schoolId, slots, families: made };
}

describe("moves at the same moment (attack 24)", () => {
  it("cancel and book: the freed place goes to the oldest who waits, never to a newcomer", async () => {
    const [day = ""] = DAYS;
    for (let round = 0; round < 5; round++) {
      const { families, slots } = await school(1, 6);
      const [holder, elder, ...newcomers] = families;
      if (!holder || !elder) throw new Error("six families");
      await book(canteen, holder, { wanted: [key(holder, day)] });
      await book(canteen, elder, { wanted: [key(elder, day)] });
      await Promise.all([
        book(canteen, holder, { base: [`${key(holder, day)}.booked`], wanted: [] }),
        ...newcomers.map((family) => book(canteen, family, { wanted: [key(family, day)] })),
      ]);
      const { rows } = await owner().query(
        "SELECT family_id FROM waitlist_entry WHERE slot_id = $1 AND status = 'offered'",
        [slots[0]],
      );
      expect(rows).toEqual([{ family_id: elder.familyId }]);
    }
  });

  it("accept, decline, expire and book, all at once: one outcome for each offer", async () => {
    const [day = ""] = DAYS;
    const { families, slots } = await school(2, 10);
    for (const family of families) await book(canteen, family, { wanted: [key(family, day)] });
    const holders = families.slice(0, 2);
    await Promise.all(
      holders.map((family) => book(canteen, family, { base: [`${key(family, day)}.booked`], wanted: [] })),
    );
    const { rows } = await owner().query(
      "SELECT id, family_id FROM waitlist_entry WHERE slot_id = $1 AND status = 'offered' ORDER BY rank",
      [slots[0]],
    );
    expect(rows).toHaveLength(2);
    const answers = rows.flatMap(({ id, family_id }) => {
      const family = families.find((one) => one.familyId === family_id);
      if (!family) throw new Error("an offer without a family");
      const api = apiOf(canteen, family);
      return [
        api.booking.answerOffer({ entry: id, answer: "accept" }),
        api.booking.answerOffer({ entry: id, answer: "decline" }),
        expireOfferJob(
          { entryId: id },
          { ...run, cityId: canteen.city.id, clock: fixedClock("2026-11-26T12:00:00+01:00") },
        ),
      ];
    });
    await Promise.allSettled([
      ...answers,
      ...holders.map((family) => book(canteen, family, { wanted: [key(family, day)] })),
      offerPlaceJob({ slotId: slots[0] ?? "" }, { ...run, cityId: canteen.city.id }),
    ]);
    const ended = await owner().query("SELECT status FROM waitlist_entry WHERE id = ANY ($1::uuid[])", [
      rows.map(({ id }) => id),
    ]);
    for (const { status } of ended.rows) expect(["accepted", "declined", "expired"]).toContain(status);
  });

  it("a capacity lowered during a rush is refused or held, never passed", async () => {
    const [day = ""] = DAYS;
    const { families, slots } = await school(12, 24);
    const lower = async () => {
      for (let capacity = 11; capacity >= 6; capacity--) {
        await owner()
          .query("UPDATE slot SET capacity = $1 WHERE id = $2", [capacity, slots[0]])
          .catch((error) => {
            expect(error.constraint).toBe("slot_never_over_capacity");
          });
      }
    };
    await Promise.all([lower(), ...families.map((family) => book(canteen, family, { wanted: [key(family, day)] }))]);
    const { rows } = await owner().query("SELECT capacity, taken FROM slot WHERE id = $1", [slots[0]]);
    expect(rows[0].taken).toBe(rows[0].capacity);
  });

  it("a capacity that grows goes to those who wait, before anybody new", async () => {
    const [day = ""] = DAYS;
    const { families, slots } = await school(1, 5);
    for (const family of families.slice(0, 4)) await book(canteen, family, { wanted: [key(family, day)] });
    await owner().query("UPDATE slot SET capacity = 3 WHERE id = $1", [slots[0]]);
    const newcomer = families[4];
    if (!newcomer) throw new Error("five families");
    const result = await book(canteen, newcomer, { wanted: [key(newcomer, day)] });
    expect(result.lines[0]?.tag).toBe("waiting");
    const { rows } = await owner().query(
      "SELECT family_id FROM waitlist_entry WHERE slot_id = $1 AND status = 'offered' ORDER BY rank",
      [slots[0]],
    );
    expect(rows.map(({ family_id }) => family_id)).toEqual(families.slice(1, 3).map(({ familyId }) => familyId));
  });

  it("two parents of one family confirm the same month at once: each child eats once", async () => {
    const { families } = await school(10, 1, 2);
    const [family] = families;
    if (!family) throw new Error("one family");
    const other = await makeOtherParent(canteen, family);
    const wanted = DAYS.flatMap((day) => [key(family, day, 0), key(family, day, 1)]);
    const drafts = [await draftOf(canteen, family, { wanted }), await draftOf(canteen, other, { wanted })];
    const seen = (await apiOf(canteen, family).booking.recap({ draft: drafts[0] ?? "" })).seen.join("\n");
    const outcomes = await Promise.all([
      apiOf(canteen, family).booking.confirm({ draft: drafts[0] ?? "", seen }),
      apiOf(canteen, other).booking.confirm({ draft: drafts[1] ?? "", seen }),
    ]);
    expect(outcomes.map(({ outcome }) => outcome)).toContain("confirmed");
    const { rows } = await owner().query(
      "SELECT count(*)::int AS n FROM booking WHERE family_id = $1 AND status = 'booked'",
      [family.familyId],
    );
    expect(rows).toEqual([{ n: 6 }]);
  });

  it("a random hour of a busy canteen keeps every promise", async () => {
    const { families, slots } = await school(4, 12);
    const city = await findCityById(canteen.city.id);
    if (!city) throw new Error("no city");
    let seed = 42;
    const random = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return seed % below;
    };
    const moves = Array.from({ length: 150 }, () => ({
      family: families[random(families.length)],
      day: DAYS[random(3)] ?? "",
      move: random(4),
    }));
    const one = async ({ family, day, move }: (typeof moves)[number]) => {
      if (!family) return;
      const api = apiOf(canteen, family);
      const { offers, waiting } = await api.booking.waitlist();
      const offer = offers[0];
      if (offer && move < 2)
        await api.booking.answerOffer({ entry: offer.entryId, answer: move === 0 ? "accept" : "decline" });
      else if (waiting[0] && move === 2) await api.booking.leaveWaitlist({ entry: waiting[0].entryId });
      else {
        const { base } = await api.booking.month({ month: "2026-12" });
        const held = base.find((line) => line.startsWith(key(family, day)));
        const wanted = base.filter((line) => line !== held).map((line) => line.split(".").slice(0, 2).join("."));
        const draft = await draftOf(canteen, family, { base, wanted: held ? wanted : [...wanted, key(family, day)] });
        await confirm(canteen, family, draft);
      }
    };
    const queue = [...moves];
    const surprises: unknown[] = [];
    await Promise.all(
      Array.from({ length: 10 }, async () => {
        for (let next = queue.shift(); next; next = queue.shift())
          await one(next).catch((error) => surprises.push(error));
      }),
    );
    for (const error of surprises)
      expect(error).toMatchObject({ code: expect.stringMatching(/UNPROCESSABLE_CONTENT|NOT_FOUND/) });
    await sweepWaitlists(city, fixedClock(NOON));
    const { rows } = await owner().query(
      "SELECT s.id FROM slot s JOIN waitlist_entry w ON w.slot_id = s.id AND w.status = 'waiting' WHERE s.id = ANY ($1::uuid[]) AND s.taken < s.capacity",
      [slots],
    );
    expect(rows).toEqual([]);
  }, 120_000);
});

describe("the same moves with the guards off (negative controls of attack 24)", () => {
  const [day = ""] = DAYS;
  const broken = async () => (await brokenInvariants()).map((row) => row.broken);

  it("a place that is given back without a look at the queue goes to a newcomer", async () => {
    const { families, slots } = await school(1, 3);
    const [holder, elder, newcomer] = families;
    if (!holder || !elder || !newcomer) throw new Error("three families");
    await book(canteen, holder, { wanted: [key(holder, day)] });
    await book(canteen, elder, { wanted: [key(elder, day)] });
    await owner().query("UPDATE booking SET status = 'cancelled', cancelled_at = now() WHERE slot_id = $1", [slots[0]]);
    await owner().query("UPDATE slot SET taken = 0 WHERE id = $1", [slots[0]]);
    expect(await allAtOnce([newcomer], (client, family) => naiveBooking(client, slots[0] ?? "", family))).toEqual([
      true,
    ]);
    expect(await broken()).toEqual(["I5 a booking went past one who waits alone"]);
    await owner().query("DELETE FROM booking WHERE slot_id = $1 AND family_id = $2", [slots[0], newcomer.familyId]);
    await owner().query("UPDATE slot SET taken = 0 WHERE id = $1", [slots[0]]);
  });

  it("an offer that picks anybody in the queue passes an elder", async () => {
    const { families, slots } = await school(1, 3);
    for (const family of families) await book(canteen, family, { wanted: [key(family, day)] });
    await owner().query("UPDATE booking SET status = 'cancelled', cancelled_at = now() WHERE slot_id = $1", [slots[0]]);
    const setLast = (status: "offered" | "waiting") =>
      owner().query(
        `UPDATE waitlist_entry SET status = $2, offered_at = CASE $2 WHEN 'offered' THEN now() END,
           offer_expires_at = CASE $2 WHEN 'offered' THEN now() + interval '1 day' END
         WHERE slot_id = $1 AND rank = (SELECT max(rank) FROM waitlist_entry WHERE slot_id = $1)`,
        [slots[0], status],
      );
    await setLast("offered");
    expect(await broken()).toEqual(["I5 an offer went past an older one who waits alone"]);
    await setLast("waiting");
    await owner().query("UPDATE slot SET taken = 0 WHERE id = $1", [slots[0]]);
  });

  it("a capacity that may pass under what is taken is seen", async () => {
    const { families, slots } = await school(2, 2);
    for (const family of families) await book(canteen, family, { wanted: [key(family, day)] });
    const lower = (capacity: number) =>
      owner().query("UPDATE slot SET capacity = $1 WHERE id = $2", [capacity, slots[0]]);
    await expect(lower(1)).rejects.toThrow("slot_never_over_capacity");
    await owner().query("ALTER TABLE slot DROP CONSTRAINT slot_never_over_capacity");
    await lower(1);
    expect(await broken()).toEqual(["I1 taken is not what is booked and offered"]);
    await lower(2);
    await owner().query(
      "ALTER TABLE slot ADD CONSTRAINT slot_never_over_capacity CHECK (taken >= 0 AND taken <= capacity)",
    );
  });
});
