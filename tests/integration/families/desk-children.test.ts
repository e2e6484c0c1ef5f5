import { beforeAll, describe, expect, it } from "vitest";
import { makeChild, makeCity, makeFamily, type TestFamily } from "../../support/factory";
import { invariantsHoldAfterEach } from "../../support/invariants";
import { owner } from "../../support/owner";
import { moveTo } from "../booking/school-move-support";
import { deskOf, LOU, mailsOf, ownBirthday, refusalOf, schoolWithClasses } from "./desk-support";
import { callerOf, makeAdult } from "./households";

invariantsHoldAfterEach();

let city: { id: string; slug: string };
let api: Awaited<ReturnType<typeof deskOf>>;

beforeAll(async () => {
  city = await makeCity();
  api = await deskOf(city);
});

const children = (familyId: string) =>
  api.backoffice.families.dossier({ familyId }).then((dossier) => dossier.children);

async function links(childId: string) {
  const { rows } = await owner().query(
    "SELECT family_id, custody, custody_weeks, left_at IS NOT NULL AS left FROM family_child WHERE child_id = $1",
    [childId],
  );
  return rows;
}

describe("an agent adds a child to a dossier (D1)", () => {
  it("with its school, the level of its age and its meal; the household is told, the history says who", async () => {
    const family = await makeFamily(city.id);
    const { schoolId } = await schoolWithClasses(city.id);
    const input = { ...LOU, familyId: family.familyId, schoolId, diet: "sans_porc" } as const;
    const { childId, attached } = await api.families.desk.addChild(input);
    expect(attached).toBe(false);
    expect(await children(family.familyId)).toMatchObject([
      { id: childId, firstName: "Lou", lastName: "Durand", school: "École des Lilas", level: "CE2", diet: "sans_porc" },
    ]);
    const [mail] = await mailsOf(family.familyId, "child-added");
    expect(mail?.text).toContain("La mairie a ajouté Lou à votre dossier");
    expect(mail?.subject).not.toContain("Lou");
    const { rows } = await owner().query("SELECT actor FROM history_entry WHERE table_name = 'child' AND row_id = $1", [
      childId,
    ]);
    expect(rows).toEqual([{ actor: `account:${api.agentId}` }]);
    const [line] = await callerOf(city, family.sessionId).families.history();
    expect(line?.who).toBe("La mairie");
  });

  it("with the level that is typed, and none for a child who is too young for school", async () => {
    const { familyId } = await makeFamily(city.id);
    await api.families.desk.addChild({ ...LOU, birthdate: ownBirthday(), familyId, level: "CM1" });
    await api.families.desk.addChild({ ...LOU, firstName: "Bébé", birthdate: "02/02/2026", familyId });
    expect((await children(familyId)).map(({ level }) => level)).toEqual(["CM1", ""]);
  });

  it("tells nobody but those who hold the household", async () => {
    const { familyId } = await makeFamily(city.id);
    await makeAdult(city.id, familyId, { role: "payeur" }, { email: "payeur@exemple.fr" });
    await makeAdult(city.id, familyId, { role: "proche", authority: "none" }, { email: "proche@exemple.fr" });
    await makeAdult(city.id, familyId, { role: "parent", authority: "none" }, { email: "loin@exemple.fr" });
    await makeAdult(city.id, familyId, { role: "parent", left_at: "2026-01-01" }, { email: "parti@exemple.fr" });
    await makeAdult(city.id, familyId, { role: "parent" }, { email: "autre@exemple.fr" });
    await api.families.desk.addChild({ ...LOU, birthdate: ownBirthday(), familyId });
    const told = (await mailsOf(familyId, "child-added")).map(({ to }) => to);
    expect(told).toHaveLength(2);
    expect(told).toContain("autre@exemple.fr");
  });

  it.each([
    ["a birth to come", { birthdate: "01/01/2027" }, "ChildBirthdateUnlikely"],
    ["a birth too long ago", { birthdate: "01/01/1990" }, "ChildBirthdateUnlikely"],
    ["a school that is not there", { schoolId: "018f0000-0000-7000-8000-000000000000" }, "DeskSchoolNotFound"],
    ["a dossier that is not there", { familyId: "018f0000-0000-7000-8000-000000000000" }, "DeskFamilyNotFound"],
  ])("refuses %s", async (_what, wrong, tag) => {
    const { familyId } = await makeFamily(city.id);
    const call = api.families.desk.addChild({ ...LOU, birthdate: ownBirthday(), familyId, ...wrong });
    expect((await refusalOf(call)).tag).toBe(tag);
    expect(await children(familyId)).toEqual([]);
  });

  it("refuses a dossier that has left", async () => {
    const { familyId } = await makeFamily(city.id, { status: "left" });
    const call = api.families.desk.addChild({ ...LOU, birthdate: ownBirthday(), familyId });
    expect((await refusalOf(call)).tag).toBe("DeskFamilyNotFound");
  });
});

describe("a child exists once in the city (D2, D4)", () => {
  async function twoDossiers(birthdate: string) {
    const [mother, father] = [await makeFamily(city.id), await makeFamily(city.id)];
    const { childId } = await api.families.desk.addChild({ ...LOU, birthdate, familyId: mother.familyId });
    return { mother, father, childId };
  }

  it("shows the child that resembles the one typed, and makes none before the agent has said", async () => {
    const birthdate = ownBirthday();
    const { mother, father, childId } = await twoDossiers(birthdate);
    const input = { ...LOU, firstName: "LOU", lastName: "Durant", birthdate, familyId: father.familyId };
    const refusal = await refusalOf(api.families.desk.addChild(input));
    expect(refusal).toMatchObject({
      tag: "ChildMayExist",
      namesakes: [{ id: childId, name: "Lou Durand", family: { id: mother.familyId } }],
    });
    expect(await children(father.familyId)).toEqual([]);
  });

  it("attaches it to the second household, with the other weeks for the first one, which is told", async () => {
    const birthdate = ownBirthday();
    const { mother, father, childId } = await twoDossiers(birthdate);
    const input = { ...LOU, birthdate, familyId: father.familyId, custody: "even", twin: childId } as const;
    expect(await api.families.desk.addChild(input)).toMatchObject({ childId, attached: true });
    expect(await links(childId)).toEqual(
      expect.arrayContaining([
        { family_id: mother.familyId, custody: "alternating", custody_weeks: "odd", left: false },
        { family_id: father.familyId, custody: "alternating", custody_weeks: "even", left: false },
      ]),
    );
    expect(await mailsOf(mother.familyId, "custody-changed")).toHaveLength(1);
    expect(await mailsOf(father.familyId, "child-added")).toHaveLength(1);
    const { rows } = await owner().query(
      "SELECT count(*)::int FROM child WHERE first_name = 'Lou' AND birthdate = $1",
      [birthdate.split("/").reverse().join("-")],
    );
    expect(rows).toEqual([{ count: 1 }]);
  });

  it("does not let a child live wholly in two households, nor in three", async () => {
    const birthdate = ownBirthday();
    const { father, childId } = await twoDossiers(birthdate);
    const attach = (familyId: string, custody: "full" | "even") =>
      api.families.desk.addChild({ ...LOU, birthdate, familyId, custody, twin: childId });
    expect((await refusalOf(attach(father.familyId, "full"))).tag).toBe("ChildLivesElsewhere");
    await attach(father.familyId, "even");
    const third = await makeFamily(city.id);
    expect((await refusalOf(attach(third.familyId, "even"))).tag).toBe("ChildInTwoHouseholds");
    expect((await refusalOf(attach(father.familyId, "even"))).tag).toBe("ChildAlreadyHere");
  });

  it("makes somebody else once the agent has seen who resembles, and not before", async () => {
    const birthdate = ownBirthday();
    const { father, childId } = await twoDossiers(birthdate);
    const input = { ...LOU, birthdate, familyId: father.familyId, twin: "none" } as const;
    expect((await refusalOf(api.families.desk.addChild(input))).tag).toBe("ChildMayExist");
    const made = await api.families.desk.addChild({ ...input, seen: childId });
    expect(made.childId).not.toBe(childId);
    expect(made.attached).toBe(false);
  });

  it("takes no child of the town that does not resemble what is typed", async () => {
    const { familyId } = await makeFamily(city.id);
    const stranger = await makeChild(city.id, (await makeFamily(city.id)).familyId, { first_name: "Zélie" });
    const call = api.families.desk.addChild({ ...LOU, birthdate: ownBirthday(), familyId, twin: stranger });
    expect((await refusalOf(call)).tag).toBe("ChildMayExist");
  });

  it("makes one child of two windows that send at once", async () => {
    const { familyId } = await makeFamily(city.id);
    const birthdate = ownBirthday();
    const send = () => api.families.desk.addChild({ ...LOU, birthdate, familyId });
    const answers = await Promise.allSettled([send(), send(), send()]);
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await children(familyId)).toHaveLength(1);
  });

  it("brings a child back that had left", async () => {
    const { familyId } = await makeFamily(city.id);
    const birthdate = ownBirthday();
    const { childId } = await api.families.desk.addChild({ ...LOU, birthdate, familyId });
    await api.booking.desk.childLeaves({ familyId, childId, sure: "on" });
    expect(await children(familyId)).toEqual([]);
    const back = await api.families.desk.addChild({ ...LOU, birthdate, familyId, twin: childId });
    expect(back).toMatchObject({ childId, attached: true });
    expect(await links(childId)).toMatchObject([{ left: false }]);
  });
});

describe("an agent changes a child (D10)", () => {
  let family: TestFamily;
  let childId: string;

  beforeAll(async () => {
    family = await makeFamily(city.id);
    childId = (await api.families.desk.addChild({ ...LOU, birthdate: ownBirthday(), familyId: family.familyId }))
      .childId;
  });

  async function form() {
    const { child, version } = await api.families.desk.child({ familyId: family.familyId, childId });
    const { schoolId: _school, ...card } = child;
    const typed = { ...card, classId: child.classId ?? "", level: child.level as "CE1" };
    return { familyId: family.familyId, childId, version, ...typed };
  }

  /** Another school, by the act that moves what the child holds. */
  const changeSchool = (schoolId: string, classId = "") =>
    moveTo(api, { familyId: family.familyId, childId, schoolId, from: "24/11/2026" }, classId);

  it("its class, level and meal, and says which, not to what; its school with what it holds", async () => {
    const { schoolId, ce } = await schoolWithClasses(city.id);
    await changeSchool(schoolId);
    await api.families.desk.editChild({ ...(await form()), classId: ce, level: "CE1", diet: "panier_pai" });
    expect(await children(family.familyId)).toMatchObject([
      { nextSchool: { school: "École des Lilas", className: "Classe bleue" }, level: "CE1", diet: "panier_pai" },
    ]);
    const [mail] = await mailsOf(family.familyId, "child-changed");
    expect(mail?.text).toContain("(classe, niveau, repas)");
    expect(mail?.text).not.toContain("Lilas");
  });

  it("leaves the class behind with the school, or gets one of the new school at once", async () => {
    const [one, two] = [await schoolWithClasses(city.id), await schoolWithClasses(city.id)];
    await changeSchool(one.schoolId);
    expect(await children(family.familyId)).toMatchObject([{ nextSchool: { className: null }, level: "CE1" }]);
    expect((await refusalOf(changeSchool(two.schoolId, one.ce))).tag).toBe("ClassNotInSchool");
    expect((await refusalOf(changeSchool(two.schoolId, two.cp))).tag).toBe("ClassWithoutLevel");
    await changeSchool(two.schoolId, two.ce);
    expect(await children(family.familyId)).toMatchObject([{ nextSchool: { className: "Classe bleue" } }]);
  });

  it("refuses a class of another level or another school, and a form sent without a change", async () => {
    const { schoolId, cp } = await schoolWithClasses(city.id);
    const other = await schoolWithClasses(city.id);
    await changeSchool(schoolId);
    const send = async (over: object) => refusalOf(api.families.desk.editChild({ ...(await form()), ...over }));
    expect(await send({ classId: cp })).toMatchObject({ tag: "ClassWithoutLevel", levels: ["CP"] });
    expect(await send({ classId: other.ce })).toMatchObject({ tag: "ClassNotInSchool" });
    expect(await send({})).toMatchObject({ tag: "DeskNothingChanged" });
    expect(await send({ birthdate: "2030-01-01" })).toMatchObject({ tag: "ChildBirthdateUnlikely" });
  });

  it("never overwrites what somebody else changed meanwhile", async () => {
    const stale = await form();
    await callerOf(city, family.sessionId).families.health.read({ childId });
    await api.families.desk.editChild({ ...stale, diet: "sans_viande" });
    expect(await refusalOf(api.families.desk.editChild({ ...stale, level: "CP" }))).toEqual({ tag: "DeskFormMoved" });
    expect(await children(family.familyId)).toMatchObject([{ diet: "sans_viande", level: "CE1" }]);
  });

  it("tells both households what belongs to the child, and the weeks to those whose weeks move", async () => {
    const other = await makeFamily(city.id);
    const { child } = await api.families.desk.child({ familyId: family.familyId, childId });
    const birthdate = child.birthdate.split("-").reverse().join("/");
    await api.families.desk.addChild({ ...LOU, birthdate, familyId: other.familyId, custody: "odd", twin: childId });
    await api.families.desk.editChild({ ...(await form()), level: "CE2" });
    expect(await mailsOf(other.familyId, "child-changed")).toHaveLength(1);
    await api.families.desk.editChild({ ...(await form()), custody: "odd" });
    expect(await mailsOf(other.familyId, "child-changed")).toHaveLength(1);
    expect(await mailsOf(other.familyId, "custody-changed")).toHaveLength(1);
    expect(await links(childId)).toEqual(
      expect.arrayContaining([expect.objectContaining({ family_id: other.familyId, custody_weeks: "even" })]),
    );
  });

  it("is not reached through another dossier", async () => {
    const { familyId } = await makeFamily(city.id);
    expect(await refusalOf(api.families.desk.editChild({ ...(await form()), familyId }))).toEqual({
      tag: "DeskChildNotFound",
    });
  });
});
