import { beforeAll, describe, expect, it } from "vitest";
import { newId } from "@/server/platform/ids";
import { apiOf } from "../../support/booking";
import { type Canteen, makeCanteen, makeEaters, makeSchool, makeSlots } from "../../support/canteen";
import { makeAgent } from "../../support/factory";
import { insert, owner } from "../../support/owner";
import { sentencesOf } from "../../support/paper-words";
import { refusalOf } from "../families/desk-support";
import { moveTo, recapOf } from "./school-move-support";

/** The last day at the former school, and the first one at the new one. */
const [LAST, FIRST] = ["2026-12-06T23:30:00+01:00", "2026-12-07T00:30:00+01:00"];
const FROM = "07/12/2026";

let canteen: Canteen;
let agent: Awaited<ReturnType<typeof makeAgent>>;

beforeAll(async () => {
  canteen = await makeCanteen();
  agent = await makeAgent(canteen.city.id, ["familles.lire", "familles.modifier"]);
});

const clerk = (now?: string) => apiOf(canteen, agent, now);

async function schoolNamed(name: string) {
  const [schoolId, classId] = [await makeSchool(canteen.city.id, { name }), newId()];
  await makeSlots(canteen, schoolId, ["2026-12-07"], 5);
  const levels = ["CM1"];
  await insert("school_class", {
    ...{ city_id: canteen.city.id, id: classId, school_id: schoolId, name: `CM1 ${name}`, levels },
  });
  return { schoolId, classId, name };
}

/** A child of CM1 of the school Avant, who goes to Après from the 7th on. */
async function moved() {
  const [before, after] = [await schoolNamed(`Avant ${newId()}`), await schoolNamed(`Après ${newId()}`)];
  const family = await makeEaters(canteen, [before.schoolId]);
  const [childId = ""] = family.children;
  await owner().query("UPDATE child SET level = 'CM1', class_id = $2 WHERE id = $1", [childId, before.classId]);
  const move = { familyId: family.familyId, childId, schoolId: after.schoolId, from: FROM };
  await moveTo(clerk(), move, after.classId);
  return { before, after, family, childId, move };
}

type Moved = Awaited<ReturnType<typeof moved>>;

/** "École" and "Classe" of a certificate asked at that time. */
async function certified({ family, childId }: Moved, now?: string): Promise<string[]> {
  const { certificates } = apiOf(canteen, family, now);
  const { certificateId } = await certificates.certifyEnrolment({ childId });
  const { paper } = await certificates.certificate({ certificateId });
  return sentencesOf(paper).filter((line) => /^(École|Classe): /.test(line));
}

/** What both dossiers, the family's and the staff's, say of the child. */
async function dossiers({ family, childId }: Moved, now?: string) {
  const own = (await apiOf(canteen, family, now).families.dossier()).children;
  const { children } = await clerk(now).backoffice.families.dossier({ familyId: family.familyId });
  return [own, children].map((list) => {
    const child = list.find(({ id }) => id === childId);
    return child && { school: child.school, className: child.className, nextSchool: child.nextSchool };
  });
}

describe("a child who changes school from a day to come, until that day (D3, D10)", () => {
  it("is certified at the former school, in its class, and then at the new one", async () => {
    const child = await moved();
    const [before, after] = [child.before, child.after].map(({ name }) => [`École: ${name}`, `Classe: CM1 ${name}`]);
    expect(await certified(child)).toEqual(before);
    expect(await certified(child, LAST)).toEqual(before);
    expect(await certified(child, FIRST)).toEqual(after);
  });

  it("is there in both dossiers, which say where it will be and from when", async () => {
    const child = await moved();
    const [before, after] = [child.before, child.after].map(({ name }) => ({ school: name, className: `CM1 ${name}` }));
    const nextSchool = { from: "2026-12-07", ...after };
    const first = { ...before, nextSchool };
    expect(await dossiers(child)).toEqual([first, first]);
    expect(await dossiers(child, LAST)).toEqual([first, first]);
    const then = { ...after, nextSchool: null };
    expect(await dossiers(child, FIRST)).toEqual([then, then]);
  });

  it("is found there by a search of the staff", async () => {
    const child = await moved();
    const lastName = `Quenelle${child.childId.slice(-6)}`;
    await owner().query("UPDATE child SET last_name = $2 WHERE id = $1", [child.childId, lastName]);
    const schools = async (now?: string) => {
      const { results } = await clerk(now).backoffice.families.search({ q: lastName });
      return results.flatMap(({ children }) => children.map(({ school }) => school));
    };
    expect(await schools(LAST)).toEqual([child.before.name]);
    expect(await schools(FIRST)).toEqual([child.after.name]);
  });

  it("keeps its true former school when the move is changed before the first day", async () => {
    const child = await moved();
    const third = await schoolNamed(`Enfin ${newId()}`);
    const again = { ...child.move, schoolId: third.schoolId, from: "08/12/2026" };
    expect((await recapOf(clerk(), again)).former).toBe(child.before.name);
    await moveTo(clerk(), again);
    expect(await certified(child, FIRST)).toEqual([`École: ${child.before.name}`, `Classe: CM1 ${child.before.name}`]);
    expect(await certified(child, "2026-12-08T08:00:00+01:00")).toEqual([`École: ${third.name}`]);
  });

  it("leaves the new school as its former one when it moves again after the first day", async () => {
    const child = await moved();
    const third = await schoolNamed(`Enfin ${newId()}`);
    await moveTo(clerk(FIRST), { ...child.move, schoolId: third.schoolId, from: "14/12/2026" });
    expect((await certified(child, FIRST))[0]).toBe(`École: ${child.after.name}`);
  });

  it("reads on its card and in the recap opened again that the change is written already", async () => {
    const child = await moved();
    const { familyId, childId } = child.move;
    const { school } = await clerk().families.desk.child({ familyId, childId });
    expect(school).toBe(`${child.before.name}. À partir du 7 décembre 2026\u00a0: ${child.after.name}`);
    const refused = await refusalOf(clerk().booking.desk.checkSchoolMove({ ...child.move }));
    expect(refused).toMatchObject({ tag: "DeskSchoolSame", from: "2026-12-07" });
    const { refusal } = await clerk().booking.desk.schoolMoveRecap(child.move);
    expect(refusal).toContain(
      "Ce changement est déjà enregistré\u00a0: l’enfant sera dans cette école à partir du 7 décembre 2026.",
    );
    expect(
      await refusalOf(clerk(FIRST).booking.desk.checkSchoolMove({ ...child.move, from: "08/12/2026" })),
    ).toMatchObject({
      from: null,
    });
  });

  it("may still come back to the school where it is", async () => {
    const child = await moved();
    await moveTo(clerk(), { ...child.move, schoolId: child.before.schoolId, from: "24/11/2026" }, child.before.classId);
    expect(await certified(child, FIRST)).toEqual([`École: ${child.before.name}`, `Classe: CM1 ${child.before.name}`]);
  });

  it("has both schools and the first day in the history that its family reads", async () => {
    const { family, before, after } = await moved();
    const lines = (await apiOf(canteen, family).families.history()).flatMap(({ details }) => details);
    const said = lines.map(({ label, before: from, after: to }) => [label, from, to].join(" | "));
    expect(said).toEqual(
      expect.arrayContaining([
        `École | ${before.name} | ${after.name}`,
        `École jusque-là |  | ${before.name}`,
        `Classe jusque-là |  | CM1 ${before.name}`,
      ]),
    );
  });
});
