import { beforeAll, expect, it } from "vitest";
import { expireOfferJob, sweepWaitlists } from "@/server/booking";
import { fixedClock } from "@/server/platform/clock";
import { findCityById } from "@/server/tenancy";
import { apiOf } from "../../support/booking";
import { type Canteen, makeCanteen } from "../../support/canteen";
import { fullSchool, giveBack } from "../../support/full-school";
import { invariantsHoldAfterEach } from "../../support/invariants";
import { owner } from "../../support/owner";

invariantsHoldAfterEach();

const DAY = "2026-12-03";
const NIGHT = "2026-11-23T23:30:00+01:00";
const AFTER = "2026-11-25T09:00:30+01:00";

let canteen: Canteen;
beforeAll(async () => {
  canteen = await makeCanteen();
});

async function statusOf(familyId: string | undefined): Promise<string> {
  const { rows } = await owner().query("SELECT status FROM waitlist_entry WHERE family_id = $1", [familyId]);
  return rows[0]?.status;
}

const mailsOf = async (familyId: string | undefined) => {
  const { rows } = await owner().query<{ kind: string; text: string }>(
    "SELECT kind, text FROM mail WHERE family_id = $1 AND kind IN ('offer-expired', 'queue-over') ORDER BY created_at, id",
    [familyId],
  );
  return rows.map(({ kind, text }) => ({ kind, text: text.replaceAll("\u00a0", " ") }));
};

async function cityOf() {
  const city = await findCityById(canteen.city.id);
  if (!city) throw new Error("no city");
  return city;
}

it("tells the household once that its offer has expired, and who waits to the end that the list is over", async () => {
  const { first, others } = await fullSchool(canteen, DAY, 2);
  const [second, third] = others;
  await giveBack(canteen, first, DAY, NIGHT);
  const { rows } = await owner().query("SELECT id FROM waitlist_entry WHERE family_id = $1", [second?.familyId]);
  const run = { cityId: canteen.city.id, clock: fixedClock(AFTER), lastTry: false };
  // The job of the offer and the sweep, at the same moment: one mail.
  const city = await cityOf();
  await Promise.all([
    expireOfferJob({ entryId: rows[0].id }, run),
    expireOfferJob({ entryId: rows[0].id }, run),
    sweepWaitlists(city, fixedClock(AFTER)),
  ]);
  const told = await mailsOf(second?.familyId);
  expect(told.map(({ kind }) => kind)).toEqual(["offer-expired"]);
  expect(told[0]?.text).toMatch(/l’offre a expiré le .+ à \d+ h/);
  const { ended } = await apiOf(canteen, second ?? { sessionId: "" }, AFTER).booking.waitlist();
  const moments = { offeredAt: expect.any(String), until: expect.any(String), endedAt: "2026-11-25T08:00:30Z" };
  expect(ended).toMatchObject([{ status: "expired", ...moments }]);
  // The next had the offer, and lets the time pass; the last of all never had one.
  await sweepWaitlists(city, fixedClock("2026-12-03T12:00:00+01:00"));
  expect((await mailsOf(third?.familyId)).map(({ kind }) => kind)).toEqual(["offer-expired"]);
  const late = await fullSchool(canteen, "2026-12-10", 1);
  await sweepWaitlists(city, fixedClock("2026-12-10T12:00:00+01:00"));
  await sweepWaitlists(city, fixedClock("2026-12-10T12:05:00+01:00"));
  const over = await mailsOf(late.others[0]?.familyId);
  expect(over.map(({ kind }) => kind)).toEqual(["queue-over"]);
  expect(over[0]?.text).toContain("Aucune place ne s’est libérée");
  expect(await mailsOf(late.first.familyId)).toEqual([]);
});

it("goes on with the other queues when one fails, and says so at its end", async () => {
  const [stuck, sound] = [await fullSchool(canteen, DAY, 1), await fullSchool(canteen, DAY, 1)];
  for (const school of [stuck, sound]) await giveBack(canteen, school.first, DAY, NIGHT);
  const city = await cityOf();
  await owner().query(`
    CREATE FUNCTION break_one() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'broken row'; END $$;
    CREATE TRIGGER break_one BEFORE UPDATE ON waitlist_entry FOR EACH ROW
      WHEN (OLD.family_id = '${stuck.others[0]?.familyId}' AND NEW.status = 'expired') EXECUTE FUNCTION break_one()`);

  await expect(sweepWaitlists(city, fixedClock(AFTER))).rejects.toThrow(AggregateError);
  expect(await statusOf(stuck.others[0]?.familyId)).toBe("offered");
  expect(await statusOf(sound.others[0]?.familyId)).toBe("expired");

  await owner().query("DROP TRIGGER break_one ON waitlist_entry");
  await sweepWaitlists(city, fixedClock(AFTER));
  expect(await statusOf(stuck.others[0]?.familyId)).toBe("expired");
});
