import { beforeAll, describe, expect, it } from "vitest";
import { newId } from "@/server/platform/ids";
import { makeAgent, makeFamily } from "../../support/factory";
import { invariantsHoldAfterEach } from "../../support/invariants";
import { insert, owner } from "../../support/owner";
import { mailsTo, makeCity, NEW_PASSWORD, refusalOf, visit } from "./support";

invariantsHoldAfterEach();

const ISSUER = "http://fc.test/api/v2";
let city: { id: string; slug: string };
let clerk: string;
beforeAll(async () => {
  Object.assign(process.env, { FRANCECONNECT_ISSUER: ISSUER });
  city = await makeCity();
  clerk = (await makeAgent(city.id, ["demandes.traiter"])).sessionId;
});

let count = 0;
function asked(over: Record<string, string> = {}) {
  count++;
  return {
    birthName: `Nouvelle${count}`,
    firstNames: "Angela Claire",
    birthdate: "24/08/1990",
    birthplaceName: "Lyon",
    email: `angela${count}@exemple.fr`,
    phone: "06 12 34 56 78",
    addressLine: "12 rue des Lilas",
    postcode: "69960",
    town: "Corbas",
    children: "Lou, 4 mai 2018",
    ...over,
  };
}

const asClerk = () => visit(city, { sessionId: clerk }).api.accountRequests;

async function requestOf(email: string) {
  const { rows } = await owner().query("SELECT * FROM account_request WHERE email = $1 ORDER BY created_at", [email]);
  return rows.at(-1);
}

async function ask(over: Record<string, string> = {}) {
  const form = asked(over);
  await visit(city, { ip: `198.51.100.${count}` }).api.accountRequests.ask(form);
  return { form, requestId: (await requestOf(form.email)).id };
}

const passwordIn = (text = "") => /provisoire\s*:\s*(\S+)/.exec(text)?.[1] ?? "";
const loginIn = (text = "") => /identifiant\s*:\s*(\S+)/.exec(text)?.[1] ?? "";

describe("asking for an account (A3)", () => {
  it("keeps the request for the agents and says by mail that it arrived", async () => {
    const { form } = await ask();
    expect(await requestOf(form.email)).toMatchObject({
      origin: "local",
      status: "pending",
      phone: "0612345678",
      address: "12 rue des Lilas\n69960 Corbas",
      identity: { birthName: form.birthName, firstNames: ["Angela", "Claire"], birthdate: "1990-08-24" },
    });
    expect((await mailsTo(form.email)).map(({ kind }) => kind)).toEqual(["account-request-received"]);
  });

  it("answers the same when an account has this e-mail already (A9)", async () => {
    const family = await makeFamily(city.id);
    const { rows } = await owner().query("SELECT email FROM account WHERE id = $1", [family.accountId]);
    const ip = "198.51.100.200";
    const known = await visit(city, { ip }).api.accountRequests.ask(asked({ email: rows[0].email }));
    const unknown = await visit(city, { ip }).api.accountRequests.ask(asked());
    expect(known).toEqual(unknown);
  });

  it("is limited by address, and by e-mail in silence", async () => {
    const form = asked();
    const { api } = visit(city, { ip: "198.51.100.201" });
    for (let n = 0; n < 8; n++) await api.accountRequests.ask(form);
    const { rows } = await owner().query("SELECT count(*)::int AS n FROM account_request WHERE email = $1", [
      form.email,
    ]);
    expect(rows[0].n).toBe(3);
    expect((await refusalOf(api.accountRequests.ask(form))).message).toBe("TooManyAttempts");
  });

  it("refuses fields that nobody asked for (attack 7)", async () => {
    const forged = { ...asked(), status: "approved" };
    expect((await refusalOf(visit(city).api.accountRequests.ask(forged))).code).toBe("BAD_REQUEST");
  });
});

describe("an agent's answer", () => {
  it("opens a new dossier and an account with a password for seven days, to be changed first", async () => {
    const { form, requestId } = await ask();
    await asClerk().approveAccountRequest({ requestId, into: "new", residence: "commune" });
    const request = await requestOf(form.email);
    expect(request).toMatchObject({ status: "approved" });
    const { rows } = await owner().query("SELECT * FROM family WHERE id = $1", [request.family_id]);
    expect(rows[0]).toMatchObject({ name: form.birthName, residence: "commune", postcode: "69960", town: "Corbas" });
    const mail = (await mailsTo(form.email)).at(-1);
    expect(passwordIn(mail?.text)).toMatch(/^([A-Z2-9]{4}-){3}[A-Z2-9]{4}$/);
    const door = visit(city);
    const currentPassword = passwordIn(mail?.text);
    const answer = await door.api.identity.logIn({ login: loginIn(mail?.text), password: currentPassword });
    expect(answer.goTo).toBe(`/${city.slug}/connexion/mot-de-passe`);
    const inside = visit(city, { sessionId: door.given.sessionId });
    expect((await refusalOf(inside.api.accountRequests.own())).message).toBe("PasswordMustChange");
    await inside.api.identity.changePassword({
      currentPassword,
      newPassword: NEW_PASSWORD,
      repeatedPassword: NEW_PASSWORD,
    });
    const settled = visit(city, { sessionId: inside.given.sessionId });
    expect(await settled.api.accountRequests.own()).toEqual({ kind: "attached" });
  });

  it("shows the persons who resemble, with what agrees, and attaches to the chosen one", async () => {
    const { form, requestId } = await ask();
    const personId = newId();
    await insert("person", {
      city_id: city.id,
      id: personId,
      birth_name: form.birthName.toUpperCase(),
      first_names: ["Angela"],
      birthdate: "1990-08-24",
      email: "autre@exemple.fr",
    });
    const detail = await asClerk().accountRequestDetail({ requestId });
    expect(detail.candidates).toMatchObject([
      { personId, hasLogin: false, comparison: { birthName: "same", birthdate: "same", email: "different" } },
    ]);
    await asClerk().approveAccountRequest({ requestId, into: `person:${personId}` });
    const { rows } = await owner().query("SELECT attached_by FROM person_login WHERE person_id = $1", [personId]);
    expect(rows[0].attached_by).toMatch(/^account:/);
  });

  it("tells the addresses on file that a login was added, not only the one that was asked for", async () => {
    const family = await makeFamily(city.id);
    const onFile = `dossier-${family.personId}@exemple.fr`;
    await owner().query("UPDATE person SET email = $1 WHERE id = $2", [onFile.toUpperCase(), family.personId]);
    const { rows } = await owner().query("SELECT email FROM account WHERE id = $1", [family.accountId]);
    const { form, requestId } = await ask();
    await asClerk().approveAccountRequest({ requestId, into: `person:${family.personId}` });
    for (const address of [onFile, rows[0].email]) {
      const told = (await mailsTo(address)).filter(({ kind }) => kind === "login-added");
      expect(told).toHaveLength(1);
      expect(told[0]?.text).not.toContain(form.email);
      expect(passwordIn(told[0]?.text)).toBe("");
    }
    expect((await mailsTo(form.email)).map(({ kind }) => kind)).toEqual(["account-request-received", "account-opened"]);
  });

  it("tells nobody else when the address asked for is the one on file", async () => {
    const { form, requestId } = await ask();
    const personId = newId();
    const name = { birth_name: form.birthName, first_names: ["Angela"], birthdate: "1990-08-24" };
    await insert("person", { city_id: city.id, id: personId, ...name, email: form.email.toUpperCase() });
    await asClerk().approveAccountRequest({ requestId, into: `person:${personId}` });
    expect((await mailsTo(form.email)).map(({ kind }) => kind)).toEqual(["account-request-received", "account-opened"]);
  });

  it("adds an adult to a dossier that exists", async () => {
    const family = await makeFamily(city.id);
    const { form, requestId } = await ask();
    await asClerk().approveAccountRequest({ requestId, into: `family:${family.familyId}` });
    const { rows } = await owner().query(
      "SELECT a.role FROM family_adult a JOIN person p ON p.id = a.person_id WHERE a.family_id = $1 AND p.birth_name = $2",
      [family.familyId, form.birthName],
    );
    expect(rows).toEqual([{ role: "parent" }]);
  });

  it("gives another login when the e-mail already is one: two parents may share an address", async () => {
    const first = await ask();
    await asClerk().approveAccountRequest({ requestId: first.requestId, into: "new", residence: "commune" });
    const second = await ask({ email: first.form.email });
    await asClerk().approveAccountRequest({ requestId: second.requestId, into: "new", residence: "outside" });
    const logins = (await mailsTo(first.form.email)).map(({ text }) => loginIn(text)).filter((login) => login !== "");
    expect(logins).toEqual([first.form.email, `${first.form.email}2`]);
  });

  it("is not given twice, even by two agents at once", async () => {
    const { form, requestId } = await ask();
    const input = { requestId, into: "new", residence: "commune" as const };
    const answers = await Promise.allSettled([
      asClerk().approveAccountRequest(input),
      asClerk().approveAccountRequest(input),
      asClerk().refuseAccountRequest({ requestId, reason: "Doublon" }),
    ]);
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const late = asClerk().refuseAccountRequest({ requestId, reason: "Doublon" });
    expect((await refusalOf(late)).message).toBe("AccountRequestAlreadyDecided");
    expect((await mailsTo(form.email)).length).toBe(2);
  });

  it("refuses with a reason, which the person receives", async () => {
    const { form, requestId } = await ask();
    await asClerk().refuseAccountRequest({ requestId, reason: "Vous habitez une autre commune." });
    expect(await requestOf(form.email)).toMatchObject({ status: "refused", reason: "Vous habitez une autre commune." });
    expect((await mailsTo(form.email)).at(-1)?.text).toContain("Vous habitez une autre commune.");
  });

  it("does not give a second local login to a person who has one", async () => {
    const first = await ask();
    await asClerk().approveAccountRequest({ requestId: first.requestId, into: "new", residence: "commune" });
    const { person_id: personId } = await requestOf(first.form.email);
    const second = await ask();
    const again = asClerk().approveAccountRequest({ requestId: second.requestId, into: `person:${personId}` });
    expect((await refusalOf(again)).message).toBe("PersonAlreadyHasLogin");
    expect(await requestOf(second.form.email)).toMatchObject({ status: "pending" });
  });

  it.each([
    [{ into: `person:${newId()}` }, "ChosenPersonNotFound"],
    [{ into: `family:${newId()}` }, "ChosenFamilyNotFound"],
  ])("fails on %j and leaves nothing behind", async (into, expected) => {
    const { form, requestId } = await ask();
    expect((await refusalOf(asClerk().approveAccountRequest({ requestId, ...into }))).message).toBe(expected);
    expect(await requestOf(form.email)).toMatchObject({ status: "pending" });
  });

  it("needs to know where a new family lives", async () => {
    const { requestId } = await ask();
    expect((await refusalOf(asClerk().approveAccountRequest({ requestId, into: "new" }))).code).toBe("BAD_REQUEST");
  });

  it("is for agents with the right, in their town", async () => {
    const { requestId } = await ask();
    const other = await makeAgent(city.id, ["familles.lire"]);
    const withoutRight = visit(city, { sessionId: other.sessionId }).api.accountRequests;
    expect((await refusalOf(withoutRight.accountRequestDetail({ requestId }))).code).toBe("NOT_FOUND");
    const parent = await makeFamily(city.id);
    const asParent = visit(city, { sessionId: parent.sessionId }).api.accountRequests;
    expect((await refusalOf(asParent.refuseAccountRequest({ requestId, reason: "x" }))).code).toBe("NOT_FOUND");
    const unknown = await refusalOf(asClerk().accountRequestDetail({ requestId: newId() }));
    expect(unknown.code).toBe("NOT_FOUND");
  });
});
