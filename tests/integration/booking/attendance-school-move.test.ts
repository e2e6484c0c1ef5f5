import { beforeAll, describe, expect, it } from "vitest";
import { exceptionsAsText, shownExceptions } from "@/server/booking/domain/attendance";
import { newId } from "@/server/platform/ids";
import { apiOf, book } from "../../support/booking";
import { type Canteen, makeCanteen, makeEaters, makeSchool, makeSlots } from "../../support/canteen";
import { makeAgent } from "../../support/factory";
import { insert, owner } from "../../support/owner";
import { refusalOf } from "../families/desk-support";
import { moveTo } from "./school-move-support";

const [TUESDAY, THURSDAY, FRIDAY, MONDAY] = ["2026-12-01", "2026-12-03", "2026-12-04", "2026-12-07"] as const;
const DAYS = [TUESDAY, THURSDAY, FRIDAY, MONDAY];
/** The first day at the new school. */
const FROM = { day: FRIDAY, typed: "04/12/2026" };
const AFTER = "2026-12-07T18:00:00+01:00";

let canteen: Canteen;
let staff: ReturnType<typeof apiOf>;
let clerk: ReturnType<typeof apiOf>;

beforeAll(async () => {
  canteen = await makeCanteen();
  staff = apiOf(canteen, await makeAgent(canteen.city.id, ["presences.saisir", "effectifs.lire"]), AFTER);
  clerk = apiOf(canteen, await makeAgent(canteen.city.id, ["familles.lire", "familles.modifier"]));
});

async function newSchool() {
  const schoolId = await makeSchool(canteen.city.id);
  await makeSlots(canteen, schoolId, DAYS, 5);
  const classId = newId();
  const name = `Classe ${classId}`;
  await insert("school_class", {
    city_id: canteen.city.id,
    ...{ id: classId, school_id: schoolId, name, levels: ["CE1"] },
  });
  return { schoolId, classId, name };
}

/** A child of CE1 who has booked these days at a school, and moves to another one on Friday. */
async function moved(wanted: readonly string[]) {
  const [former, next] = [await newSchool(), await newSchool()];
  const family = await makeEaters(canteen, [former.schoolId]);
  const [childId = ""] = family.children;
  await owner().query("UPDATE child SET level = 'CE1', class_id = $2 WHERE id = $1", [childId, former.classId]);
  if (wanted.length > 0) await book(canteen, family, { wanted: wanted.map((day) => `${childId}.${day}`) });
  const move = { familyId: family.familyId, childId, schoolId: next.schoolId, from: FROM.typed };
  await moveTo(clerk, move, next.classId);
  return { former, next, childId };
}

type Moved = Awaited<ReturnType<typeof moved>>;
const keyOf = (schoolId: string, day: string) => ({ activityId: canteen.activityId, schoolId, day });

/** Each day, where a sheet has the child: "former booked Classe…", "next". */
async function sheetsOf({ former, next, childId }: Moved): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const day of DAYS) {
    const lines: string[] = [];
    for (const [which, { schoolId, name }] of [["former", former] as const, ["next", next] as const]) {
      const { children } = await staff.attendance.sheet(keyOf(schoolId, day));
      for (const child of children.filter((one) => one.childId === childId)) {
        const className = child.className === name ? "own class" : child.className;
        lines.push([which, child.booked ? "booked" : "", className].filter((word) => word !== "").join(", "));
      }
    }
    found[day] = lines;
  }
  return found;
}

describe("a child who changes school, on the sheets of presences (D3, P1, P3)", () => {
  it("is at the former school until the first day, booked or not, and then at the new one", async () => {
    expect(await sheetsOf(await moved([THURSDAY, MONDAY]))).toEqual({
      [TUESDAY]: ["former, own class"],
      [THURSDAY]: ["former, booked, own class"],
      [FRIDAY]: ["next, own class"],
      [MONDAY]: ["next, booked, own class"],
    });
  });

  it("who came without booking is noted where it ate, and nowhere else", async () => {
    const child = await moved([THURSDAY]);
    const note = async (schoolId: string) => {
      const key = keyOf(schoolId, TUESDAY);
      const { children } = await staff.attendance.sheet(key);
      const shown = exceptionsAsText(shownExceptions(children));
      return staff.attendance.saveSheet({ ...key, shown, absent: [], excused: [], unbooked: [child.childId] });
    };
    expect((await refusalOf(note(child.next.schoolId))).tag).toBe("AttendanceChildNotFound");
    await note(child.former.schoolId);
    const { rows } = await owner().query(
      "SELECT school_id, day::text, kind FROM attendance_exception WHERE child_id = $1",
      [child.childId],
    );
    expect(rows).toEqual([{ school_id: child.former.schoolId, day: TUESDAY, kind: "unbooked" }]);
  });

  it("whose change is replaced by another before its first day, is where it was until the later one", async () => {
    const child = await moved([TUESDAY, FRIDAY]);
    const third = await newSchool();
    const { rows } = await owner().query<{ family_id: string }>(
      "SELECT family_id FROM family_child WHERE child_id = $1",
      [child.childId],
    );
    const again = { familyId: rows[0]?.family_id ?? "", childId: child.childId, schoolId: third.schoolId };
    await moveTo(clerk, { ...again, from: "07/12/2026" });
    const found = await sheetsOf(child);
    expect(found).toMatchObject({
      [TUESDAY]: ["former, booked, own class"],
      [THURSDAY]: ["former, own class"],
      [FRIDAY]: ["former, booked, own class"],
    });
    const { children } = await staff.attendance.sheet(keyOf(third.schoolId, MONDAY));
    expect(children.map(({ childId }) => childId)).toEqual([child.childId]);
  });

  it("is at the former one until then, though it has never booked anything there", async () => {
    expect(await sheetsOf(await moved([]))).toEqual({
      [TUESDAY]: ["former, own class"],
      [THURSDAY]: ["former, own class"],
      [FRIDAY]: ["next, own class"],
      [MONDAY]: ["next, own class"],
    });
  });

  it("of a move whose card kept no former school, is where it had booked, else at the new one", async () => {
    const [booked, never] = [await moved([THURSDAY]), await moved([])];
    await owner().query("UPDATE child SET former_school_id = NULL, former_class_id = NULL WHERE id = ANY ($1)", [
      [booked.childId, never.childId],
    ]);
    expect(await sheetsOf(booked)).toMatchObject({ [TUESDAY]: ["former"], [FRIDAY]: ["next, own class"] });
    expect(await sheetsOf(never)).toMatchObject({ [TUESDAY]: ["next"], [FRIDAY]: ["next, own class"] });
  });
});

describe("the same child in the headcount (B10)", () => {
  it("eats where it is booked, in its class of that school", async () => {
    const { former, next, childId } = await moved([THURSDAY, MONDAY]);
    const seen = async (day: string) => {
      const { children } = await staff.backoffice.headcount.attendees({ activityId: canteen.activityId, day });
      return children.filter((one) => one.childId === childId);
    };
    expect(await seen(THURSDAY)).toMatchObject([{ schoolId: former.schoolId, className: former.name }]);
    expect(await seen(MONDAY)).toMatchObject([{ schoolId: next.schoolId, className: next.name }]);
  });
});
