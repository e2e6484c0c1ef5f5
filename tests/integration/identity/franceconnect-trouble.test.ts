import { beforeEach, describe, expect, it, vi } from "vitest";
import { owner } from "../../support/owner";
import type { Browser } from "./browser";
import { byHost, city, failed, forgetEverybody, makeAngela, open, otherCity, simulator } from "./franceconnect-world";

/** Once a test says so, an attempt is found by what comes back, whichever browser brings it: the cookies of who began it. */
const guard = vi.hoisted((): { kept?: ReadonlyMap<string, string> } => ({}));
vi.mock("@/server/auth/incoming", async (original) => {
  const real = await original<typeof import("@/server/auth/incoming")>();
  const incomingOf: typeof real.incomingOf = (request) => {
    const incoming = real.incomingOf(request);
    return guard.kept ? { ...incoming, cookies: Object.fromEntries(guard.kept) } : incoming;
  };
  return { ...real, incomingOf };
});
beforeEach(() => {
  guard.kept = undefined;
});

describe("answers that are refused (attacks 9, 10)", () => {
  beforeEach(forgetEverybody);

  async function refused(change: (back: URL, browser: Browser) => void | Promise<void>): Promise<string> {
    await makeAngela();
    const browser = open();
    const back = await browser.passFranceConnect("test");
    await change(back, browser);
    const { location } = await browser.come(back);
    expect(await browser.sessionId()).toBeUndefined();
    return browser.leaveFranceConnect(location);
  }

  it("another state, no state, another issuer, no issuer", async () => {
    expect(await refused((back) => back.searchParams.set("state", "a".repeat(43)))).toBe(failed("refuse"));
    expect(await refused((back) => back.searchParams.delete("state"))).toBe(failed("refuse"));
    expect(await refused((back) => back.searchParams.set("iss", "https://evil.example"))).toBe(failed("refuse"));
    expect(await refused((back) => back.searchParams.delete("iss"))).toBe(failed("refuse"));
    // Also where the answer is an error, which the library never sees: what is of nobody we know is no news of FranceConnect.
    expect(
      await refused((back) => {
        back.searchParams.set("iss", "https://evil.example");
        back.searchParams.set("error", "access_denied");
      }),
    ).toBe(failed("refuse"));
  });

  it("an answer brought by another browser (login CSRF)", async () => {
    await makeAngela();
    const back = await open().passFranceConnect("test");
    const victim = open();
    expect((await victim.come(back)).location).toBe("/");
    await victim.begin();
    expect((await victim.come(back)).location).toBe(failed("refuse"));
    expect(await victim.sessionId()).toBeUndefined();
  });

  it("would log the victim in as the attacker, were it not tied to the browser that asked (negative control)", async () => {
    await makeAngela();
    const attacker = open();
    const back = await attacker.passFranceConnect("test");
    const victim = open();
    await victim.begin();
    guard.kept = attacker.cookies;
    await victim.come(back);
    expect(await victim.sessionId()).toBeDefined();
  });

  it("the same answer twice", async () => {
    await makeAngela();
    const browser = open();
    const back = await browser.passFranceConnect("test");
    await browser.come(back);
    expect((await browser.come(back)).location).toBe("/");
  });

  it("the same answer again with the cookies of its attempt, from another browser: its code has served", async () => {
    await makeAngela();
    const browser = open();
    const back = await browser.passFranceConnect("test");
    const thief = open();
    for (const [name, value] of browser.cookies) thief.cookies.set(name, value);
    await browser.come(back);
    // As for a code that came too late: the login begins again, and FranceConnect asks who it is.
    expect((await thief.come(back)).location.startsWith(`${simulator.issuer}/authorize?`)).toBe(true);
    expect([await browser.sessionId(), await thief.sessionId()]).toEqual([expect.any(String), undefined]);
  });

  it("an attempt for one city that comes back to another's host", async () => {
    const browser = open({ ...byHost(), slug: otherCity.slug });
    const back = await browser.passFranceConnect("test");
    const elsewhere = open(byHost());
    for (const [name, value] of browser.cookies) elsewhere.cookies.set(name, value);
    const { location } = await elsewhere.come(back);
    expect(location).toBe("/connexion?erreur=refuse");
  });

  it("an attempt cookie that we did not write", async () => {
    const location = await refused((_, browser) => {
      browser.cookies.set("__Host-preau.fc-attempt", browser.cookies.get("__Host-preau.fc-state") ?? "");
    });
    expect(location).toBe("/");
  });

  it("a wrong nonce, a wrong signature", async () => {
    simulator.switches.set({ wrongNonce: true });
    expect(await refused(() => undefined)).toBe(failed("refuse"));
    simulator.switches.reset();
    simulator.switches.set({ badUserinfoSignature: true });
    expect(await refused(() => undefined)).toBe(failed("refuse"));
  });
});

describe("FranceConnect in trouble (protocols 1.7, fault F8)", () => {
  beforeEach(forgetEverybody);

  it("says that it does not answer: discovery down at the button, and on the way back", async () => {
    simulator.switches.set({ discoveryDown: true });
    expect(await open().begin()).toBe(failed("indisponible"));
    simulator.switches.reset();
    const browser = open();
    const back = await browser.passFranceConnect("test");
    simulator.switches.set({ discoveryDown: true });
    expect((await browser.come(back)).location).toBe(failed("indisponible"));
  });

  it("says that it does not answer: tokens or keys down", async () => {
    for (const down of [{ tokenDown: true }, { jwksDown: true }]) {
      const browser = open();
      const back = await browser.passFranceConnect("test");
      simulator.switches.set(down);
      expect((await browser.come(back)).location, JSON.stringify(down)).toBe(failed("indisponible"));
      simulator.switches.reset();
    }
  });

  it("tells apart giving up and a fault of theirs", async () => {
    const answerTo = async (change: { cancel: boolean } | { serverError: boolean }) => {
      simulator.switches.set(change);
      const browser = open();
      const back = await browser.journey.open(new URL(await browser.begin()).searchParams);
      return (await browser.come(back.url)).location;
    };
    expect(await answerTo({ cancel: true })).toBe(failed("annule"));
    simulator.switches.reset();
    expect(await answerTo({ serverError: true })).toBe(failed("indisponible"));
  });

  it("begins again once by itself when the code came too late, then gives up", async () => {
    await makeAngela();
    const browser = open();
    const back = await browser.passFranceConnect("test");
    back.searchParams.set("code", "a-code-that-is-too-old-to-be-known");
    const { location } = await browser.come(back);
    expect(location.startsWith(`${simulator.issuer}/authorize?`)).toBe(true);
    const second = await browser.identify("test", location);
    second.searchParams.set("code", "another-code-that-is-too-old");
    expect((await browser.come(second)).location).toBe(failed("trop-tard"));
  });

  it.each([
    ["a code that they do not know", { tokenError: "invalid_grant" }, "trop-tard"],
    ["a request that they do not understand", { tokenError: "invalid_request" }, "configuration"],
    ["a client that they do not know", { tokenError: "invalid_client" }, "configuration"],
    ["a token that they do not know any more", { userinfoRefused: true }, "trop-tard"],
  ] as const)("begins again once by itself after %s, and goes through or tells", async (_, trouble, failure) => {
    await makeAngela();
    const tried = async (browser: Browser) => {
      const back = await browser.passFranceConnect("test");
      simulator.switches.set(trouble);
      const { location } = await browser.come(back);
      expect(location.startsWith(`${simulator.issuer}/authorize?`)).toBe(true);
      return browser.identify("test", location);
    };
    const unlucky = open();
    const again = await tried(unlucky);
    expect(await unlucky.leaveFranceConnect((await unlucky.come(again)).location)).toBe(failed(failure));
    expect(await unlucky.sessionId()).toBeUndefined();
    simulator.switches.reset();
    const lucky = open();
    const second = await tried(lucky);
    simulator.switches.reset();
    expect((await lucky.come(second)).location).toBe(`/${city.slug}/famille`);
  });

  it("goes on when the keys were changed a moment ago", async () => {
    await makeAngela();
    const browser = open();
    const back = await browser.passFranceConnect("test");
    await simulator.rotateKeys();
    expect((await browser.come(back)).location).toBe(`/${city.slug}/famille`);
  });
});

describe("logging out on both sides (protocols 1.6)", () => {
  beforeEach(forgetEverybody);

  it("ends our session first, then FranceConnect's, and comes back to the city", async () => {
    await makeAngela();
    const browser = open();
    await browser.logIn("test");
    const sessionId = await browser.sessionId();
    const away = new URL(await browser.logOut());
    const { rows } = await owner().query("SELECT revoked_at FROM session WHERE id = $1", [sessionId]);
    expect(rows[0].revoked_at).not.toBeNull();
    expect(await browser.sessionId()).toBeUndefined();
    expect(`${away.origin}${away.pathname}`).toBe(`${simulator.issuer}/session/end`);
    expect(away.searchParams.get("id_token_hint")).toMatch(/^eyJ/);
    const ended = await browser.journey.visitor.get(away.href);
    expect(await browser.comeFromLogout(ended.headers.get("location") ?? "")).toBe(`/${city.slug}/deconnexion`);
  });

  async function suspended(browser: Browser): Promise<void> {
    await browser.logIn("test");
    await owner().query(
      "UPDATE account SET status = 'suspended' WHERE id IN (SELECT account_id FROM federated_identity)",
    );
  }

  it("leaves nobody logged in at FranceConnect whom we do not let in: a suspended account, an identity refused", async () => {
    await makeAngela();
    await suspended(open());
    const browser = open();
    const away = (await browser.come(await browser.passFranceConnect("test"))).location;
    expect(await browser.isStillKnown(), "before leaving").toBe(true);
    expect(await browser.leaveFranceConnect(away)).toBe(failed("compte-ferme"));
    expect(await browser.isStillKnown()).toBe(false);

    const forged = open();
    const back = await forged.passFranceConnect("test");
    simulator.switches.set({ badUserinfoSignature: true });
    expect(await forged.leaveFranceConnect((await forged.come(back)).location)).toBe(failed("refuse"));
    expect(await forged.isStillKnown()).toBe(false);
  });

  it("does not follow a return that nobody began", async () => {
    const browser = open(byHost());
    const forged = "http://corbas.localhost:3000/api/auth/deconnexion?state=forged";
    expect(await browser.comeFromLogout(forged)).toBe("/deconnexion");
    expect(await open().comeFromLogout("http://localhost:3000/api/auth/deconnexion?state=forged")).toBe("/");
  });

  it("stays here for somebody who did not come by FranceConnect, or is not logged in", async () => {
    expect(await open().logOut()).toBe(`/${city.slug}/deconnexion`);
  });
});
