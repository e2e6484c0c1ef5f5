import { beforeAll, describe, expect, it } from "vitest";
import { makeCity, makeFamily } from "../../support/factory";
import { owner } from "../../support/owner";
import { deskOf, mailsOf, ownBirthday, refusalOf } from "./desk-support";
import { callerOf, makeAdult } from "./households";

let city: { id: string; slug: string };
let api: Awaited<ReturnType<typeof deskOf>>;

beforeAll(async () => {
  city = await makeCity();
  api = await deskOf(city);
});

let names = 0;
/** A name that resembles no other of this file. */
const ownName = () =>
  `${["Abricot", "Brugnon", "Cerise", "Datte", "Figue", "Grenade", "Kaki", "Litchi"][++names % 8]}${"x".repeat(names * 3)}`;

/** Somebody as an agent types them, of a birth of their own. */
function newcomer(familyId: string, birthName: string) {
  const birthdate = ownBirthday();
  const rights = ["view", "book"];
  const place = { role: "parent", authority: "joint" } as const;
  return { familyId, birthName, firstNames: "Dominique Anne", birthdate, email: "", phone: "", ...place, rights };
}

const adults = (familyId: string) => api.backoffice.families.dossier({ familyId }).then((dossier) => dossier.adults);

describe("an agent adds an adult to a dossier (D1, A5)", () => {
  it("with a role, an authority and rights; whoever holds the household is told", async () => {
    const { familyId } = await makeFamily(city.id);
    const birthName = ownName();
    const input = newcomer(familyId, birthName);
    const reached = { email: "dominique@exemple.fr", phone: "06 39 98 00 01" };
    const { personId } = await api.families.desk.addAdult({ ...input, ...reached });
    expect(await adults(familyId)).toMatchObject([
      { role: "responsable" },
      {
        personId,
        birthName,
        birthdate: input.birthdate.split("/").reverse().join("-"),
        role: "parent",
        authority: "joint",
        access: { status: "none", decided: null },
      },
    ]);
    const { rows } = await owner().query(
      "SELECT can_view, can_book, can_edit, can_pay FROM family_adult WHERE family_id = $1 AND person_id = $2",
      [familyId, personId],
    );
    expect(rows).toEqual([{ can_view: true, can_book: true, can_edit: false, can_pay: false }]);
    const mails = await mailsOf(familyId, "adult-added");
    expect(mails).toHaveLength(1);
    expect(mails[0]?.text).not.toContain(birthName);
    expect(mails[0]?.to).not.toBe("dominique@exemple.fr");
  });

  it("shows the person who resembles them, who then is in both dossiers as one person", async () => {
    const [here, there] = [await makeFamily(city.id), await makeFamily(city.id)];
    const birthName = ownName();
    const known = newcomer(there.familyId, birthName);
    const { personId } = await api.families.desk.addAdult(known);
    const typed = { birthName: birthName.toUpperCase(), firstNames: "Dominique" };
    const input = { ...known, familyId: here.familyId, ...typed };
    expect(await refusalOf(api.families.desk.addAdult(input))).toMatchObject({
      tag: "AdultMayExist",
      namesakes: [{ id: personId, family: { id: there.familyId } }],
    });
    expect(await api.families.desk.addAdult({ ...input, twin: personId })).toMatchObject({ personId });
    expect((await refusalOf(api.families.desk.addAdult({ ...input, twin: personId }))).tag).toBe("AdultAlreadyHere");
    const other = await api.families.desk.addAdult({ ...input, twin: "none", seen: personId });
    expect(other.personId).not.toBe(personId);
  });

  it("refuses a second responsible adult and a birth to come", async () => {
    const { familyId } = await makeFamily(city.id);
    const input = newcomer(familyId, ownName());
    expect((await refusalOf(api.families.desk.addAdult({ ...input, role: "responsable" }))).tag).toBe("OneResponsible");
    expect((await refusalOf(api.families.desk.addAdult({ ...input, birthdate: "01/01/2030" }))).tag).toBe(
      "AdultBirthdateInFuture",
    );
  });
});

describe("an agent changes what an adult may do (A5)", () => {
  async function withAdult(role: Record<string, unknown> = { role: "parent" }) {
    const family = await makeFamily(city.id);
    const adult = await makeAdult(city.id, family.familyId, role);
    const place = { familyId: family.familyId, personId: adult.personId };
    const form = async () => {
      const { role: now, authority, rights, version } = await api.families.desk.adult(place);
      return { ...place, role: now, authority, rights: [...rights], version, state: "stays" as const };
    };
    return { family, adult, place, form };
  }

  it("at once, for somebody who is logged in", async () => {
    const { family, adult, form } = await withAdult();
    const parent = callerOf(city, adult.sessionId);
    await expect(parent.families.household()).resolves.not.toBeNull();
    await api.families.desk.editAdult({ ...(await form()), authority: "none", rights: ["view"] });
    await expect(parent.families.household()).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect((await mailsOf(family.familyId, "adult-changed")).length).toBeGreaterThan(0);
  });

  it("or takes them out of the dossier, which then answers them no more", async () => {
    const { adult, form, family } = await withAdult();
    await api.families.desk.editAdult({ ...(await form()), state: "left" });
    await expect(callerOf(city, adult.sessionId).families.dossier()).rejects.toMatchObject({ message: "NoFamilyYet" });
    expect(await adults(family.familyId)).toMatchObject([{ left: false }, { left: true }]);
    expect(
      (await refusalOf(api.families.desk.adult({ familyId: family.familyId, personId: adult.personId }))).tag,
    ).toBe("DeskAdultNotFound");
  });

  it("keeps one responsible adult, who can only be replaced", async () => {
    const { family, form } = await withAdult();
    const responsible = { familyId: family.familyId, personId: family.personId };
    const { version, rights } = await api.families.desk.adult(responsible);
    const leave = { ...responsible, version, rights: [...rights], authority: "joint" as const };
    expect((await refusalOf(api.families.desk.editAdult({ ...leave, role: "responsable", state: "left" }))).tag).toBe(
      "ResponsibleNeeded",
    );
    expect((await refusalOf(api.families.desk.editAdult({ ...leave, role: "parent", state: "stays" }))).tag).toBe(
      "ResponsibleNeeded",
    );
    await api.families.desk.editAdult({ ...(await form()), role: "responsable" });
    expect((await adults(family.familyId)).map(({ role }) => role).sort()).toEqual(["parent", "responsable"]);
  });

  it("never overwrites what somebody else changed meanwhile, and refuses a form without a change", async () => {
    const { form } = await withAdult();
    const stale = await form();
    expect((await refusalOf(api.families.desk.editAdult(stale))).tag).toBe("DeskNothingChanged");
    await api.families.desk.editAdult({ ...stale, rights: ["view"] });
    expect((await refusalOf(api.families.desk.editAdult({ ...stale, rights: ["pay"] }))).tag).toBe("DeskFormMoved");
  });
});

describe("an agent changes the household (D6)", () => {
  it("its name, address, residence and number, and tells what changed without the values", async () => {
    const { familyId } = await makeFamily(city.id, { address_line: "1 rue du Lac", postcode: "69960", town: "Corbas" });
    const { household, version } = await api.families.desk.household({ familyId });
    const typed = {
      ...household,
      allocataireNumber: "1234567",
      line: "2 rue de l’Église",
      residence: "outside",
    } as const;
    await api.families.desk.editHousehold({ familyId, version, ...typed });
    const dossier = await api.backoffice.families.dossier({ familyId });
    expect(dossier.household).toMatchObject({
      address: { line: "2 rue de l’Église", postcode: "69960" },
      residence: "outside",
      allocataireNumber: "1234567",
    });
    const [mail] = await mailsOf(familyId, "household-changed");
    expect(mail?.text).toContain("(adresse, lieu de résidence, numéro d’allocataire)");
    expect(mail?.text).not.toContain("Église");
    expect((await refusalOf(api.families.desk.editHousehold({ familyId, version, ...typed }))).tag).toBe(
      "DeskFormMoved",
    );
    const again = await api.families.desk.household({ familyId });
    const same = { ...again.household, allocataireNumber: "1234567" };
    expect((await refusalOf(api.families.desk.editHousehold({ familyId, version: again.version, ...same }))).tag).toBe(
      "DeskNothingChanged",
    );
  });

  it("and says from when it lives elsewhere, past or to come: each day has its own place", async () => {
    const { familyId } = await makeFamily(city.id, { address_line: "1 rue du Lac", postcode: "69960", town: "Corbas" });
    const form = () => api.families.desk.household({ familyId });
    const write = async (over: Record<string, string>) => {
      const { household, version } = await form();
      return { familyId, version, ...household, allocataireNumber: "", ...over };
    };
    expect(await form()).toMatchObject({ today: "2026-11-23", moves: [], household: { residence: "commune" } });

    for (const from of ["22/11/2024", "24/11/2027"]) {
      const refused = await refusalOf(api.families.desk.editHousehold(await write({ residence: "outside", from })));
      expect(refused).toMatchObject({ tag: "HouseholdMoveUnlikely", earliest: "2024-11-23", latest: "2027-11-23" });
    }
    const stale = await write({ residence: "interco", from: "" });
    await api.families.desk.editHousehold(await write({ residence: "outside", from: "01/09/2027" }));
    expect(await form()).toMatchObject({
      moves: [{ residence: "outside", from: "2027-09-01" }],
      household: { residence: "commune" },
    });
    // A move that somebody else has noted meanwhile is not overwritten either.
    expect((await refusalOf(api.families.desk.editHousehold(stale))).tag).toBe("DeskFormMoved");
    // Where it lives there on that day already, nothing changes.
    const same: Record<string, string>[] = [{ from: "" }, { residence: "outside", from: "02/09/2027" }];
    for (const over of same) {
      expect((await refusalOf(api.families.desk.editHousehold(await write(over)))).tag).toBe("DeskNothingChanged");
    }
    // Only the address changes: the move to come stays.
    await api.families.desk.editHousehold(await write({ line: "5 rue du Lac", from: "23/11/2026" }));
    await api.families.desk.editHousehold(await write({ residence: "interco", from: "02/11/2026" }));
    const { household } = await api.backoffice.families.dossier({ familyId });
    expect(household).toMatchObject({
      residence: "interco",
      moves: [
        { residence: "interco", from: "2026-11-02" },
        { residence: "outside", from: "2027-09-01" },
      ],
    });
    const { rows } = await owner().query(
      "SELECT residence, from_day::text, source, recorded_by FROM residence_change WHERE family_id = $1 ORDER BY from_day",
      [familyId],
    );
    const recorded_by = `account:${api.agentId}`;
    expect(rows).toEqual([
      { residence: "interco", from_day: "2026-11-02", source: "desk", recorded_by },
      { residence: "outside", from_day: "2027-09-01", source: "desk", recorded_by },
    ]);
    // Nobody says from when: today.
    await api.families.desk.editHousehold(await write({ residence: "commune", from: "" }));
    expect((await form()).moves).toContainEqual({ residence: "commune", from: "2026-11-23" });
  });
});
