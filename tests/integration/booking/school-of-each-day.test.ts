import { describe, expect, it } from "vitest";
import { apiOf, book, draftOf } from "../../support/booking";
import { makeEaters, makeSchool, makeSlots } from "../../support/canteen";
import { invariantsHoldAfterEach } from "../../support/invariants";
import { writeOpening } from "../../support/openings";
import { owner } from "../../support/owner";
import { mailsOf } from "../families/desk-support";
import { moveTo, recapOf } from "./school-move-support";
import {
  canteen,
  clerk,
  close,
  FRIDAY,
  MONDAY,
  type Moved,
  moved,
  NEXT_THURSDAY,
  NEXT_TUESDAY,
  plain,
  type Schools,
  THURSDAY,
  TUESDAY,
  twoSchools,
} from "./school-of-each-day-support";

invariantsHoldAfterEach();

async function fill(schoolId: string, day: string) {
  const family = await makeEaters(canteen, [schoolId]);
  await book(canteen, family, { wanted: [`${family.children[0]}.${day}`] });
  return { family, key: `${family.children[0]}.${day}` };
}

/** Where a child is booked, waits or is offered a place, and at what price. */
async function heldBy(childId: string, { former }: Schools): Promise<string[]> {
  const { rows } = await owner().query<{ line: string }>(
    `SELECT concat_ws(' ', h.day, h.status, CASE WHEN s.school_id = $2 THEN 'former' ELSE 'new' END, h.price) AS line FROM (
       SELECT day, status, slot_id, price_cents AS price FROM booking WHERE child_id = $1 AND status = 'booked'
       UNION ALL SELECT day, status, slot_id, NULL FROM waitlist_entry WHERE child_id = $1 AND status IN ('waiting', 'offered')) h
     JOIN slot s ON s.id = h.slot_id ORDER BY 1`,
    [childId, former],
  );
  return rows.map(({ line }) => line);
}

const monthOf = ({ family }: Moved) => apiOf(canteen, family).booking.month({ month: "2026-12" });

async function cellsOf(child: Moved): Promise<Record<string, string>> {
  const { days } = await monthOf(child);
  return Object.fromEntries(days.map(({ day, closed, cells }) => [day, plain(closed ?? cells[0]?.text)]));
}

describe("the month of a child who changes school in it (D3, B2)", () => {
  it("has in each cell what is true at the school of that day, and says which one", async () => {
    const schools = await twoSchools(1);
    await close(schools.former, TUESDAY, "Travaux");
    await close(schools.former, NEXT_TUESDAY, "Peinture");
    await close(schools.next, THURSDAY, "Kermesse");
    await close(schools.next, NEXT_TUESDAY, "Grève");
    await fill(schools.former, FRIDAY);
    await fill(schools.next, MONDAY);
    const child = await moved(schools);
    expect(await cellsOf(child)).toMatchObject({
      [TUESDAY]: "fermé : Travaux",
      [THURSDAY]: "libre (1 place)",
      [FRIDAY]: "complet, liste d’attente (vous seriez 1re)",
      [MONDAY]: "complet, liste d’attente (vous seriez 1re)",
      [NEXT_TUESDAY]: "fermé : Grève",
      [NEXT_THURSDAY]: "libre (1 place)",
    });
    const { schoolChanges } = await monthOf(child);
    expect(schoolChanges.map(({ text }) => plain(text))).toEqual([
      "Jusqu’au 6 décembre 2026 : École Avant ; à partir du 7 décembre 2026 : École Après.",
    ]);
    const january = await apiOf(canteen, child.family).booking.month({ month: "2027-01" });
    expect(january.schoolChanges).toEqual([]);
    expect((await apiOf(canteen, child.family).booking.weekForm({})).schoolChanges).toHaveLength(1);
  });

  it("is as before where the town knows of no school before the first day", async () => {
    const schools = await twoSchools();
    const child = await moved(schools);
    await owner().query("UPDATE child SET former_school_id = NULL WHERE id = $1", [child.childId]);
    expect(await cellsOf(child)).toMatchObject({
      [THURSDAY]: "nouvelle école à partir du 7 décembre 2026, pour ce jour demandez à la mairie",
      [MONDAY]: "libre (5 places)",
    });
  });

  it("follows the windows of the school of each day (C3)", async () => {
    const schools = await twoSchools();
    const child = await moved(schools);
    const over = { opensAt: "2026-11-01T08:00:00+01:00", schools: [schools.former] };
    await writeOpening(canteen, over);
    const cells = await cellsOf(child);
    expect(cells[THURSDAY]).toBe("libre (5 places)");
    expect(cells[MONDAY]).toBe("ouvert seulement aux enfants de l’école Avant");
  });
});

describe("what is booked for a child who will be at another school (D3, B1)", () => {
  it("is at the school of each day, at its price", async () => {
    const schools = await twoSchools();
    const child = await moved(schools);
    await book(canteen, child.family, { wanted: child.keys([THURSDAY, MONDAY, NEXT_THURSDAY]) });
    expect(await heldBy(child.childId, schools)).toEqual([
      `${THURSDAY} booked former 999`,
      `${MONDAY} booked new 235`,
      `${NEXT_THURSDAY} booked new 235`,
    ]);
  });

  it("is at the school of each day by a usual week too", async () => {
    const schools = await twoSchools();
    const child = await moved(schools);
    const api = apiOf(canteen, child.family);
    const { draftId: draft } = await api.booking.makeWeeklyDraft({
      activity: canteen.activityId,
      days: [`${child.childId}.1`, `${child.childId}.4`],
      rhythms: [],
      from: "03/12/2026",
      to: "10/12/2026",
      mode: "add",
    });
    const { seen } = await api.booking.recap({ draft });
    await api.booking.confirm({ draft, seen: seen.join("\n") });
    expect(await heldBy(child.childId, schools)).toEqual([
      `${THURSDAY} booked former 999`,
      `${MONDAY} booked new 235`,
      `${NEXT_THURSDAY} booked new 235`,
    ]);
  });

  it("is refused with the name of the school that refuses it", async () => {
    const schools = await twoSchools();
    await close(schools.former, THURSDAY, "Travaux");
    const child = await moved(schools);
    const draft = await draftOf(canteen, child.family, { wanted: child.keys([THURSDAY, MONDAY]) });
    const { lines, schoolChanges } = await apiOf(canteen, child.family).booking.recap({ draft });
    expect(lines.map(({ kind, reason }) => [kind, plain(reason)])).toEqual([
      ["refused", "fermé : Travaux (École Avant)"],
      ["add", ""],
    ]);
    expect(schoolChanges).toHaveLength(1);
  });

  it("is refused by the base at any other school, before and after the first day", async () => {
    const schools = await twoSchools();
    const child = await moved(schools);
    const { rows } = await owner().query<{ school_id: string; day: string; admitted: boolean }>(
      `SELECT s.school_id, s.day::text, app.may_still_book($1, json_build_array(json_build_object('slot', s.id, 'child', $2::uuid))::jsonb)
         AS admitted FROM slot s WHERE s.school_id = ANY ($3) AND s.day = ANY ($4) ORDER BY s.day, s.school_id = $5`,
      [child.family.familyId, child.childId, [schools.former, schools.next], [FRIDAY, MONDAY], schools.next],
    );
    expect(rows.map(({ admitted }) => admitted)).toEqual([true, false, false, true]);
  });

  it("waits, is offered and is accepted at the former school until the first day, at its price", async () => {
    const schools = await twoSchools(1);
    const holder = await fill(schools.former, FRIDAY);
    const child = await moved(schools);
    await book(canteen, child.family, { wanted: child.keys([FRIDAY]) });
    expect(await heldBy(child.childId, schools)).toEqual([`${FRIDAY} waiting former`]);
    await book(canteen, holder.family, { wanted: [], base: [`${holder.key}.booked`] });
    const api = apiOf(canteen, child.family);
    const { offers } = await api.booking.waitlist();
    expect(offers).toMatchObject([{ day: FRIDAY, schoolName: "École Avant" }]);
    const accept = () => api.booking.answerOffer({ entry: offers[0]?.entryId ?? "", answer: "accept" });
    const wasAt = (school: string) =>
      owner().query("UPDATE child SET former_school_id = $2 WHERE id = $1", [child.childId, school]);
    // Never by what the product does: a child who is at a third school until then.
    await wasAt(await makeSchool(canteen.city.id));
    await expect(accept()).rejects.toThrow();
    expect(await heldBy(child.childId, schools)).toEqual([`${FRIDAY} offered former`]);
    await wasAt(schools.former);
    await accept();
    expect(await heldBy(child.childId, schools)).toEqual([`${FRIDAY} booked former 999`]);
  });

  it("goes to the new school when the first day is brought forward, with what was booked meanwhile", async () => {
    const schools = await twoSchools();
    const child = await moved(schools);
    await book(canteen, child.family, { wanted: child.keys([FRIDAY, MONDAY]) });
    const third = await makeSchool(canteen.city.id, { name: "École Enfin" });
    await makeSlots(canteen, third, [FRIDAY, MONDAY], 5);
    const again = { familyId: child.family.familyId, childId: child.childId, schoolId: third, from: "04/12/2026" };
    await moveTo(clerk(), again);
    const { rows } = await owner().query(
      `SELECT b.day::text, s.school_id FROM booking b JOIN slot s ON s.id = b.slot_id WHERE b.child_id = $1 AND b.status = 'booked'
       ORDER BY b.day`,
      [child.childId],
    );
    expect(rows).toEqual([
      { day: FRIDAY, school_id: third },
      { day: MONDAY, school_id: third },
    ]);
  });
});

describe("a change of school that another one replaces before its first day (D3, B5)", () => {
  it("takes back to the school where the child is what the first one had moved, as far as there is room", async () => {
    const schools = await twoSchools(1);
    await fill(schools.former, NEXT_TUESDAY);
    const child = await moved(schools);
    await book(canteen, child.family, { wanted: child.keys([MONDAY, NEXT_TUESDAY, NEXT_THURSDAY]) });
    expect((await heldBy(child.childId, schools)).map((line) => line.split(" ")[2])).toEqual(["new", "new", "new"]);
    const third = await makeSchool(canteen.city.id, { name: "École Enfin" });
    const again = { familyId: child.family.familyId, childId: child.childId, schoolId: third, from: "14/12/2026" };
    const { days, kept } = await recapOf(clerk(), again);
    expect(days.map(({ day, back, outcome, why, newPrice }) => [day, back, outcome, why, newPrice])).toEqual([
      [MONDAY, true, "moved", null, 999],
      [NEXT_TUESDAY, true, "waiting", null, null],
      [NEXT_THURSDAY, true, "gone", "noPlaces", null],
    ]);
    expect(kept).toEqual([]);
    await moveTo(clerk(), again);
    expect(await heldBy(child.childId, schools)).toEqual([
      `${MONDAY} booked former 999`,
      `${NEXT_TUESDAY} waiting former`,
    ]);
    const mails = await mailsOf(child.family.familyId, "school-moved");
    expect(plain(mails.at(-1)?.text)).toContain("Remis dans l’école d’aujourd’hui (1) :");
  });
});
