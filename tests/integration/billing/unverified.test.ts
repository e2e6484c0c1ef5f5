import { beforeAll, describe, expect, it } from "vitest";
import { bookDays, clerkApi, makeBilledFamily, verify, work } from "../../support/billing";
import { bookCare, type CareTown, makeCareTown } from "../../support/certificates";

/* The days that nobody has looked at, as the page of a run tells them: by school and activity, what is to come left out. */
const THIRD_OF_DECEMBER = "2026-12-03T18:00:00+01:00";
const FOURTH_OF_DECEMBER = "2026-12-04T18:00:00+01:00";

let town: CareTown;
let runId: string;
beforeAll(async () => {
  town = await makeCareTown();
  const family = await makeBilledFamily(town);
  await bookDays(town, family, ["2026-12-01", "2026-12-03", "2026-12-04", "2026-12-07"]);
  await bookCare(town, family, ["2026-12-01", "2026-12-03"]);
  ({ runId } = await clerkApi(town, THIRD_OF_DECEMBER).billing.runs.start({ regieId: town.regieId, month: "2026-12" }));
  await work(town, runId, THIRD_OF_DECEMBER);
}, 120_000);

async function unverified(now: string): Promise<(string | number)[][]> {
  const run = await clerkApi(town, now).billing.runs.run({ runId });
  return run.unverified.map(({ activity, days, activityId, schoolId }) => {
    expect([schoolId, activityId]).toEqual([
      town.schoolId,
      activity === "Accueil du soir" ? town.careId : town.activityId,
    ]);
    return [activity, days];
  });
}

describe("the days of a month that nobody has looked at", () => {
  it("are told for each activity of a school, up to the present day", async () => {
    expect(await unverified(THIRD_OF_DECEMBER)).toEqual([
      ["Accueil du soir", 2],
      ["Restauration scolaire", 2],
    ]);
    expect(await unverified(FOURTH_OF_DECEMBER)).toEqual([
      ["Accueil du soir", 2],
      ["Restauration scolaire", 3],
    ]);
  });

  it("are gone for the activity that was looked at, and for no other", async () => {
    await verify(town, ["2026-12-01", "2026-12-03"], town.careId);
    expect(await unverified(THIRD_OF_DECEMBER)).toEqual([["Restauration scolaire", 2]]);
  });
});
