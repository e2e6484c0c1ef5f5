import { beforeAll, describe, expect, it } from "vitest";
import { afterDesk, DESK_DONE } from "@/components/desk/after-desk";
import { makeAgent, makeChild, makeCity, makeFamily, type TestFamily } from "../../support/factory";
import { insert, owner } from "../../support/owner";
import { moveTo } from "../booking/school-move-support";
import { LOU, mailsOf, ownBirthday, saidAt, schoolWithClasses, withoutAddress } from "./desk-support";
import { callerOf, makeAdult } from "./households";

let city: { id: string; slug: string };
let api: ReturnType<typeof callerOf>;

beforeAll(async () => {
  city = await makeCity();
  const { sessionId } = await makeAgent(city.id, ["familles.lire", "familles.modifier", "demandes.traiter"]);
  api = callerOf(city, sessionId);
});

interface Stage {
  readonly family: TestFamily;
  readonly childId: string;
}

type Done = Parameters<typeof afterDesk>[2];
type Told = { readonly unreached: Parameters<typeof afterDesk>[3] };

async function stage(): Promise<Stage> {
  const family = await makeFamily(city.id, { address_line: "1 rue du Lac", postcode: "69960", town: "Corbas" });
  return { family, childId: await makeChild(city.id, family.familyId) };
}

const ROLE = { role: "parent", authority: "joint", rights: ["view", "book"] } as const;

async function editAdult({ family: { familyId } }: Stage) {
  const { personId } = await makeAdult(city.id, familyId, { role: "payeur" }, { email: "" });
  const { version } = await api.families.desk.adult({ familyId, personId });
  return api.families.desk.editAdult({ familyId, personId, version, ...ROLE, rights: ["view"], state: "stays" });
}

async function editHousehold({ family: { familyId } }: Stage) {
  const { household, version } = await api.families.desk.household({ familyId });
  return api.families.desk.editHousehold({ familyId, version, ...household, allocataireNumber: "1234567" });
}

type ChildOver = Partial<Parameters<typeof api.families.desk.editChild>[0]>;

async function editChild({ family: { familyId }, childId }: Stage, over: ChildOver = {}) {
  const { child, version } = await api.families.desk.child({ familyId, childId });
  const { schoolId: _school, ...card } = child;
  const typed = { ...card, classId: child.classId ?? "", level: child.level as "CE1" };
  return api.families.desk.editChild({ familyId, childId, version, ...typed, diet: "sans_porc", ...over });
}

async function saveContact({ family: { familyId }, childId }: Stage) {
  const { version } = await api.families.desk.contacts({ familyId, childId });
  const nana = { contactId: "", name: "Nana Roy", relation: "grand-mère", phone: "06 12 34 56 78", otherPhone: "" };
  return api.families.desk.saveContact({ familyId, childId, version, ...nana, kind: "urgence", note: "", rank: "1" });
}

async function moveSchool({ family: { familyId }, childId }: Stage) {
  const { schoolId } = await schoolWithClasses(city.id);
  return moveTo(api, { familyId, childId, schoolId, from: "24/11/2026" });
}

const ACTS: readonly (readonly [done: Done, kind: string, act: (of: Stage) => Promise<Told>])[] = [
  [
    "enfant-ajoute",
    "child-added",
    ({ family: { familyId } }) => api.families.desk.addChild({ ...LOU, birthdate: ownBirthday(), familyId }),
  ],
  [
    "adulte-ajoute",
    "adult-added",
    ({ family: { familyId } }) =>
      api.families.desk.addAdult({
        ...ROLE,
        familyId,
        birthName: `Quidam ${familyId}`,
        firstNames: "Dominique",
        birthdate: ownBirthday(),
        email: "",
        phone: "",
        rights: ["view"],
      }),
  ],
  ["adulte-modifie", "adult-changed", editAdult],
  ["foyer", "household-changed", editHousehold],
  ["enfant-modifie", "child-changed", editChild],
  ["contact", "contacts-changed", saveContact],
  ["ecole-changee", "school-moved", moveSchool],
  [
    "enfant-parti",
    "child-left",
    ({ family: { familyId }, childId }) => api.booking.desk.childLeaves({ familyId, childId, sure: "on" }),
  ],
  [
    "quotient",
    "quotient-recorded",
    ({ family: { familyId } }) =>
      api.backoffice.quotient.enter({ familyId, amount: "720", month: "2026-11-01", reason: "Attestation vue" }),
  ],
  [
    "acces-suspendu",
    "access-decided",
    ({ family: { familyId, personId } }) =>
      api.families.desk.decideAccess({ familyId, personId, state: "suspended", reason: "Appareil perdu" }),
  ],
];

describe("what the dossier says after an act at the desk is what mails have left (D1–D6, A8)", () => {
  it.each(ACTS)("%s: where the household has an address", async (done, kind, act) => {
    const of = await stage();
    const { unreached } = await act(of);
    expect(saidAt(afterDesk("", of.family.familyId, done, unreached))).toMatch(
      / La famille est prévenue par e-mail\.$/,
    );
    expect(await mailsOf(of.family.familyId, kind)).toHaveLength(1);
  });

  it.each(ACTS)("%s: where it has none", async (done, kind, act) => {
    const of = await stage();
    await withoutAddress(of.family.personId);
    const { unreached } = await act(of);
    const said = saidAt(afterDesk("", of.family.familyId, done, unreached));
    expect(said).toMatch(/prévenez(-la vous-même, avec la raison| la famille autrement)\.$/);
    expect(said).not.toContain("est prévenu");
    expect(await mailsOf(of.family.familyId, kind)).toEqual([]);
  });

  it("of two households, names the one that nobody could write to", async () => {
    const of = await stage();
    const other = await makeFamily(city.id);
    const { childId } = of;
    await insert("family_child", { city_id: city.id, family_id: other.familyId, child_id: childId });
    await withoutAddress(other.personId);
    expect(await editChild(of)).toMatchObject({ unreached: "elsewhere" });
    expect(await moveSchool(of)).toMatchObject({ unreached: "elsewhere" });
    await withoutAddress(of.family.personId);
    expect(await editChild(of, { diet: "standard", level: "CP" })).toMatchObject({ unreached: "both" });
    await owner().query("UPDATE person SET email = 'autre@exemple.fr' WHERE id = $1", [other.personId]);
    expect(await editChild(of, { level: "CE1" })).toMatchObject({ unreached: "own" });
  });

  it("has a sentence for each, which promises no mail where none left", () => {
    const told = Object.entries(DESK_DONE);
    expect(told).toHaveLength(1 + 12 * 4 + 3 * 2);
    for (const [key, said] of told) expect(said.includes("prévenez")).toBe(key.includes("-adresse"));
  });
});

describe("what a parent asks, answered where no address is known (D13)", () => {
  it.each(["refuseChange", "acceptChange"] as const)(
    "%s says to whoever answers that nobody was told",
    async (answer) => {
      const { family } = await stage();
      const { changes } = callerOf(city, family.sessionId).families;
      const asked = { usageName: "Roy", phone: "0611111111", shownUsageName: "", shownPhone: "0611111111" };
      const { email } = (await callerOf(city, family.sessionId).families.dossier()).me;
      await changes.askPerson({ ...asked, email, shownEmail: email });
      const requestId =
        (await api.families.staff.pendingChanges()).find((one) => one.familyId === family.familyId)?.id ?? "";
      await withoutAddress(family.personId);
      const { staff } = api.families;
      const told =
        answer === "refuseChange"
          ? staff.refuseChange({ requestId, reason: "Illisible" })
          : staff.acceptChange({ requestId });
      expect(await told).toEqual({ unreached: "own" });
      const mails = await owner().query("SELECT FROM mail WHERE family_id = $1", [family.familyId]);
      expect(mails.rows).toEqual([]);
    },
  );
});
