import { beforeAll, describe, expect, it, vi } from "vitest";
import { liveSessions, makeCity, makeLocal, NOW, PASSWORD, refusalOf, visit } from "./support";

const work = vi.hoisted(() => ({ verified: 0 }));
vi.mock("@node-rs/argon2", async (original) => {
  const argon2 = await original<typeof import("@node-rs/argon2")>();
  return {
    ...argon2,
    verify: (...args: Parameters<typeof argon2.verify>) => {
      work.verified++;
      return argon2.verify(...args);
    },
  };
});

const guard = vi.hoisted(() => ({ off: false }));
vi.mock("@/server/identity/domain/return-path", async (original) => {
  const real = await original<typeof import("@/server/identity/domain/return-path")>();
  const { safeReturnPath } = real;
  const believing: typeof safeReturnPath = (asked, fallback) => asked ?? fallback;
  return {
    ...real,
    safeReturnPath: (...given: Parameters<typeof safeReturnPath>) =>
      guard.off ? believing(...given) : safeReturnPath(...given),
  };
});

let city: { id: string; slug: string };
beforeAll(async () => {
  city = await makeCity();
});

const wrong = { code: "UNPROCESSABLE_CONTENT", message: "WrongCredentials" };

describe("a local login (A3)", () => {
  it("opens a session under a new id, and leads where it was asked", async () => {
    const { accountId, login } = await makeLocal(city.id);
    const { api, given } = visit(city);
    const answer = await api.identity.logIn({
      login: ` ${login.toUpperCase()} `,
      password: PASSWORD,
      suite: "/famille/profil",
    });
    expect(answer).toEqual({ goTo: `/${city.slug}/famille/profil` });
    expect(await liveSessions(accountId)).toEqual([given.sessionId]);
    const inside = visit(city, { sessionId: given.sessionId });
    expect((await inside.api.identity.ownAccess()).sessions).toMatchObject([{ id: given.sessionId, current: true }]);
  });

  it("never takes over the id that the browser came with, and ends that session (fixation, attack 32)", async () => {
    const { accountId, login } = await makeLocal(city.id);
    const first = visit(city);
    await first.api.identity.logIn({ login, password: PASSWORD });
    const second = visit(city, { sessionId: first.given.sessionId });
    await second.api.identity.logIn({ login, password: PASSWORD });
    expect(second.given.sessionId).not.toBe(first.given.sessionId);
    expect(await liveSessions(accountId)).toEqual([second.given.sessionId]);
    const planted = visit(city, { sessionId: "018f0000-0000-7000-8000-000000000000" });
    await planted.api.identity.logIn({ login, password: PASSWORD });
    expect(planted.given.sessionId).not.toBe("018f0000-0000-7000-8000-000000000000");
  });

  it("answers the same to an unknown login, a wrong password and an agent at the parents' door", async () => {
    const parent = await makeLocal(city.id);
    const agent = await makeLocal(city.id, { kind: "agent" });
    const elsewhere = await makeLocal((await makeCity()).id);
    const tries = [
      { login: "personne@exemple.fr", password: PASSWORD },
      { login: parent.login, password: "Mauvais1!mdp" },
      { login: agent.login, password: PASSWORD },
      { login: elsewhere.login, password: PASSWORD },
    ];
    for (const given of tries) expect(await refusalOf(visit(city).api.identity.logIn(given))).toEqual(wrong);
  });

  it("does the same hash work for an unknown login (attack 34)", async () => {
    const { login } = await makeLocal(city.id);
    work.verified = 0;
    await refusalOf(visit(city).api.identity.logIn({ login: "personne2@exemple.fr", password: "x" }));
    expect(work.verified).toBe(1);
    await refusalOf(visit(city).api.identity.logIn({ login, password: "x" }));
    expect(work.verified).toBe(2);
  });

  it("leads nowhere else than to our pages (attack 13)", async () => {
    const { login } = await makeLocal(city.id);
    const answer = await visit(city).api.identity.logIn({ login, password: PASSWORD, suite: "//evil.example" });
    expect(answer.goTo).toBe(`/${city.slug}/famille`);
  });

  it("would lead to the address that was asked, were it believed (negative control of attack 13)", async () => {
    const { login } = await makeLocal(city.id);
    guard.off = true;
    const logged = visit(city).api.identity.logIn({ login, password: PASSWORD, suite: "//evil.example" });
    const { goTo } = await logged.finally(() => {
      guard.off = false;
    });
    expect(goTo).toContain("//evil.example");
  });

  it("says that an account is closed only to who knows its password", async () => {
    const { login } = await makeLocal(city.id, { account: { status: "suspended" } });
    const { api } = visit(city);
    expect(await refusalOf(api.identity.logIn({ login, password: "x" }))).toEqual(wrong);
    expect((await refusalOf(api.identity.logIn({ login, password: PASSWORD }))).message).toBe("AccountUnusable");
  });

  it("refuses a one-time password after its seven days, and asks to change it before", async () => {
    const credential = { must_change: true, one_time_expires_at: "2026-11-23T10:00:00+01:00" };
    const { login } = await makeLocal(city.id, { credential });
    const { api } = visit(city);
    expect(await api.identity.logIn({ login, password: PASSWORD })).toEqual({
      goTo: `/${city.slug}/connexion/mot-de-passe`,
    });
    const late = visit(city, { now: "2026-11-23T10:00:00+01:00" }).api;
    expect((await refusalOf(late.identity.logIn({ login, password: PASSWORD }))).message).toBe(
      "OneTimePasswordExpired",
    );
  });

  it("lets nobody act before the one-time password is changed", async () => {
    const { login } = await makeLocal(city.id, { credential: { must_change: true } });
    const { api, given } = visit(city);
    await api.identity.logIn({ login, password: PASSWORD });
    const inside = visit(city, { sessionId: given.sessionId });
    expect((await refusalOf(inside.api.identity.ownAccess())).message).toBe("PasswordMustChange");
  });
});

describe("guessing (attack 33)", () => {
  it("holds back one login from one address after ten tries, then lets it in again", async () => {
    const { login } = await makeLocal(city.id);
    const ip = "198.51.100.1";
    const { api } = visit(city, { ip });
    for (let n = 0; n < 10; n++) expect(await refusalOf(api.identity.logIn({ login, password: "x" }))).toEqual(wrong);
    expect((await refusalOf(api.identity.logIn({ login, password: PASSWORD }))).message).toBe("TooManyAttempts");
    const later = visit(city, { ip, now: "2026-11-23T09:16:00+01:00" }).api;
    await expect(later.identity.logIn({ login, password: PASSWORD })).resolves.toBeDefined();
  });

  it("counts refused attempts although the refusal rolls back", async () => {
    const { login } = await makeLocal(city.id);
    const ip = "198.51.100.2";
    for (let n = 0; n < 11; n++) await refusalOf(visit(city, { ip }).api.identity.logIn({ login, password: "x" }));
    const answer = await refusalOf(visit(city, { ip }).api.identity.logIn({ login, password: "x" }));
    expect(answer.message).toBe("TooManyAttempts");
  });

  it("does not hold back the other parent of the same home", async () => {
    const [one, other] = [await makeLocal(city.id), await makeLocal(city.id)];
    const { api } = visit(city, { ip: "198.51.100.3" });
    for (let n = 0; n < 12; n++) await refusalOf(api.identity.logIn({ login: one.login, password: "x" }));
    await expect(api.identity.logIn({ login: other.login, password: PASSWORD })).resolves.toBeDefined();
  });

  it("slows guessing from many addresses, and still lets the parent in from home", async () => {
    const { login } = await makeLocal(city.id);
    const home = visit(city, { ip: "198.51.100.4" }).api;
    await home.identity.logIn({ login, password: PASSWORD });
    for (let n = 0; n < 31; n++) {
      await refusalOf(visit(city, { ip: `192.0.2.${n}` }).api.identity.logIn({ login, password: "x" }));
    }
    const stranger = visit(city, { ip: "192.0.2.200" }).api;
    expect((await refusalOf(stranger.identity.logIn({ login, password: PASSWORD }))).message).toBe("TooManyAttempts");
    await expect(home.identity.logIn({ login, password: PASSWORD })).resolves.toBeDefined();
  });

  it("stops one address that tries many logins", async () => {
    const ip = "198.51.100.5";
    for (let n = 0; n < 100; n++) {
      await refusalOf(visit(city, { ip }).api.identity.logIn({ login: `personne${n}@exemple.fr`, password: "x" }));
    }
    const { login } = await makeLocal(city.id);
    const answer = await refusalOf(visit(city, { ip, now: NOW }).api.identity.logIn({ login, password: PASSWORD }));
    expect(answer.message).toBe("TooManyAttempts");
  });
});
