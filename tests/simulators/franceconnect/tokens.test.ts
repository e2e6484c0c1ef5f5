import { createLocalJWKSet, decodeJwt, exportJWK, generateKeyPair, jwtVerify, SignJWT } from "jose";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { authorizationParams, challengeOf, declaredServices, Journey, random, service } from "../support/service";
import { startFranceConnect } from "./start";

type Simulator = Awaited<ReturnType<typeof startFranceConnect>>;

const keyPair = await generateKeyPair("ES256", { extractable: true });
let simulator: Simulator;

beforeAll(async () => {
  const publicKey = { ...(await exportJWK(keyPair.publicKey)), use: "sig", alg: "ES256" };
  simulator = await startFranceConnect({
    port: 0,
    clients: [...declaredServices, { ...service, id: "service-d", publicKeys: [publicKey] }],
  });
});
afterAll(() => simulator.stop());
afterEach(() => {
  vi.useRealTimers();
});

async function json(response: Response): Promise<Record<string, unknown>> {
  return response.json();
}

function later(seconds: number): void {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + seconds * 1000 });
}

async function freshCode(
  changes: Record<string, string> = {},
  login = "test",
): Promise<{ journey: Journey; code: string }> {
  const journey = new Journey(simulator.issuer);
  const callback = await journey.logInAs(login, authorizationParams(changes));
  return { journey, code: callback.searchParams.get("code") ?? "" };
}

async function expectRefusal(response: Response, status: number, error: string): Promise<void> {
  expect(response.status).toBe(status);
  const body = await json(response);
  expect(body.error).toBe(error);
  expect(body.error_description).toBeTruthy();
  const uri = new URL(String(body.error_uri));
  expect(uri.searchParams.get("code")).toMatch(/^Y04[0-9A-F]{5}$/);
  expect(uri.searchParams.get("id")).toBeTruthy();
}

describe("the token endpoint", () => {
  it("refuses client_secret_basic, even with the right secret", async () => {
    const { journey, code } = await freshCode();
    const basic = Buffer.from(`${service.id}:${service.secret}`).toString("base64");
    const without = { client_id: null, client_secret: null };
    await expectRefusal(
      await journey.exchange(code, without, { Authorization: `Basic ${basic}` }),
      401,
      "invalid_client",
    );
    expect((await journey.exchange(code)).status).toBe(200);
  });

  it.each([
    ["a wrong secret", 401, "invalid_client", { client_secret: "x".repeat(40) }],
    ["an unknown client", 401, "invalid_client", { client_id: "inconnu" }],
    ["no authentication", 401, "invalid_client", { client_secret: null }],
    ["no code", 400, "invalid_request", { code: null }],
    ["an unknown code", 400, "invalid_grant", { code: "x".repeat(43) }],
    ["another declared address", 400, "invalid_grant", { redirect_uri: "http://autre.localhost:9/callback" }],
    ["another grant type", 400, "unsupported_grant_type", { grant_type: "client_credentials" }],
    ["another client's code", 400, "invalid_grant", { client_id: "service-b" }],
  ])("refuses %s: %i %s", async (_case, status, error, changes) => {
    const { journey, code } = await freshCode();
    await expectRefusal(await journey.exchange(code, changes), status, error);
  });

  it("gives a code one use, and takes its token back at the second", async () => {
    const { journey, code } = await freshCode();
    const { access_token } = await json(await journey.exchange(code));
    await expectRefusal(await journey.exchange(code), 400, "invalid_grant");
    await expectRefusal(await journey.userinfo(String(access_token)), 401, "invalid_token");
  });

  it("lets a code live 30 seconds", async () => {
    const first = await freshCode();
    later(28);
    expect((await first.journey.exchange(first.code)).status).toBe(200);
    vi.useRealTimers();
    const second = await freshCode();
    later(32);
    await expectRefusal(await second.journey.exchange(second.code), 400, "invalid_grant");
  });

  it("holds the service to the PKCE verifier it announced", async () => {
    const verifier = random();
    const pkce = { code_challenge: challengeOf(verifier), code_challenge_method: "S256" };
    const { journey, code } = await freshCode(pkce);
    await expectRefusal(await journey.exchange(code), 400, "invalid_grant");
    const other = await freshCode(pkce);
    await expectRefusal(await other.journey.exchange(other.code, { code_verifier: random() }), 400, "invalid_grant");
    const right = await freshCode(pkce);
    expect((await right.journey.exchange(right.code, { code_verifier: verifier })).status).toBe(200);
  });

  it("takes private_key_jwt from a client declared with a key, and nothing else from it", async () => {
    const asD = { client_id: "service-d" };
    const assertion = await new SignJWT({ jti: random() })
      .setProtectedHeader({ alg: "ES256" })
      .setIssuer("service-d")
      .setSubject("service-d")
      .setAudience(simulator.issuer)
      .setIssuedAt()
      .setExpirationTime("60s")
      .sign(keyPair.privateKey);
    const { journey, code } = await freshCode(asD);
    await expectRefusal(await journey.exchange(code, asD), 401, "invalid_client");
    const signed = {
      client_id: "service-d",
      client_secret: null,
      client_assertion: assertion,
      client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
    };
    expect((await journey.exchange(code, signed)).status).toBe(200);
  });
});

describe("the identity", () => {
  it("is refused without a token, with an unknown one, and once the token is over", async () => {
    await expectRefusal(await fetch(`${simulator.issuer}/userinfo`), 401, "invalid_token");
    const { journey, code } = await freshCode();
    await expectRefusal(await journey.userinfo("inconnu"), 401, "invalid_token");
    const { access_token } = await json(await journey.exchange(code));
    expect((await journey.userinfo(String(access_token))).status).toBe(200);
    later(61);
    await expectRefusal(await journey.userinfo(String(access_token)), 401, "invalid_token");
  });

  it("is refused once the service has revoked its token", async () => {
    const { journey, code } = await freshCode();
    const { access_token } = await json(await journey.exchange(code));
    const body = { token: String(access_token), client_id: service.id, client_secret: service.secret };
    await fetch(`${simulator.issuer}/token/revocation`, { method: "POST", body: new URLSearchParams(body) });
    await expectRefusal(await journey.userinfo(String(access_token)), 401, "invalid_token");
  });

  async function identify(
    client: string,
    login: string,
    scope = "openid email",
  ): Promise<{ sub: string; jwt: string }> {
    const { journey, code } = await freshCode({ client_id: client, scope }, login);
    const { access_token } = await json(await journey.exchange(code, { client_id: client }));
    const jwt = await (await journey.userinfo(String(access_token))).text();
    return { sub: String(decodeJwt(jwt).sub), jwt };
  }

  it("has one sub per entity: shared by its services, unlike any other's", async () => {
    const a = await identify("service-a", "test");
    expect((await identify("service-a", "test")).sub).toBe(a.sub);
    expect((await identify("service-b", "test")).sub).toBe(a.sub);
    expect((await identify("service-c", "test")).sub).not.toBe(a.sub);
    expect((await identify("service-a", "test_fusion")).sub).not.toBe(a.sub);
  });

  it("is signed as the service declared: ES256, or HS256 with its secret", async () => {
    const keys = createLocalJWKSet(await (await fetch(`${simulator.issuer}/jwks`)).json());
    const b = await identify("service-b", "test");
    expect((await jwtVerify(b.jwt, keys, { audience: "service-b" })).protectedHeader.alg).toBe("ES256");
    const c = await identify("service-c", "test");
    const secret = new TextEncoder().encode(service.secret);
    expect((await jwtVerify(c.jwt, secret, { audience: "service-c" })).protectedHeader.alg).toBe("HS256");
  });

  it("shows what needs a special authorisation to the service that has it", async () => {
    const { jwt } = await identify(
      "service-c",
      "étranger_présumé_né_jour",
      "openid amr idp_birthdate idp_id identite_pivot",
    );
    expect(decodeJwt(jwt)).toMatchObject({
      amr: ["pwd"],
      idp_id: "demonstration",
      idp_birthdate: "1992-11-00",
      birthdate: "1992-11",
    });
  });

  it("can be read by a data provider's simulator from the access token, for 60 seconds", async () => {
    const { journey, code } = await freshCode({ scope: "openid cnaf_quotient_familial cnaf_enfants" });
    const { access_token } = await json(await journey.exchange(code));
    const introspection = new URL("/_simulator/introspect", simulator.issuer);
    introspection.searchParams.set("token", String(access_token));
    expect(await json(await fetch(introspection))).toMatchObject({
      active: true,
      client_id: service.id,
      entity: "syndicat",
      scope: "openid cnaf_quotient_familial cnaf_enfants",
      identity: { family_name: "DUBOIS", given_name_array: ["Angela", "Claire", "Louise"], birthplace: "75107" },
    });
    later(61);
    expect(await json(await fetch(introspection))).toEqual({ active: false });
  });
});
