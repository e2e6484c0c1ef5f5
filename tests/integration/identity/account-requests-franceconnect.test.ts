import { beforeAll, describe, expect, it } from "vitest";
import { newId } from "@/server/platform/ids";
import { makeAccount, makeAgent, makeFamily, makeSession } from "../../support/factory";
import { invariantsHoldAfterEach } from "../../support/invariants";
import { keeping, untilWaiting } from "../../support/keeping";
import { insert, owner } from "../../support/owner";
import { mailsTo, makeCity, refusalOf, visit } from "./support";

invariantsHoldAfterEach();

const ISSUER = "http://fc.test/api/v2";
let city: { id: string; slug: string };
let clerk: string;
beforeAll(async () => {
  Object.assign(process.env, { FRANCECONNECT_ISSUER: ISSUER });
  city = await makeCity();
  clerk = (await makeAgent(city.id, ["demandes.traiter"])).sessionId;
});

const asClerk = () => visit(city, { sessionId: clerk }).api.accountRequests;

describe("a request behind FranceConnect", () => {
  const claims = {
    sub: "s",
    family_name: "DURAND",
    given_name: "Marie Anne",
    given_name_array: ["Marie", "Anne"],
    gender: "female",
    birthdate: "1985-01-02",
    birthplace: "69382",
    birthcountry: "99100",
    email: "marie@exemple.fr",
  };
  const home = { addressLine: "1 place", postcode: "69960", town: "Corbas" };
  const contact = { email: "marie@exemple.fr", phone: "0612345678", ...home, children: "Lou" };

  async function waitingParent() {
    const accountId = await makeAccount(city.id, { status: "waiting", display_name: "Marie Durand" });
    const subject = newId();
    const identity = { city_id: city.id, id: newId(), issuer: ISSUER, subject, account_id: accountId };
    await insert("federated_identity", { ...identity, claims });
    return { accountId, subject, sessionId: await makeSession(city.id, accountId) };
  }

  it("is filled with the certified identity, then waits", async () => {
    const { accountId, sessionId } = await waitingParent();
    const { api } = visit(city, { sessionId });
    expect(await api.accountRequests.own()).toMatchObject({
      kind: "to-ask",
      identity: { birthName: "DURAND", firstNames: "Marie, Anne", birthdate: "1985-01-02" },
      email: "marie@exemple.fr",
    });
    await api.accountRequests.complete(contact);
    expect(await api.accountRequests.own()).toMatchObject({ kind: "waiting", town: "Corbas" });
    const { rows } = await owner().query("SELECT identity FROM account_request WHERE account_id = $1", [accountId]);
    expect(rows).toMatchObject([{ identity: { birthName: "DURAND", birthplace: "69382" } }]);
  });

  it("opens at the next login: the waiting session ends, the person is certified", async () => {
    const { accountId, sessionId } = await waitingParent();
    await visit(city, { sessionId }).api.accountRequests.complete(contact);
    const { rows } = await owner().query("SELECT id FROM account_request WHERE account_id = $1", [accountId]);
    await asClerk().approveAccountRequest({ requestId: rows[0].id, into: "new", residence: "commune" });
    expect((await refusalOf(visit(city, { sessionId }).api.accountRequests.own())).code).toBe("UNAUTHORIZED");
    const person = await owner().query(
      "SELECT p.certified_by, p.pivot_key FROM person p JOIN person_login l ON l.person_id = p.id WHERE l.account_id = $1",
      [accountId],
    );
    expect(person.rows).toEqual([
      { certified_by: "franceconnect", pivot_key: "DURAND|MARIE ANNE|female|1985-01-02|69382|99100" },
    ]);
  });

  it("joins the account that the person has already", async () => {
    const family = await makeFamily(city.id);
    const { accountId, subject, sessionId } = await waitingParent();
    await visit(city, { sessionId }).api.accountRequests.complete(contact);
    const { rows } = await owner().query("SELECT id FROM account_request WHERE account_id = $1", [accountId]);
    await asClerk().approveAccountRequest({ requestId: rows[0].id, into: `person:${family.personId}` });
    const moved = await owner().query("SELECT account_id FROM federated_identity WHERE subject = $1", [subject]);
    expect(moved.rows).toEqual([{ account_id: family.accountId }]);
    const closed = await owner().query("SELECT status FROM account WHERE id = $1", [accountId]);
    expect(closed.rows).toEqual([{ status: "closed" }]);
    const known = await owner().query("SELECT email FROM account WHERE id = $1", [family.accountId]);
    expect((await mailsTo(known.rows[0].email)).map(({ kind }) => kind)).toEqual(["login-added"]);
    const second = await waitingParent();
    await visit(city, { sessionId: second.sessionId }).api.accountRequests.complete(contact);
    const next = await owner().query("SELECT id FROM account_request WHERE account_id = $1", [second.accountId]);
    const refused = asClerk().approveAccountRequest({ requestId: next.rows[0].id, into: `person:${family.personId}` });
    expect((await refusalOf(refused)).message).toBe("PersonAlreadyHasLogin");
  });

  it("may be asked again after a refusal, whose reason is shown", async () => {
    const { accountId, sessionId } = await waitingParent();
    const { api } = visit(city, { sessionId });
    await api.accountRequests.complete(contact);
    const { rows } = await owner().query("SELECT id FROM account_request WHERE account_id = $1", [accountId]);
    await asClerk().refuseAccountRequest({ requestId: rows[0].id, reason: "Il manque une adresse." });
    expect(await api.accountRequests.own()).toMatchObject({ kind: "to-ask", former: "Il manque une adresse." });
    await api.accountRequests.complete(contact);
    expect(await api.accountRequests.own()).toMatchObject({ kind: "waiting" });
  });

  it("is one, even sent twice at the same moment", async () => {
    const { accountId, sessionId } = await waitingParent();
    const send = () => visit(city, { sessionId }).api.accountRequests.complete(contact);
    await Promise.all([send(), send(), send()]);
    const { rows } = await owner().query("SELECT status FROM account_request WHERE account_id = $1", [accountId]);
    expect(rows).toEqual([{ status: "pending" }]);
  });

  it("that an agent decides meanwhile takes in nothing more, and the person is told so", async () => {
    const { accountId, sessionId } = await waitingParent();
    const { api } = visit(city, { sessionId });
    await api.accountRequests.complete(contact);
    const decided = "UPDATE account_request SET status = 'refused', reason = 'Non' WHERE account_id = $1";
    await keeping(decided, accountId, async (agent) => {
      const late = refusalOf(api.accountRequests.complete({ ...contact, message: "Un mot de plus" }));
      await untilWaiting("UPDATE account_request SET email");
      await agent.query("COMMIT");
      expect((await late).message).toBe("AnsweredMeanwhile");
    });
    const { rows } = await owner().query("SELECT message FROM account_request WHERE account_id = $1", [accountId]);
    expect(rows).toEqual([{ message: "" }]);
  });

  it("is nothing for a parent who has a dossier", async () => {
    const { sessionId } = await makeFamily(city.id);
    const { api } = visit(city, { sessionId });
    expect((await refusalOf(api.accountRequests.complete(contact))).message).toBe("AccountAlreadyAttached");
  });
});
