import { beforeAll, expect, it } from "vitest";
import { sweepWaitlists } from "@/server/booking";
import { fixedClock } from "@/server/platform/clock";
import { findCityById } from "@/server/tenancy";
import { type Canteen, makeCanteen } from "../../support/canteen";
import { fullSchool, giveBack } from "../../support/full-school";
import { owner } from "../../support/owner";

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

it("goes on with the other queues when one fails, and says so at its end", async () => {
  const [stuck, sound] = [await fullSchool(canteen, DAY, 1), await fullSchool(canteen, DAY, 1)];
  for (const school of [stuck, sound]) await giveBack(canteen, school.first, DAY, NIGHT);
  const city = await findCityById(canteen.city.id);
  if (!city) throw new Error("no city");
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
