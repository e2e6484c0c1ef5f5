import { beforeAll, describe, expect, it } from "vitest";
import { newId } from "@/server/platform/ids";
import { apiOf, confirm, draftOf } from "../../support/booking";
import {
  type Canteen,
  type EatingFamily,
  makeCanteen,
  makeEaters,
  makeOtherParent,
  makeSlots,
} from "../../support/canteen";
import { makeSchool } from "../../support/factory";
import { invariantsHoldAfterEach } from "../../support/invariants";
import { insert, owner } from "../../support/owner";

invariantsHoldAfterEach();

/** "Tous ensemble ou rien", when one of the siblings is refused by the recap itself, before any place is counted. */
const THURSDAY = "2026-12-03";
const FRIDAY = "2026-12-04";
const WITHOUT = /^pas possible pour \S+ ce jour-là, et vous avez choisi «\u00a0Tous ensemble ou rien\u00a0»$/;
let canteen: Canteen;
let withoutQueue: Canteen;

beforeAll(async () => {
  canteen = await makeCanteen();
  withoutQueue = await makeCanteen({ whenFull: "closed" });
});

/** Two siblings in two schools with room; the school of the second is closed on Thursday. */
async function siblings() {
  const schools = [await makeSchool(canteen.city.id), await makeSchool(canteen.city.id)] as const;
  for (const schoolId of schools) await makeSlots(canteen, schoolId, [THURSDAY, FRIDAY], 5);
  await insert("closure", {
    city_id: canteen.city.id,
    id: newId(),
    school_id: schools[1],
    day: THURSDAY,
    label: "grève",
  });
  return { schools, family: await makeEaters(canteen, schools) };
}

const cells = ({ children }: EatingFamily, ...days: string[]) =>
  days.flatMap((day) => children.map((child) => `${child}.${day}`));

async function bookedDays({ familyId }: EatingFamily) {
  const { rows } = await owner().query(
    "SELECT day::text, count(*)::int AS meals FROM booking WHERE family_id = $1 AND status = 'booked' GROUP BY day",
    [familyId],
  );
  return rows;
}

describe("siblings together or not at all, when one is refused", () => {
  it("books nobody on the day of the closure, says so, and books the other day for both", async () => {
    const { family } = await siblings();
    const draft = await draftOf(canteen, family, { wanted: cells(family, THURSDAY, FRIDAY), together: true });
    const recap = await apiOf(canteen, family).booking.recap({ draft });
    expect(recap.lines.map(({ day, kind, reason }) => [day, kind, reason])).toEqual([
      [THURSDAY, "refused", expect.stringMatching(WITHOUT)],
      [THURSDAY, "refused", expect.stringMatching(/grève/)],
      [FRIDAY, "add", null],
      [FRIDAY, "add", null],
    ]);
    expect(recap.totals?.after).toBe(470);
    await confirm(canteen, family, draft);
    expect(await bookedDays(family)).toEqual([{ day: FRIDAY, meals: 2 }]);
    const { lines } = await apiOf(canteen, family).booking.result({ draft });
    expect(lines[0]).toMatchObject({
      tag: "untouched",
      text: expect.stringMatching(/^non modifié\u00a0: pas possible/),
    });
  });

  it("books the one who can come when each comes for themselves", async () => {
    const { family } = await siblings();
    const draft = await draftOf(canteen, family, { wanted: cells(family, THURSDAY) });
    await confirm(canteen, family, draft);
    expect(await bookedDays(family)).toEqual([{ day: THURSDAY, meals: 1 }]);
  });

  it("shows the recap again when the closure comes between reading and confirming", async () => {
    const { family, schools } = await siblings();
    const draft = await draftOf(canteen, family, { wanted: cells(family, FRIDAY), together: true });
    const { seen } = await apiOf(canteen, family).booking.recap({ draft });
    await insert("closure", {
      city_id: canteen.city.id,
      id: newId(),
      school_id: schools[0],
      day: FRIDAY,
      label: "neige",
    });
    const answer = await apiOf(canteen, family).booking.confirm({ draft, seen: seen.join("\n") });
    expect(answer.outcome).toBe("changed");
    expect(await bookedDays(family)).toEqual([]);
  });

  it("does not leave a child whom the other parent put in a queue behind", async () => {
    const { family, schools } = await siblings();
    await owner().query("UPDATE slot SET capacity = 0 WHERE school_id = $1 AND day = $2", [schools[1], FRIDAY]);
    const other = await makeOtherParent(canteen, family);
    const draft = await draftOf(canteen, family, { wanted: cells(family, FRIDAY), together: true });
    await confirm(canteen, other, await draftOf(canteen, other, { wanted: cells(family, FRIDAY).slice(1) }));
    const recap = await apiOf(canteen, family).booking.recap({ draft });
    expect(recap.lines.map(({ kind }) => kind)).toEqual(["refused", "already"]);
  });

  it("keeps the days of a usual week together too", async () => {
    const { family } = await siblings();
    const week = { activity: canteen.activityId, from: THURSDAY.split("-").reverse().join("/"), to: "04/12/2026" };
    const days = family.children.flatMap((child) => [`${child}.4`, `${child}.5`]);
    const linesOf = async (together: "each" | "together") => {
      const api = apiOf(canteen, family);
      const { draftId } = await api.booking.makeWeeklyDraft({ ...week, days, rhythms: [], mode: "add", together });
      return (await api.booking.recap({ draft: draftId })).lines.map(({ day, kind }) => `${day} ${kind}`);
    };
    expect(await linesOf("each")).toEqual([`${THURSDAY} add`, `${FRIDAY} add`, `${FRIDAY} add`]);
    expect(await linesOf("together")).toEqual([
      `${THURSDAY} refused`,
      `${THURSDAY} refused`,
      `${FRIDAY} add`,
      `${FRIDAY} add`,
    ]);
  });
});

describe("a canteen without a queue", () => {
  it("announces no queue to siblings for whom there are too few places", async () => {
    const schoolId = await makeSchool(withoutQueue.city.id);
    await makeSlots(withoutQueue, schoolId, [THURSDAY], 1);
    const family = await makeEaters(withoutQueue, [schoolId, schoolId]);
    const linesOf = async (together: boolean) => {
      const draft = await draftOf(withoutQueue, family, { wanted: cells(family, THURSDAY), together });
      const { lines } = await apiOf(withoutQueue, family).booking.recap({ draft });
      return lines.map(({ kind, expectation, reason }) => expectation ?? `${kind} ${reason?.split(",")[0]}`);
    };
    expect(await linesOf(false)).toEqual(["place", "refused complet"]);
    expect(await linesOf(true)).toEqual(Array(2).fill("refused pas assez de places pour tous"));
  });
});
