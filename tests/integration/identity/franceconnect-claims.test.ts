import { decodeJwt, decodeProtectedHeader } from "jose";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { TOKEN_FAULTS, type TokenFault } from "../../simulators/franceconnect/forged-token";
import { ASKED_ADDRESSES } from "../../simulators/franceconnect/switches";
import { authorizationParams } from "../../simulators/support/service";
import type { Browser } from "./browser";
import { city, failed, forgetEverybody, makeAngela, open, simulator } from "./franceconnect-world";

/*
 * Each claim and each signature of FranceConnect's two answers, wrong one at a time (attack 9), and a code or a nonce that is
 * another's (attack 10), and a discovery document that points elsewhere (attack 21). Then the same with our guards off: only
 * then do they open a session.
 */

/** What a test takes away: the library's checks of signed answers, ours of their claims or of addresses, or the checks that we ask it to make. */
const off = vi.hoisted(
  (): { library?: boolean; claims?: boolean; origin?: boolean; checks?: readonly ("nonce" | "pkce")[] } => ({}),
);

vi.mock("@/server/auth/franceconnect/assert-claims", async (original) => {
  const real = await original<typeof import("@/server/auth/franceconnect/assert-claims")>();
  const assertClaims: typeof real.assertClaims = (...given) => (off.claims ? undefined : real.assertClaims(...given));
  return { ...real, assertClaims };
});

vi.mock("@/server/auth/franceconnect/assert-same-origin", async (original) => {
  const real = await original<typeof import("@/server/auth/franceconnect/assert-same-origin")>();
  const assertSameOrigin: typeof real.assertSameOrigin = (...given) =>
    off.origin ? undefined : real.assertSameOrigin(...given);
  return { ...real, assertSameOrigin };
});

vi.mock("@/server/auth/franceconnect/provider", async (original) => {
  const real = await original<typeof import("@/server/auth/franceconnect/provider")>();
  const nextAuthOptions: typeof real.nextAuthOptions = (...given) => {
    const options = real.nextAuthOptions(...given);
    for (const provider of options.providers) {
      if (provider.type !== "oauth" || typeof provider.token !== "object") continue;
      if (off.checks) provider.checks = ["state", ...off.checks];
      const exchange = provider.token.request;
      provider.token.request = async (context) => {
        if (off.library) Object.assign(context.client, UNCHECKED);
        return exchange?.(context) ?? { tokens: {} };
      };
    }
    return options;
  };
  return { ...real, nextAuthOptions };
});

const UNCHECKED = {
  validateIdToken: async (tokens: unknown) => tokens,
  validateJWTUserinfo: async (jwt: string) => ({ payload: decodeJwt(jwt), protected: decodeProtectedHeader(jwt) }),
};

beforeEach(async () => {
  Object.assign(off, { library: undefined, claims: undefined, origin: undefined, checks: undefined });
  await forgetEverybody();
  await makeAngela();
});

async function logInWith(where: "idTokenFault" | "userinfoFault", fault: TokenFault | ""): Promise<Browser> {
  const browser = open();
  const back = await browser.passFranceConnect("test");
  simulator.switches.set({ [where]: fault });
  const { location } = await browser.come(back);
  const shown = await browser.leaveFranceConnect(location);
  expect(shown).toBe((await browser.sessionId()) ? `/${city.slug}/famille` : failed("refuse"));
  return browser;
}

/** An identity says nothing of the attempt, nor of the level: its token does. */
const OF_TOKENS_ONLY = /^(nonce|acr)/;
/** Without a subject no account can be found, whoever lets the answer in. */
const NEVER = /^sub absent/;

describe.each(["idTokenFault", "userinfoFault"] as const)("%s (attack 9)", (where) => {
  const faults = TOKEN_FAULTS.filter((fault) => where === "idTokenFault" || !OF_TOKENS_ONLY.test(fault));

  it("none: opens a session (positive control)", async () => {
    expect(await (await logInWith(where, "")).sessionId()).toBeDefined();
  });

  it.each(faults)("%s: opens no session", async (fault) => {
    expect(await (await logInWith(where, fault)).sessionId()).toBeUndefined();
  });

  it.each(faults.filter((fault) => where === "idTokenFault" || !NEVER.test(fault)))(
    "%s: would open one, were nothing checked (negative control)",
    async (fault) => {
      Object.assign(off, { library: true, claims: true });
      expect(await (await logInWith(where, fault)).sessionId()).toBeDefined();
    },
  );
});

describe("what is ours to check, since the library lets it pass (attack 9)", () => {
  it.each([
    ["idTokenFault", "iat"],
    ["idTokenFault", "sub"],
    ["idTokenFault", "acr"],
    ["idTokenFault", "acr absent"],
    ["userinfoFault", "iss absent"],
    ["userinfoFault", "aud absent"],
    ["userinfoFault", "exp absent"],
    ["userinfoFault", "iat"],
    ["userinfoFault", "iat absent"],
    ["userinfoFault", "sub"],
  ] as const)("%s, %s: would open a session, were our own check off (negative control)", async (where, fault) => {
    off.claims = true;
    expect(await (await logInWith(where, fault)).sessionId()).toBeDefined();
  });
});

describe("a discovery document whose address is on another server (attack 21)", () => {
  /** What a request to that address would bring, were it made: FranceConnect in trouble, or a login that begins again. */
  const TRAPS = {
    token_endpoint: { tokenDown: true },
    userinfo_endpoint: { userinfoRefused: true },
    jwks_uri: { jwksDown: true },
  } as const;

  async function logInAt(switches: Parameters<typeof simulator.switches.set>[0]) {
    const browser = open();
    const back = await browser.passFranceConnect("test");
    simulator.switches.set(switches);
    const { location } = await browser.come(back);
    return { browser, shown: await browser.leaveFranceConnect(location) };
  }

  it.each(ASKED_ADDRESSES)("%s: opens no session, and nothing is asked there", async (elsewhere) => {
    const { browser, shown } = await logInAt({ elsewhere, ...TRAPS[elsewhere] });
    expect(shown).toBe(failed("refuse"));
    expect(await browser.sessionId()).toBeUndefined();
  });

  it.each(ASKED_ADDRESSES)(
    "%s: would be asked, and open one, were it not compared (negative control)",
    async (elsewhere) => {
      off.origin = true;
      const trapped = await logInAt({ elsewhere, ...TRAPS[elsewhere] });
      expect(trapped.shown).not.toBe(failed("refuse"));
      simulator.switches.reset();
      const { browser } = await logInAt({ elsewhere });
      expect(await browser.sessionId()).toBeDefined();
    },
  );
});

describe("the code of another's login, brought in one's own (attack 10)", () => {
  /** The victim's browser waits for an answer; the attacker's code, of a request of his own, is put in it. */
  async function injected(checks?: readonly ("nonce" | "pkce")[]): Promise<string | undefined> {
    off.checks = checks;
    const victim = open();
    const asked = new URL(await victim.begin());
    for (const name of ["nonce", "pkce"]) {
      // A check that is off has no cookie: what is kept of it is then read by nobody.
      const cookie = `__Host-preau.fc-${name}`;
      if (!victim.cookies.has(cookie)) victim.cookies.set(cookie, "off");
    }
    const own = authorizationParams({
      client_id: "preau",
      redirect_uri: asked.searchParams.get("redirect_uri"),
      scope: asked.searchParams.get("scope"),
      state: asked.searchParams.get("state"),
    });
    const { location } = await victim.come(await victim.identify("test", `${simulator.issuer}/authorize?${own}`));
    expect(location).not.toBe("/");
    return victim.sessionId();
  }

  it("opens no session, by the nonce alone or by the PKCE alone either", async () => {
    expect(await injected()).toBeUndefined();
    expect(await injected(["nonce"])).toBeUndefined();
    expect(await injected(["pkce"])).toBeUndefined();
  });

  it("would log the victim in as the attacker, with neither (negative control)", async () => {
    // A nonce that nobody asked for is refused by the library all the same.
    off.library = true;
    expect(await injected(["pkce"])).toBeUndefined();
    expect(await injected([])).toBeDefined();
  });
});
