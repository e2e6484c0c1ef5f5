import { beforeAll, describe, expect, it } from "vitest";
import { hashPassword } from "@/server/identity";
import { newId } from "@/server/platform/ids";
import { makeAgent, makeFamily } from "../../support/factory";
import { invariantsHoldAfterEach } from "../../support/invariants";
import { insert, owner } from "../../support/owner";
import { liveSessions, mailsTo, makeCity, makeLocal, NEW_PASSWORD, PASSWORD, refusalOf, visit } from "./support";

invariantsHoldAfterEach();
let city: { id: string; slug: string };
let otherCity: { id: string; slug: string };
/** It lets a change of address through at once; the others make it wait. */
let quickCity: { id: string; slug: string };
beforeAll(async () => {
  city = await makeCity();
  otherCity = await makeCity();
  quickCity = await makeCity({ settings: { appliedAtOnce: ["email"] } });
});

const chosen = { newPassword: NEW_PASSWORD, repeatedPassword: NEW_PASSWORD };
let address = 0;
/** An address of its own for each parent: recoveries are counted by address. */
const somewhere = () => `198.51.100.${++address}`;

async function logInAs(login: string, password = PASSWORD): Promise<string> {
  const { api, given } = visit(city);
  await api.identity.logIn({ login, password });
  if (!given.sessionId) throw new Error("no session");
  return given.sessionId;
}

async function tokenFor(login: string): Promise<string> {
  await visit(city, { ip: somewhere() }).api.identity.askRecovery({ login });
  const mail = (await mailsTo(login)).findLast(({ kind }) => kind === "password-recovery");
  const token = /jeton=([\w-]+)/.exec(mail?.text ?? "")?.[1];
  if (!token) throw new Error("no mail with a link");
  return token;
}

describe("changing a password", () => {
  it("ends every session, goes on under a new id, and tells the owner", async () => {
    const { accountId, login } = await makeLocal(city.id);
    const [elsewhere, here] = [await logInAs(login), await logInAs(login)];
    const { api, given } = visit(city, { sessionId: here });
    expect(await api.identity.changePassword({ currentPassword: PASSWORD, ...chosen })).toEqual({
      goTo: `/${city.slug}/famille`,
    });
    expect(await liveSessions(accountId)).toEqual([given.sessionId]);
    expect([elsewhere, here]).not.toContain(given.sessionId);
    expect((await refusalOf(visit(city, { sessionId: elsewhere }).api.identity.ownAccess())).code).toBe("UNAUTHORIZED");
    expect((await mailsTo(login)).map(({ kind }) => kind)).toEqual(["password-changed"]);
    await expect(logInAs(login, NEW_PASSWORD)).resolves.toBeDefined();
    expect((await refusalOf(visit(city).api.identity.logIn({ login, password: PASSWORD }))).message).toBe(
      "WrongCredentials",
    );
  });

  it("frees an account whose password was provisional", async () => {
    const credential = { must_change: true, one_time_expires_at: "2026-12-01T00:00:00Z" };
    const { login } = await makeLocal(city.id, { credential });
    const { api, given } = visit(city, { sessionId: await logInAs(login) });
    expect(await api.identity.ownPassword()).toEqual({ login, mustChange: true });
    await api.identity.changePassword({ currentPassword: PASSWORD, ...chosen });
    await expect(visit(city, { sessionId: given.sessionId }).api.identity.ownAccess()).resolves.toBeDefined();
  });

  it.each([
    [{ currentPassword: "Faux1!motdep", ...chosen }, "CurrentPasswordWrong"],
    [{ currentPassword: PASSWORD, newPassword: "court", repeatedPassword: "court" }, "PasswordWeak"],
    [{ currentPassword: PASSWORD, newPassword: PASSWORD, repeatedPassword: PASSWORD }, "PasswordUnchanged"],
  ])("refuses %j: %s", async (form, expected) => {
    const { login } = await makeLocal(city.id);
    const { api } = visit(city, { sessionId: await logInAs(login) });
    expect((await refusalOf(api.identity.changePassword(form))).message).toBe(expected);
    await expect(logInAs(login)).resolves.toBeDefined();
  });

  it("refuses two different passwords before anything else", async () => {
    const { login } = await makeLocal(city.id);
    const { api } = visit(city, { sessionId: await logInAs(login) });
    const form = { currentPassword: PASSWORD, newPassword: NEW_PASSWORD, repeatedPassword: "autre" };
    expect((await refusalOf(api.identity.changePassword(form))).code).toBe("BAD_REQUEST");
  });

  it("stops somebody who found an open session and guesses", async () => {
    const { login } = await makeLocal(city.id);
    const { api } = visit(city, { sessionId: await logInAs(login) });
    for (let n = 0; n < 10; n++) await refusalOf(api.identity.changePassword({ currentPassword: "x", ...chosen }));
    const right = api.identity.changePassword({ currentPassword: PASSWORD, ...chosen });
    expect((await refusalOf(right)).message).toBe("TooManyAttempts");
  });

  it("does not exist for who has no local login", async () => {
    const { accountId, login } = await makeLocal(city.id);
    const sessionId = await logInAs(login);
    await owner().query("DELETE FROM local_credential WHERE account_id = $1", [accountId]);
    expect((await refusalOf(visit(city, { sessionId }).api.identity.ownPassword())).code).toBe("NOT_FOUND");
  });
});

describe("recovery (A9)", () => {
  it("sends a link that serves once, for an hour, and ends every session", async () => {
    const { accountId, login } = await makeLocal(city.id);
    await logInAs(login);
    const secretToken = await tokenFor(login);
    expect(secretToken.length).toBeGreaterThanOrEqual(43);
    const { api } = visit(city, { ip: somewhere() });
    expect(await api.identity.recoveryLink({ token: secretToken })).toEqual({ lives: true });
    expect(await api.identity.recoverPassword({ secretToken, ...chosen })).toEqual({
      goTo: `/${city.slug}/connexion?fait=mot-de-passe`,
    });
    expect(await liveSessions(accountId)).toEqual([]);
    await expect(logInAs(login, NEW_PASSWORD)).resolves.toBeDefined();
    expect(await api.identity.recoveryLink({ token: secretToken })).toEqual({ lives: false });
    const again = api.identity.recoverPassword({ secretToken, ...chosen });
    expect((await refusalOf(again)).message).toBe("RecoveryLinkDead");
  });

  it("answers the same for who has an account and who has not, and writes to nobody else", async () => {
    const { login } = await makeLocal(city.id);
    const { api } = visit(city, { ip: somewhere() });
    const known = await api.identity.askRecovery({ login });
    const unknown = await api.identity.askRecovery({ login: "inconnu@exemple.fr" });
    expect(unknown).toEqual(known);
    expect(await mailsTo("inconnu@exemple.fr")).toEqual([]);
    expect(await mailsTo(login)).toHaveLength(1);
  });

  it("takes as long for who has an account and who has not (attack 34)", async () => {
    const { login } = await makeLocal(city.id);
    const { api } = visit(city, { ip: somewhere() });
    const timed = async (asked: string) => {
      const start = performance.now();
      await api.identity.askRecovery({ login: asked });
      return performance.now() - start;
    };
    await timed("echauffement@exemple.fr");
    const floor = 250;
    for (const asked of [login, "inconnu@exemple.fr"]) expect(await timed(asked)).toBeGreaterThanOrEqual(floor - 1);
  });

  it("keeps only a digest of the token, and marks the mail as holding a secret", async () => {
    const { accountId, login } = await makeLocal(city.id);
    const token = await tokenFor(login);
    const { rows } = await owner().query("SELECT token_hash FROM recovery_token WHERE account_id = $1", [accountId]);
    expect(rows[0].token_hash).toHaveLength(32);
    const history = await owner().query("SELECT after FROM history_entry WHERE table_name = 'recovery_token'");
    expect(JSON.stringify(history.rows)).not.toContain(rows[0].token_hash.toString("hex"));
    const mail = await owner().query("SELECT erase_once_sent FROM mail WHERE to_address = $1", [login]);
    expect(mail.rows).toEqual([{ erase_once_sent: true }]);
    expect(token).not.toBe("");
  });

  it("kills the former link when another is asked, and every link after an hour", async () => {
    const { login } = await makeLocal(city.id);
    const [first, second] = [await tokenFor(login), await tokenFor(login)];
    const { api } = visit(city, { ip: somewhere() });
    expect(await api.identity.recoveryLink({ token: first })).toEqual({ lives: false });
    expect(await api.identity.recoveryLink({ token: second })).toEqual({ lives: true });
    const later = visit(city, { ip: somewhere(), now: "2026-11-23T10:00:11+01:00" }).api;
    expect((await refusalOf(later.identity.recoverPassword({ secretToken: second, ...chosen }))).message).toBe(
      "RecoveryLinkDead",
    );
  });

  it("kills the link that somebody else asked for when the owner changes the password (attack 35)", async () => {
    const { login } = await makeLocal(city.id);
    const sessionId = await logInAs(login);
    const secretToken = await tokenFor(login);
    await visit(city, { sessionId }).api.identity.changePassword({ currentPassword: PASSWORD, ...chosen });
    const theirs = visit(city, { ip: somewhere() }).api;
    expect((await refusalOf(theirs.identity.recoverPassword({ secretToken, ...chosen }))).message).toBe(
      "RecoveryLinkDead",
    );
  });

  it("does not open with the link of another town", async () => {
    const { login } = await makeLocal(city.id);
    const secretToken = await tokenFor(login);
    const elsewhere = visit(otherCity, { ip: somewhere() }).api;
    expect((await refusalOf(elsewhere.identity.recoverPassword({ secretToken, ...chosen }))).message).toBe(
      "RecoveryLinkDead",
    );
  });

  it("keeps the link alive when the new password is refused", async () => {
    const { login } = await makeLocal(city.id);
    const secretToken = await tokenFor(login);
    const { api } = visit(city, { ip: somewhere() });
    const weak = { secretToken, newPassword: "court", repeatedPassword: "court" };
    expect((await refusalOf(api.identity.recoverPassword(weak))).message).toBe("PasswordWeak");
    await expect(api.identity.recoverPassword({ secretToken, ...chosen })).resolves.toBeDefined();
  });

  it("serves once even when two come at the same moment", async () => {
    const { login } = await makeLocal(city.id);
    const secretToken = await tokenFor(login);
    const ip = somewhere();
    const tries = await Promise.allSettled(
      [1, 2, 3].map(() => visit(city, { ip }).api.identity.recoverPassword({ secretToken, ...chosen })),
    );
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it("sends three mails an hour at most for one login, and says nothing of it", async () => {
    const { login } = await makeLocal(city.id);
    const { api } = visit(city, { ip: somewhere() });
    for (let n = 0; n < 5; n++) await api.identity.askRecovery({ login });
    expect(await mailsTo(login)).toHaveLength(3);
  });

  it("sends nothing for a closed account", async () => {
    const { login } = await makeLocal(city.id, { account: { status: "closed" } });
    await visit(city, { ip: somewhere() }).api.identity.askRecovery({ login });
    expect(await mailsTo(login)).toEqual([]);
  });
});

describe("recovery goes where the other mails of a parent go (A9, D13)", () => {
  /** A parent with a password, whose dossier and account have the same address, unless it says another. */
  async function parentOf(town: { id: string }, ofDossier?: string) {
    const family = await makeFamily(town.id);
    const login = `parent.${newId()}@exemple.fr`;
    await owner().query("UPDATE account SET email = $2 WHERE id = $1", [family.accountId, login]);
    await owner().query("UPDATE person SET email = $2 WHERE id = $1", [family.personId, ofDossier ?? login]);
    const credential = { city_id: town.id, account_id: family.accountId, login };
    await insert("local_credential", { ...credential, password_hash: await hashPassword(PASSWORD) });
    return { ...family, login };
  }
  const kinds = async (mailbox: string) => (await mailsTo(mailbox)).map(({ kind }) => kind);
  const linkOf = async (mailbox: string) => {
    const text = (await mailsTo(mailbox)).findLast(({ kind }) => kind === "password-recovery")?.text ?? "";
    return /jeton=([\w-]+)/.exec(text)?.[1] ?? "";
  };
  const lives = async (token: string) => (await visit(city).api.identity.recoveryLink({ token })).lives;

  it.each([
    ["applied at once", () => quickCity],
    ["accepted by staff", () => otherCity],
  ])("a change of address %s: the new mailbox gets the link, the one that was left gets none", async (_, townOf) => {
    const town = townOf();
    const { login, sessionId } = await parentOf(town);
    const fresh = `nouvelle.${newId()}@exemple.fr`;
    const identity = (ip = somewhere()) => visit(town, { ip }).api.identity;
    await identity().askRecovery({ login });
    const former = await linkOf(login);
    expect(await identity().recoveryLink({ token: former })).toEqual({ lives: true });

    const wanted = { phone: "06 11 11 11 11", email: fresh, shownPhone: "", shownEmail: login };
    const { pendingRequestId } = await visit(town, { sessionId }).api.families.changes.askPerson(wanted);
    if (pendingRequestId) {
      const agent = await makeAgent(town.id, ["demandes.traiter"]);
      await visit(town, { sessionId: agent.sessionId }).api.families.staff.acceptChange({
        requestId: pendingRequestId,
      });
    }
    const late = identity().recoverPassword({ secretToken: former, ...chosen });
    expect((await refusalOf(late)).message).toBe("RecoveryLinkDead");
    for (const asked of [fresh, fresh.toUpperCase(), login]) await identity().askRecovery({ login: asked });
    expect((await kinds(fresh)).filter((kind) => kind === "password-recovery")).toHaveLength(3);
    await identity().recoverPassword({ secretToken: await linkOf(fresh), ...chosen });
    expect(await kinds(fresh)).toContain("password-changed");
    expect((await kinds(login)).toSorted()).toEqual(["email-changed", "password-recovery"]);
    await expect(visit(town).api.identity.logIn({ login, password: NEW_PASSWORD })).resolves.toBeDefined();
  });

  it("control: the link to the mailbox that was left is dead because of its address only", async () => {
    const { login, personId, accountId } = await parentOf(city);
    const token = await tokenFor(login);
    const fresh = `nouvelle.${newId()}@exemple.fr`;
    await owner().query("UPDATE person SET email = $2 WHERE id = $1", [personId, fresh]);
    expect(await lives(token)).toBe(false);
    await owner().query("UPDATE recovery_token SET sent_to = $2 WHERE account_id = $1", [accountId, fresh]);
    expect(await lives(token)).toBe(true);
  });

  it("who asked for an account with another address than the dossier’s gets no link there", async () => {
    const ofDossier = `dossier.${newId()}@exemple.fr`;
    const { login } = await parentOf(city, ofDossier);
    const { api } = visit(city, { ip: somewhere() });
    expect(await api.identity.askRecovery({ login })).toEqual(await api.identity.askRecovery({ login: ofDossier }));
    expect(await kinds(login)).toEqual([]);
    expect(await kinds(ofDossier)).toEqual(["password-recovery", "password-recovery"]);
  });

  it("two adults of one address receive a link each, which names the login it is for", async () => {
    const shared = `foyer.${newId()}@exemple.fr`;
    const both = [await parentOf(city, shared), await parentOf(city, shared)];
    await visit(city, { ip: somewhere() }).api.identity.askRecovery({ login: shared });
    const texts = (await mailsTo(shared)).map(({ text }) => text);
    expect(texts).toHaveLength(2);
    for (const { login } of both) expect(texts.filter((text) => text.includes(login))).toHaveLength(1);
    await visit(city, { ip: somewhere() }).api.identity.askRecovery({ login: both[0]?.login ?? "" });
    expect(await mailsTo(shared)).toHaveLength(3);
  });

  it("an agent is written to at the address of the account", async () => {
    expect(await lives(await tokenFor((await makeLocal(city.id, { kind: "agent" })).login))).toBe(true);
  });
});
