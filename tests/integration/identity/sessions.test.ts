import { beforeAll, describe, expect, it } from "vitest";
import { newId } from "@/server/platform/ids";
import { makeAccount, makeSession } from "../../support/factory";
import { invariantsHoldAfterEach } from "../../support/invariants";
import { keeping, untilWaiting } from "../../support/keeping";
import { insert, owner } from "../../support/owner";
import { liveSessions, makeCity, makeLocal, NOW, PASSWORD, refusalOf, visit } from "./support";

invariantsHoldAfterEach();

let city: { id: string; slug: string };
let otherCity: { id: string; slug: string };
beforeAll(async () => {
  city = await makeCity();
  otherCity = await makeCity();
});

async function logInAs(login: string, now = NOW): Promise<string> {
  const { api, given } = visit(city, { now });
  await api.identity.logIn({ login, password: PASSWORD });
  return given.sessionId ?? "";
}

async function isDead(sessionId: string, now = NOW): Promise<boolean> {
  const read = visit(city, { sessionId, now }).api.identity.ownAccess();
  return read.then(() => false).catch((error) => error.code === "UNAUTHORIZED");
}

describe("sessions (A8)", () => {
  it("are listed, this one first, and closed one by one or all others at once", async () => {
    const { accountId, login } = await makeLocal(city.id);
    const [first, second, third] = [await logInAs(login), await logInAs(login), await logInAs(login)];
    const { api, given } = visit(city, { sessionId: second });
    const listed = (await api.identity.ownAccess()).sessions;
    expect(listed[0]).toMatchObject({ id: second, current: true });
    expect(listed.map(({ id }) => id).sort()).toEqual([first, second, third].sort());
    await api.identity.closeSession({ sessionId: first });
    expect(await isDead(first)).toBe(true);
    await api.identity.closeOtherSessions();
    expect(await liveSessions(accountId)).toEqual([second]);
    await api.identity.closeSession({ sessionId: second });
    expect(given.forgotten).toBe(true);
    expect(await isDead(second)).toBe(true);
  });

  it("of somebody else are as if they did not exist", async () => {
    const [mine, theirs] = [await makeLocal(city.id), await makeLocal(city.id)];
    const stranger = await logInAs(theirs.login);
    const { api } = visit(city, { sessionId: await logInAs(mine.login) });
    const known = await refusalOf(api.identity.closeSession({ sessionId: stranger }));
    const unknown = await refusalOf(api.identity.closeSession({ sessionId: "018f0000-0000-7000-8000-000000000000" }));
    expect(known).toEqual(unknown);
    expect(await isDead(stranger)).toBe(false);
  });

  it("end after an hour without use, and twelve hours in any case", async () => {
    const { login } = await makeLocal(city.id);
    const idle = await logInAs(login);
    expect(await isDead(idle, "2026-11-23T09:59:00+01:00")).toBe(false);
    expect(await isDead(idle, "2026-11-23T11:00:00+01:00")).toBe(true);
    const busy = await logInAs(login);
    for (let hour = 9; hour < 21; hour++) {
      expect(await isDead(busy, `2026-11-23T${String(hour).padStart(2, "0")}:50:00+01:00`)).toBe(false);
    }
    expect(await isDead(busy, "2026-11-23T21:00:11+01:00")).toBe(true);
  });

  it("do not open another town, and die with their account", async () => {
    const { accountId, login } = await makeLocal(city.id);
    const sessionId = await logInAs(login);
    const elsewhere = visit(otherCity, { sessionId }).api;
    expect((await refusalOf(elsewhere.identity.ownAccess())).code).toBe("UNAUTHORIZED");
    await owner().query("UPDATE account SET status = 'suspended' WHERE id = $1", [accountId]);
    expect(await isDead(sessionId)).toBe(true);
  });

  it("show nothing of the provider's token", async () => {
    const { accountId } = await makeLocal(city.id);
    const sessionId = await makeSession(city.id, accountId, { provider_id_token: "eyJ.secret.token" });
    const access = await visit(city, { sessionId }).api.identity.ownAccess();
    expect(JSON.stringify(access)).not.toContain("eyJ.secret.token");
  });
});

describe("ways in (A4)", () => {
  /** Two tabs, each of which takes away one of the two ways in that are left. Gives how many remain. */
  async function bothTaken(account: "held" | "not held") {
    const accountId = await makeAccount(city.id);
    const ids = [newId(), newId()];
    for (const id of ids) {
      const identity = { city_id: city.id, id, account_id: accountId, subject: id, claims: {} };
      await insert("federated_identity", { ...identity, issuer: "http://fc.test/api/v2" });
    }
    const sessionId = await makeSession(city.id, accountId);
    const unlink = (identityId = "") => visit(city, { sessionId }).api.identity.unlinkLogin({ identityId });
    const answers = await keeping(
      "SELECT 1 FROM federated_identity WHERE account_id = $1 FOR UPDATE",
      accountId,
      async (held) => {
        const both = Promise.allSettled(ids.map(unlink));
        await untilWaiting("UPDATE federated_identity SET unlinked_at", account === "held" ? 1 : 2);
        if (account === "held") await untilWaiting("app.hold_account");
        await held.query("COMMIT");
        return both;
      },
    );
    const { rows } = await owner().query<{ id: string }>(
      "SELECT id FROM federated_identity WHERE account_id = $1 AND unlinked_at IS NULL",
      [accountId],
    );
    return { answers: answers.map(({ status }) => status).sort(), left: rows.map(({ id }) => id), unlink };
  }

  it("takes along the sessions that FranceConnect opened elsewhere, and leaves the others", async () => {
    const { accountId, login } = await makeLocal(city.id);
    const identityId = newId();
    const identity = { city_id: city.id, id: identityId, account_id: accountId, subject: identityId, claims: {} };
    await insert("federated_identity", { ...identity, issuer: "http://fc.test/api/v2" });
    const [theirs, mine, local] = [
      await makeSession(city.id, accountId),
      await makeSession(city.id, accountId),
      await logInAs(login),
    ];
    await visit(city, { sessionId: mine }).api.identity.unlinkLogin({ identityId });
    expect([await isDead(theirs), await isDead(mine), await isDead(local)]).toEqual([true, false, false]);
  });

  it("the last is kept, even when two tabs take away one of two at the same moment", async () => {
    const { answers, left, unlink } = await bothTaken("held");
    expect(answers).toEqual(["fulfilled", "rejected"]);
    expect(left).toHaveLength(1);
    expect((await refusalOf(unlink(left[0]))).message).toBe("OnlyLogin");
  });

  it("control: if the account were not held, both would be taken", async () => {
    const guard = "SELECT pg_get_functiondef('app.hold_account'::regproc) AS sql";
    const { rows } = await owner().query<{ sql: string }>(guard);
    await owner().query(
      `CREATE OR REPLACE FUNCTION app.hold_account(p_account uuid) RETURNS void LANGUAGE sql AS 'SELECT'`,
    );
    try {
      expect(await bothTaken("not held")).toMatchObject({ answers: ["fulfilled", "fulfilled"], left: [] });
    } finally {
      await owner().query(rows[0]?.sql ?? "");
    }
  });
});
