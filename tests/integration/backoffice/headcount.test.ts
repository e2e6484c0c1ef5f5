import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { createCaller } from "@/server/api/root";
import { DIETS } from "@/server/families";
import { newId } from "@/server/platform/ids";
import { type Canteen, makeCanteen, makeSlots } from "../../support/canteen";
import { makeAgent, makeChild, makeFamily, makeSchool, requestOf, type TestFamily } from "../../support/factory";
import { insert, owner } from "../../support/owner";

const DAYS = ["2026-11-23", "2026-11-24", "2026-11-26"] as const;

let canteen: Canteen;
let family: TestFamily;
let sessionId: string;
const schools: string[] = [];
const slots = new Map<string, string>();

beforeAll(async () => {
  canteen = await makeCanteen();
  family = await makeFamily(canteen.city.id);
  sessionId = (await makeAgent(canteen.city.id, ["effectifs.lire"])).sessionId;
  for (const name of ["Jules Ferry", "Pasteur"]) {
    const schoolId = await makeSchool(canteen.city.id, { name });
    schools.push(schoolId);
    const ids = await makeSlots(canteen, schoolId, DAYS, 500);
    for (const [index, id] of ids.entries()) slots.set(`${schoolId} ${DAYS[index]}`, id);
  }
});

const api = (now = "2026-11-23T09:00:00+01:00") =>
  createCaller(requestOf(canteen.city.slug, sessionId, now)).backoffice.headcount;

async function bookMeal(schoolId: string, day: string, diet: string, status: string): Promise<void> {
  const childId = await makeChild(canteen.city.id, family.familyId, { diet, school_id: schoolId });
  await insert("booking", {
    city_id: canteen.city.id,
    id: newId(),
    slot_id: slots.get(`${schoolId} ${day}`),
    activity_id: canteen.activityId,
    day,
    child_id: childId,
    family_id: family.familyId,
    status,
    price_cents: 235,
    fee: {},
    booked_by: family.accountId,
  });
}

describe("the day's headcount (B10, E2)", () => {
  it("is exactly what is booked, by school, diet and day, whatever is booked", async () => {
    const booking = fc.record({
      school: fc.nat(1),
      day: fc.constantFrom(...DAYS),
      diet: fc.constantFrom(...DIETS),
      status: fc.constantFrom("booked", "booked", "cancelled"),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(booking, { maxLength: 25 }), async (bookings) => {
        await owner().query("DELETE FROM booking WHERE city_id = $1", [canteen.city.id]);
        for (const { school, day, diet, status } of bookings) {
          await bookMeal(schools[school] ?? "", day, diet, status);
        }
        const live = bookings.filter(({ status }) => status === "booked");
        const week = await api().week({ day: "2026-11-23" });
        expect(week.total).toBe(live.length);
        for (const day of DAYS) {
          const { rows, total, totals } = await api().day({ day });
          const today = live.filter((made) => made.day === day);
          expect(total).toBe(today.length);
          for (const [index, schoolId] of schools.entries()) {
            const row = rows.find((line) => line.schoolId === schoolId);
            for (const diet of DIETS) {
              const expected = today.filter((made) => made.school === index && made.diet === diet).length;
              expect(row?.byDiet[diet]).toBe(expected);
            }
          }
          for (const diet of DIETS) expect(totals[diet]).toBe(today.filter((made) => made.diet === diet).length);
          const { children } = await api().attendees({ day });
          expect(children).toHaveLength(today.length);
        }
      }),
      { numRuns: 12 },
    );
  });

  it("goes from one open day to the next, over Wednesday, week-end and holidays, and says why a day is closed", async () => {
    const friday = await api().day({ day: "2026-11-27" });
    expect([friday.previous, friday.following]).toEqual(["2026-11-26", "2026-11-30"]);
    const holiday = await api().day({ day: "2026-12-21" });
    expect(holiday.closed).toContain("vacances de Noël");
    expect([holiday.previous, holiday.following]).toEqual(["2026-12-18", "2027-01-04"]);
    const wednesday = await api().day({ day: "2026-11-25" });
    expect(wednesday.closed).toBe("pas d’école le mercredi");
  });

  it("begins on the present day, or on the next open one", async () => {
    expect((await api().day({})).day).toBe("2026-11-23");
    expect((await api("2026-11-28T09:00:00+01:00").day({})).day).toBe("2026-11-30");
  });

  it("says which school is closed when another is open", async () => {
    const closure = { city_id: canteen.city.id, id: newId(), school_id: schools[0], day: "2026-12-03", label: "grève" };
    await insert("closure", closure);
    const { closed, schools: lines } = await api().day({ day: "2026-12-03" });
    expect(closed).toBeNull();
    expect(lines.find(({ id }) => id === schools[0])?.closed).toBe("fermeture\u00a0: grève");
  });

  it("does not know another town's activity", async () => {
    const other = await makeCanteen();
    await expect(api().day({ activityId: other.activityId })).rejects.toThrow("HeadcountActivityNotFound");
  });

  it("counts no diet where care is all that is paid for, which never has a meal", async () => {
    const asked = { day: DAYS[0], activityId: canteen.activityId };
    const meals = async () => [
      (await api().day(asked)).activity.meals,
      (await api().week(asked)).activity.meals,
      (await api().attendees({ ...asked, schoolId: schools[0] })).activity.meals,
    ];
    expect(await meals()).toEqual([true, true, true]);
    const care = (value: boolean) =>
      owner().query(
        "UPDATE activity SET settings = settings || jsonb_build_object('childCare', $2::boolean) WHERE id = $1",
        [canteen.activityId, value],
      );
    await care(true);
    expect(await meals()).toEqual([false, false, false]);
    await care(false);
  });
});
