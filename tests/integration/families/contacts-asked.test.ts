import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { makeAgent, makeChild, makeCity, makeFamily, type TestFamily } from "../../support/factory";
import { invariantsHoldAfterEach } from "../../support/invariants";
import { insert, owner } from "../../support/owner";
import { deskOf, mailsOf, refusalOf } from "./desk-support";
import { callerOf, makeAdult, makeTwoHouseholds, type TwoHouseholds } from "./households";

invariantsHoldAfterEach();

type City = { id: string; slug: string };
let careful: City;
let quick: City;
let two: TwoHouseholds;
let clerk: { sessionId: string };
let family: TestFamily;
let childId: string;

const NANA = {
  contactId: "",
  name: "Nana Roy",
  relation: "grand-mère",
  phone: "06 12 34 56 78",
  otherPhone: "",
  kind: "urgence_et_autorise",
  note: "",
  rank: "1",
} as const;

const of = (city: City, sessionId = family.sessionId) => callerOf(city, sessionId).families;
const form = (city: City) => of(city).contacts.form({ childId });
type Input = Parameters<ReturnType<typeof of>["contacts"]["ask"]>[0];
async function ask(city: City, over: Partial<Input> = {}) {
  const { version } = await form(city);
  return of(city).contacts.ask({ childId, version, ...NANA, ...over });
}
const staff = () => callerOf(careful, clerk.sessionId).families.staff;
const names = async (city: City) => (await form(city)).contacts.map(({ name }) => name);

async function household(city: City) {
  family = await makeFamily(city.id);
  childId = await makeChild(city.id, family.familyId);
}

async function contact(city: City, over: Record<string, unknown> = {}): Promise<string> {
  const id = crypto.randomUUID();
  const row = { city_id: city.id, id, child_id: childId, family_id: family.familyId, relation: "voisin" };
  await insert("contact", { ...row, name: "Voisin", phone: "0611111111", kind: "urgence", ...over });
  return id;
}

beforeAll(async () => {
  careful = await makeCity();
  quick = await makeCity({ settings: { appliedAtOnce: ["contact"] } });
  two = await makeTwoHouseholds();
  clerk = await makeAgent(careful.id, ["demandes.traiter"]);
});

describe("where the town looks first (D13)", () => {
  beforeEach(() => household(careful));

  it("waits, is shown before and after, is accepted, and the other holder is told", async () => {
    await makeAdult(careful.id, family.familyId, { role: "parent" }, { email: "autre@exemple.fr" });
    await makeAdult(careful.id, family.familyId, { role: "payeur" }, { email: "payeur@exemple.fr" });
    const { pendingRequestId } = await ask(careful);
    expect(await names(careful)).toEqual([]);
    const requestId = pendingRequestId ?? "";
    const detail = await staff().change({ requestId });
    expect(detail.about).toBe("Personne à appeler ou autorisée");
    expect(detail.lines[0]).toMatchObject({ before: "rien d’indiqué", after: "Nana Roy", moved: false });
    await staff().acceptChange({ requestId });
    expect((await form(careful)).contacts).toMatchObject([{ name: "Nana Roy", kind: NANA.kind, rank: 1 }]);
    expect((await mailsOf(family.familyId, "contacts-changed")).map(({ to }) => to)).toEqual(["autre@exemple.fr"]);
    expect(await refusalOf(staff().acceptChange({ requestId }))).toMatchObject({ tag: "ChangeAlreadyDecided" });
    expect(await names(careful)).toHaveLength(1);
  });

  it("is one request for one person at a time, and can be withdrawn", async () => {
    const contactId = await contact(careful);
    const { pendingRequestId } = await ask(careful, { contactId });
    const again = { contactId, name: "Encore" };
    expect(await refusalOf(ask(careful, again))).toMatchObject({ tag: "ContactChangePending" });
    await ask(careful, { name: "Quelqu’un d’autre" });
    await of(careful).changes.withdraw({ requestId: pendingRequestId ?? "" });
    await ask(careful, again);
    expect((await form(careful)).pending).toHaveLength(2);
  });

  it("does not overwrite what an agent changed meanwhile, unless the agent says so", async () => {
    const contactId = await contact(careful);
    const { pendingRequestId } = await ask(careful, { contactId, name: "Voisin", relation: "voisin", kind: "urgence" });
    await owner().query("UPDATE contact SET phone = '0799999999', note = 'vu en mairie' WHERE id = $1", [contactId]);
    const requestId = pendingRequestId ?? "";
    expect((await staff().change({ requestId })).lines).toContainEqual(
      expect.objectContaining({ label: "Téléphone", current: "07\u00a099\u00a099\u00a099\u00a099", moved: true }),
    );
    const accepted = staff().acceptChange({ requestId });
    expect(await refusalOf(accepted)).toMatchObject({ tag: "ValueMovedMeanwhile", fields: ["contact"] });
    await staff().acceptChange({ requestId, overwrite: "on" });
    expect((await form(careful)).contacts).toMatchObject([{ phone: "0612345678", note: "vu en mairie" }]);
  });

  it("is removed once the town accepts, and not for a child who has left", async () => {
    const contactId = await contact(careful);
    const asked = { childId, contactId, version: (await form(careful)).version };
    const { pendingRequestId } = await of(careful).contacts.askRemoval(asked);
    const requestId = pendingRequestId ?? "";
    await owner().query("UPDATE family_child SET left_at = now() WHERE child_id = $1", [childId]);
    expect(await refusalOf(staff().acceptChange({ requestId }))).toMatchObject({ tag: "ChildNotFound" });
    await owner().query("UPDATE family_child SET left_at = NULL WHERE child_id = $1", [childId]);
    await staff().acceptChange({ requestId });
    expect(await names(careful)).toEqual([]);
  });

  it("is not added to a list that staff has filled meanwhile", async () => {
    const { pendingRequestId } = await ask(careful);
    for (let n = 0; n < 20; n++) await contact(careful, { name: `N${n}` });
    const accepted = staff().acceptChange({ requestId: pendingRequestId ?? "" });
    expect(await refusalOf(accepted)).toMatchObject({ tag: "TooManyContacts", most: 20 });
    expect(await names(careful)).toHaveLength(20);
  });

  it("can be removed although an agent noted a ban meanwhile: it is seen, and said yes to", async () => {
    const contactId = await contact(careful);
    const asked = { childId, contactId, version: (await form(careful)).version };
    const { pendingRequestId } = await of(careful).contacts.askRemoval(asked);
    const requestId = pendingRequestId ?? "";
    await owner().query("UPDATE contact SET kind = 'interdit' WHERE id = $1", [contactId]);
    expect(await refusalOf(staff().acceptChange({ requestId }))).toMatchObject({ tag: "ValueMovedMeanwhile" });
    expect((await staff().change({ requestId })).lines.filter(({ moved }) => moved)).toMatchObject([
      { label: "Rôle", current: "n’a pas le droit de venir chercher l’enfant", after: "retiré du dossier" },
      { label: "Ordre d’appel", before: "en premier", current: "rien d’indiqué" },
    ]);
    expect((await of(careful).changes.list())[0]?.lines).toHaveLength(1);
    await staff().acceptChange({ requestId, overwrite: "on" });
    expect(await names(careful)).toEqual([]);
  });

  it("is followed by the other holder, and by nobody else of the dossier", async () => {
    await ask(careful);
    const parent = await makeAdult(careful.id, family.familyId, { role: "parent" });
    const payer = await makeAdult(careful.id, family.familyId, { role: "payeur" });
    expect(await of(careful, parent.sessionId).changes.list()).toMatchObject([{ mine: false, status: "pending" }]);
    expect(await of(careful, payer.sessionId).changes.list()).toEqual([]);
  });
});

describe("where the town lets the household change its contacts", () => {
  beforeEach(() => household(quick));

  it("applies at once, and tells the other holder, not who did it", async () => {
    await owner().query("UPDATE person SET email = 'moi@exemple.fr' WHERE id = $1", [family.personId]);
    await makeAdult(quick.id, family.familyId, { role: "parent" }, { email: "autre@exemple.fr" });
    const { appliedRequestId } = await ask(quick);
    expect(appliedRequestId).not.toBeNull();
    expect(await names(quick)).toEqual(["Nana Roy"]);
    expect((await mailsOf(family.familyId, "contacts-changed")).map(({ to }) => to)).toEqual(["autre@exemple.fr"]);
    const { contacts, version } = await form(quick);
    const contactId = contacts[0]?.id ?? "";
    await of(quick).contacts.askRemoval({ childId, contactId, version });
    expect(await names(quick)).toEqual([]);
    expect(await of(quick).changes.list()).toMatchObject([{ appliedAtOnce: true }, { appliedAtOnce: true }]);
  });

  it("never notes a ban by itself, nor changes or removes one", async () => {
    const banned = await contact(quick, { name: "Interdit", kind: "interdit" });
    const sent = { ...NANA, kind: "interdit" as unknown as "urgence" };
    await expect(ask(quick, sent)).rejects.toMatchObject({ code: "BAD_REQUEST" });
    expect(await refusalOf(ask(quick, { contactId: banned }))).toMatchObject({ tag: "ContactSetByTown" });
    const { version } = await form(quick);
    const removal = of(quick).contacts.askRemoval({ childId, contactId: banned, version });
    expect(await refusalOf(removal)).toMatchObject({ tag: "ContactSetByTown" });
    expect(await names(quick)).toEqual(["Interdit"]);
  });

  it("waits all the same where somebody must not come", async () => {
    await contact(quick, { name: "Interdit", kind: "interdit" });
    expect(await ask(quick)).toMatchObject({ appliedRequestId: null, pendingRequestId: expect.any(String) });
    await owner().query("DELETE FROM contact WHERE child_id = $1", [childId]);
    expect(await ask(quick)).toMatchObject({ appliedRequestId: expect.any(String), pendingRequestId: null });
  });

  it("waits too where the other household of the child noted who must not come, whom this one never reads of", async () => {
    const other = await makeFamily(quick.id);
    const link = { city_id: quick.id, family_id: other.familyId, child_id: childId };
    await insert("family_child", { ...link, custody: "alternating", custody_weeks: "odd" });
    await contact(quick, { family_id: other.familyId, name: "Marc Interdit", kind: "interdit" });
    expect(await ask(quick, { name: "Marc Interdit" })).toMatchObject({ appliedRequestId: null });
    expect(await names(quick)).toEqual([]);
    const read = await of(quick).contacts.form({ childId });
    expect(read.atOnce).toBe(false);
    expect(JSON.stringify(read.contacts)).not.toContain("Interdit");
  });

  it("keeps one of several sent at the same time, by a double click or the other parent", async () => {
    const other = await makeAdult(quick.id, family.familyId, { role: "parent" });
    const { version } = await form(quick);
    const sent = [family.sessionId, family.sessionId, other.sessionId].map((sessionId) =>
      of(quick, sessionId).contacts.ask({ childId, version, ...NANA }),
    );
    const outcomes = await Promise.allSettled(sent);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await names(quick)).toEqual(["Nana Roy"]);
  });

  it("says that nothing changed", async () => {
    await ask(quick);
    const contactId = (await form(quick)).contacts[0]?.id ?? "";
    expect(await refusalOf(ask(quick, { contactId }))).toMatchObject({ tag: "NothingChanged" });
  });
});

describe("whose contacts they are (attack 37)", () => {
  it("takes neither the other household's contact nor another's child", async () => {
    const desk = (await deskOf(two.city)).families.desk;
    const place = { familyId: two.theirs.familyId, childId: two.childId };
    const contactId = (await desk.contacts(place)).contacts[0]?.id ?? "";
    const mine = callerOf(two.city, two.mine.sessionId).families.contacts;
    const { version, contacts } = await mine.form({ childId: two.childId });
    expect(contacts).toEqual([]);
    const forged = { childId: two.childId, contactId, version };
    expect(await refusalOf(mine.ask({ ...NANA, ...forged }))).toMatchObject({ tag: "ContactNotFound" });
    expect(await refusalOf(mine.askRemoval(forged))).toMatchObject({ tag: "ContactNotFound" });
    const stranger = await makeFamily(two.city.id);
    const theirs = callerOf(two.city, stranger.sessionId).families.contacts;
    expect(await refusalOf(theirs.form({ childId: two.childId }))).toMatchObject({ tag: "ChildNotFound" });
    expect(await refusalOf(theirs.ask({ ...NANA, ...forged }))).toMatchObject({ tag: "ChildNotFound" });
    // Their own household may (negative control).
    const own = callerOf(two.city, two.theirs.sessionId).families.contacts;
    const state = await own.form({ childId: two.childId });
    await own.askRemoval({ childId: two.childId, contactId, version: state.version });
  });

  it.each([
    ["a payer", { role: "payeur" }],
    ["a parent without authority", { role: "parent", authority: "none" }],
    ["a parent who may not change the dossier", { role: "parent", can_edit: false }],
  ])("is not for %s", async (_who, role) => {
    await household(careful);
    const adult = await makeAdult(careful.id, family.familyId, role);
    const refused = of(careful, adult.sessionId).contacts.form({ childId });
    await expect(refused).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});
