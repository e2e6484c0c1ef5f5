import { beforeAll, describe, expect, it } from "vitest";
import { withCity } from "@/server/db/tenant-tx";
import { proposeSecret } from "@/server/identity/data/second-factors";
import { newTotpSecret } from "@/server/identity/domain/totp";
import { createCityKey } from "@/server/platform/crypto";
import { makeAgent } from "../../support/factory";
import { invariantsHoldAfterEach } from "../../support/invariants";
import { owner } from "../../support/owner";
import { codeOf, liveSessions, makeCity, makeLocal, NEW_PASSWORD, NOW, PASSWORD, refusalOf, visit } from "./support";

invariantsHoldAfterEach();

let city: { id: string; slug: string };
beforeAll(async () => {
  city = await makeCity();
  await createCityKey(city.id);
});

const LATER = "2026-11-23T09:05:10+01:00";

async function givePassword(login: string, now = NOW) {
  const { api, given } = visit(city, { now });
  const answer = await api.identity.logInAgent({ login, password: PASSWORD });
  return { goTo: answer.goTo, sessionId: given.sessionId ?? "" };
}

async function secretOf(sessionId: string): Promise<string> {
  const step = await visit(city, { sessionId }).api.identity.secondFactor();
  if (step.kind !== "set-up") throw new Error("set-up expected");
  return step.secret;
}

/** An agent who has set up the factor, and the secret. */
async function equippedAgent(): Promise<{ accountId: string; login: string; secret: string }> {
  const agent = await makeLocal(city.id, { kind: "agent" });
  const { sessionId } = await givePassword(agent.login);
  const secret = await secretOf(sessionId);
  await visit(city, { sessionId }).api.identity.passSecondFactor({ code: codeOf(secret) });
  return { ...agent, secret };
}

describe("an agent's second factor (A6)", () => {
  it("is set up at the first login, and the session gets a new id when it gets its rights", async () => {
    const { accountId, login } = await makeLocal(city.id, { kind: "agent" });
    const { goTo, sessionId } = await givePassword(login);
    expect(goTo).toBe(`/${city.slug}/agents/connexion/second-facteur`);
    const halfway = visit(city, { sessionId });
    expect((await halfway.api.identity.whoAmI())?.owesCode).toBe(true);
    expect((await refusalOf(halfway.api.identity.ownAccess())).message).toBe("TotpMustBeSetUp");
    const step = await halfway.api.identity.secondFactor();
    if (step.kind !== "set-up") throw new Error("set-up expected");
    expect(step.qrCode).toMatch(/^data:image\/svg\+xml;base64,/);
    expect(
      await halfway.api.identity.passSecondFactor({ code: codeOf(step.secret), suite: "/agents/familles" }),
    ).toEqual({ goTo: `/${city.slug}/agents/familles` });
    expect(halfway.given.sessionId).not.toBe(sessionId);
    const inside = visit(city, { sessionId: halfway.given.sessionId }).api.identity;
    expect((await inside.whoAmI())?.owesCode).toBe(false);
    expect(await liveSessions(accountId)).toEqual([halfway.given.sessionId]);
    await expect(inside.ownAccess()).resolves.toBeDefined();
  });

  it("is asked at each later login, and its secret is never shown again", async () => {
    const { login, secret } = await equippedAgent();
    const { sessionId } = await givePassword(login, LATER);
    const { api } = visit(city, { sessionId, now: LATER });
    expect(await api.identity.secondFactor()).toEqual({ kind: "type" });
    await expect(api.identity.passSecondFactor({ code: codeOf(secret, LATER) })).resolves.toBeDefined();
  });

  it("refuses a code that has already served, and the ones before it", async () => {
    const { login, secret } = await equippedAgent();
    const { sessionId } = await givePassword(login);
    const { api } = visit(city, { sessionId });
    expect((await refusalOf(api.identity.passSecondFactor({ code: codeOf(secret) }))).message).toBe("TotpReplayed");
    const before = codeOf(secret, "2026-11-23T08:59:40+01:00");
    expect((await refusalOf(api.identity.passSecondFactor({ code: before }))).message).toBe("TotpReplayed");
  });

  it("lets one of two identical codes through when they come together", async () => {
    const { accountId, login, secret } = await equippedAgent();
    const sessions = [await givePassword(login, LATER), await givePassword(login, LATER)];
    const code = codeOf(secret, LATER);
    const tries = await Promise.allSettled(
      sessions.map(({ sessionId }) => visit(city, { sessionId, now: LATER }).api.identity.passSecondFactor({ code })),
    );
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const { rows } = await owner().query(
      "SELECT count(*)::int AS n FROM session WHERE account_id = $1 AND method = 'local+totp' AND created_at > $2",
      [accountId, "2026-11-23T08:04:00Z"],
    );
    expect(rows[0].n).toBe(1);
  });

  it("stops guessing after five codes", async () => {
    const { login, secret } = await equippedAgent();
    const { sessionId } = await givePassword(login, LATER);
    const { api } = visit(city, { sessionId, now: LATER });
    const wrong = codeOf(secret, LATER) === "000000" ? "111111" : "000000";
    for (let n = 0; n < 5; n++) {
      expect((await refusalOf(api.identity.passSecondFactor({ code: wrong }))).message).toBe("TotpWrong");
    }
    const right = api.identity.passSecondFactor({ code: codeOf(secret, LATER) });
    expect((await refusalOf(right)).message).toBe("TooManyAttempts");
  });

  it("leaves ten minutes between the password and the code", async () => {
    const { login, secret } = await equippedAgent();
    const { sessionId } = await givePassword(login);
    const late = "2026-11-23T09:10:11+01:00";
    const { api } = visit(city, { sessionId, now: late });
    expect((await refusalOf(api.identity.passSecondFactor({ code: codeOf(secret, late) }))).code).toBe("UNAUTHORIZED");
  });

  it("stays when a login that began before it was confirmed would set up another", async () => {
    const { accountId, login, secret } = await equippedAgent();
    const scope = { cityId: city.id, actor: `account:${accountId}` };
    await withCity(scope, (tx) => proposeSecret(tx, city.id, accountId, newTotpSecret()));
    const { sessionId } = await givePassword(login, LATER);
    const { api } = visit(city, { sessionId, now: LATER });
    expect(await api.identity.secondFactor()).toMatchObject({ kind: "type" });
    await expect(api.identity.passSecondFactor({ code: codeOf(secret, LATER) })).resolves.toBeDefined();
  });

  it("comes before a change of password: the password alone changes nothing", async () => {
    const { login } = await equippedAgent();
    const { sessionId } = await givePassword(login, LATER);
    const { api } = visit(city, { sessionId, now: LATER });
    const form = { currentPassword: PASSWORD, newPassword: NEW_PASSWORD, repeatedPassword: NEW_PASSWORD };
    expect(await refusalOf(api.identity.changePassword(form))).toEqual({
      code: "FORBIDDEN",
      message: "TotpMustBeSetUp",
    });
  });

  it("is sealed in the base, and its history shows nothing of it", async () => {
    const { accountId, secret } = await equippedAgent();
    const { rows } = await owner().query("SELECT totp_secret FROM local_credential WHERE account_id = $1", [accountId]);
    expect(rows[0].totp_secret.toString("latin1")).not.toContain(secret);
    const history = await owner().query("SELECT before, after FROM history_entry WHERE row_id = $1", [accountId]);
    expect(JSON.stringify(history.rows)).not.toContain(rows[0].totp_secret.toString("hex"));
    expect(JSON.stringify(history.rows)).toContain("***");
  });

  it("has no page for a parent, nor for an agent who has passed it", async () => {
    const parent = await makeLocal(city.id);
    const first = visit(city);
    await first.api.identity.logIn({ login: parent.login, password: PASSWORD });
    const inside = visit(city, { sessionId: first.given.sessionId });
    expect((await refusalOf(inside.api.identity.secondFactor())).code).toBe("NOT_FOUND");
    expect((await refusalOf(inside.api.identity.passSecondFactor({ code: "000000" }))).code).toBe("NOT_FOUND");
  });
});

describe("a lost telephone", () => {
  it("is answered by an administrator: the sessions end, the next login sets up another", async () => {
    const { accountId, login, secret } = await equippedAgent();
    const administrator = await makeAgent(city.id, ["parametres.gerer"]);
    const { api } = visit(city, { sessionId: administrator.sessionId });
    await api.identity.resetSecondFactor({ accountId });
    expect(await liveSessions(accountId)).toEqual([]);
    const { sessionId } = await givePassword(login);
    expect(await secretOf(sessionId)).not.toBe(secret);
  });

  it("is not a clerk's to answer, and is nothing for a parent's account", async () => {
    const { accountId } = await equippedAgent();
    const clerk = await makeAgent(city.id, ["demandes.traiter"]);
    const asClerk = visit(city, { sessionId: clerk.sessionId }).api;
    expect((await refusalOf(asClerk.identity.resetSecondFactor({ accountId }))).code).toBe("NOT_FOUND");
    const administrator = await makeAgent(city.id, ["parametres.gerer"]);
    const parent = await makeLocal(city.id);
    const asAdministrator = visit(city, { sessionId: administrator.sessionId }).api;
    const refused = await refusalOf(asAdministrator.identity.resetSecondFactor({ accountId: parent.accountId }));
    expect(refused).toEqual({ code: "NOT_FOUND", message: "AgentNotFound" });
  });
});
