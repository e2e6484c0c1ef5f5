import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { makeAgent, makeChild, makeCity, makeFamily, type TestFamily } from "../../support/factory";
import { invariantsHoldAfterEach } from "../../support/invariants";
import { insert, owner } from "../../support/owner";
import { deskOf, mailsOf, refusalOf } from "./desk-support";
import { callerOf, makeTwoHouseholds, type TwoHouseholds } from "./households";

invariantsHoldAfterEach();

let city: { id: string; slug: string };
let api: Awaited<ReturnType<typeof deskOf>>;
let family: TestFamily;
let childId: string;
let two: TwoHouseholds;

const NANA = {
  contactId: "",
  name: "Nana Roy",
  relation: "grand-mère",
  phone: "06 12 34 56 78",
  otherPhone: "",
  kind: "urgence",
  note: "",
  rank: "1",
} as const;

const list = () => api.families.desk.contacts({ familyId: family.familyId, childId });
type Input = Parameters<typeof api.families.desk.saveContact>[0];
async function save(over: Partial<Input> = {}) {
  const { version } = await list();
  return api.families.desk.saveContact({ familyId: family.familyId, childId, version, ...NANA, ...over });
}
const names = async () => (await list()).contacts.map(({ name, rank }) => `${rank} ${name}`);
const idOf = async (name: string) => (await list()).contacts.find((contact) => contact.name === name)?.id ?? "";

beforeAll(async () => {
  city = await makeCity();
  two = await makeTwoHouseholds();
  api = await deskOf(city);
});

beforeEach(async () => {
  family = await makeFamily(city.id);
  childId = await makeChild(city.id, family.familyId);
});

describe("an agent keeps the contacts of a child (D7)", () => {
  it("adds one: the family sees it and is told, the history says who", async () => {
    await save({ otherPhone: "04 77 00 00 00", note: "après 17 h" });
    const parent = callerOf(city, family.sessionId).families;
    const [child] = await parent.children();
    expect(child?.contacts).toMatchObject([
      { name: "Nana Roy", phone: "0612345678", otherPhone: "0477000000", note: "après 17 h", kind: "urgence", rank: 1 },
    ]);
    const [mail] = await mailsOf(family.familyId, "contacts-changed");
    expect(mail?.text).toContain("La mairie a mis à jour les personnes à appeler");
    expect(mail?.text).not.toContain("Nana");
    const line = (await parent.history()).find(({ what }) => what.startsWith("Personne à contacter"));
    expect(line).toMatchObject({ who: "La mairie" });
    expect(line?.details).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ label: "Autre téléphone", after: "04\u00a077\u00a000\u00a000\u00a000" }),
      ]),
    );
  });

  it("keeps one order of calls, whatever is added, moved, no longer called, or removed", async () => {
    await save({ name: "A" });
    await save({ name: "B", rank: "2" });
    await save({ name: "C", rank: "1" });
    expect(await names()).toEqual(["1 C", "2 A", "3 B"]);
    await save({ contactId: await idOf("B"), name: "B", rank: "1" });
    expect(await names()).toEqual(["1 B", "2 C", "3 A"]);
    await save({ contactId: await idOf("B"), name: "B", kind: "autorise" });
    expect((await names()).toSorted()).toEqual(["0 B", "1 C", "2 A"]);
    const { version } = await list();
    const gone = { familyId: family.familyId, childId, contactId: await idOf("C"), version };
    await api.families.desk.removeContact(gone);
    expect((await names()).toSorted()).toEqual(["0 B", "1 A"]);
    expect(await refusalOf(api.families.desk.removeContact(gone))).toMatchObject({ tag: "ContactsMoved" });
  });

  it.each([
    ["nobody to reach without a telephone", { phone: "" }, "ContactPhoneMissing"],
    ["a contact that is not there", { contactId: "018f0000-0000-7000-8000-000000000000" }, "ContactNotFound"],
    ["a list that somebody changed meanwhile", { version: "" }, "ContactsMoved"],
    ["a child that is not there", { childId: "018f0000-0000-7000-8000-000000000000" }, "DeskChildNotFound"],
    ["a dossier that is not there", { familyId: "018f0000-0000-7000-8000-000000000000" }, "DeskFamilyNotFound"],
  ])("refuses %s", async (_what, over, tag) => {
    expect(await refusalOf(save(over))).toMatchObject({ tag });
    expect(await names()).toEqual([]);
  });

  it("notes who must not come, without a telephone", async () => {
    await save({ name: "Père", phone: "", kind: "interdit", note: "jugement du 12 mars 2026" });
    expect(await names()).toEqual(["0 Père"]);
  });

  it("says that nothing changed, and that a list has an end", async () => {
    await save();
    expect(await refusalOf(save({ contactId: await idOf("Nana Roy") }))).toMatchObject({ tag: "DeskNothingChanged" });
    for (let n = 0; n < 19; n++) {
      const row = { city_id: city.id, child_id: childId, family_id: family.familyId, relation: "", phone: "" };
      await insert("contact", { ...row, id: crypto.randomUUID(), name: `N${n}`, kind: "autorise" });
    }
    expect(await refusalOf(save({ name: "De trop" }))).toMatchObject({ tag: "TooManyContacts", most: 20 });
  });

  it("keeps one of several forms sent at the same time", async () => {
    const { version } = await list();
    const sent = ["A", "B", "A"].map((name) => save({ name, version }));
    const outcomes = await Promise.allSettled(sent);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await names()).toHaveLength(1);
  });

  it("would take them all without the version (negative control)", async () => {
    for (const name of ["A", "A"]) await save({ name });
    expect(await names()).toHaveLength(2);
  });
});

describe("contacts and households", () => {
  it("shows and changes only those that this household named", async () => {
    const desk = (await deskOf(two.city)).families.desk;
    const place = { familyId: two.mine.familyId, childId: two.childId };
    const mine = await desk.contacts(place);
    expect(mine.contacts).toEqual([]);
    const theirs = await desk.contacts({ ...place, familyId: two.theirs.familyId });
    expect(theirs.contacts.map(({ name }) => name)).toEqual(["compagnon-canari"]);
    const contactId = theirs.contacts[0]?.id ?? "";
    const forged = { ...place, version: mine.version, contactId };
    expect(await refusalOf(desk.saveContact({ ...forged, ...NANA, contactId }))).toMatchObject({
      tag: "ContactNotFound",
    });
    expect(await refusalOf(desk.removeContact(forged))).toMatchObject({ tag: "ContactNotFound" });
    await desk.saveContact({ ...place, version: mine.version, ...NANA });
    expect((await desk.contacts({ ...place, familyId: two.theirs.familyId })).contacts).toHaveLength(1);
  });

  it("shows staff a ban in every dossier of the child, and the other parent nothing of it (ADR 0011)", async () => {
    const ban = {
      city_id: two.city.id,
      id: crypto.randomUUID(),
      child_id: two.childId,
      family_id: two.theirs.familyId,
    };
    await insert("contact", { ...ban, name: "Banni-ailleurs", relation: "oncle", phone: "", kind: "interdit" });
    const { sessionId } = await makeAgent(two.city.id, ["familles.lire", "demandes.traiter"]);
    const staff = callerOf(two.city, sessionId);
    const dossier = (familyId: string) => staff.backoffice.families.dossier({ familyId });
    const named = ["Banni-ailleurs", "compagnon-canari sans foyer"];
    expect((await dossier(two.mine.familyId)).bansElsewhere.map(({ name }) => name)).toEqual(named);
    // Where it was noted, it is among the contacts.
    expect((await dossier(two.theirs.familyId)).bansElsewhere.map(({ name }) => name)).toEqual(named.slice(1));
    const desk = (await deskOf(two.city)).families.desk;
    const banned = async (familyId: string) =>
      (await desk.contacts({ familyId, childId: two.childId })).bansElsewhere.map(({ name }) => name);
    expect(await banned(two.mine.familyId)).toEqual(named);
    expect(await banned(two.theirs.familyId)).toEqual(named.slice(1));
    const parent = callerOf(two.city, two.mine.sessionId).families;
    const { version } = await parent.contacts.form({ childId: two.childId });
    const asked = { ...NANA, childId: two.childId, version, name: "Nouvel ami" };
    const { pendingRequestId } = await parent.contacts.ask(asked);
    const change = await staff.families.staff.change({ requestId: pendingRequestId ?? "" });
    expect(change.forbidden.map(({ name }) => name)).toEqual(named);
    const seen = [await parent.dossier(), await parent.children(), await parent.history(), await parent.changes.list()];
    expect(JSON.stringify(seen)).not.toContain("Banni-ailleurs");
    expect(JSON.stringify(await parent.contacts.form({ childId: two.childId }))).not.toContain("Banni-ailleurs");
    const other = callerOf(two.city, two.theirs.sessionId).families;
    expect(JSON.stringify(await other.children())).toContain("Banni-ailleurs");
  });

  it("gives to the household what none claimed, once an agent changes it there", async () => {
    const id = crypto.randomUUID();
    const row = { city_id: city.id, id, child_id: childId, relation: "oncle", phone: "0611111111", kind: "urgence" };
    await insert("contact", { ...row, name: "Oncle" });
    await save({ contactId: id, name: "Oncle Jo" });
    const { rows } = await owner().query("SELECT family_id, name FROM contact WHERE id = $1", [id]);
    expect(rows).toEqual([{ family_id: family.familyId, name: "Oncle Jo" }]);
  });

  it("is not there for an agent who may only read", async () => {
    const { sessionId } = await makeAgent(city.id, ["familles.lire"]);
    const reader = callerOf(city, sessionId).families.desk;
    await expect(reader.contacts({ familyId: family.familyId, childId })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
