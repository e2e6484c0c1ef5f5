import { createLocalJWKSet, decodeJwt, jwtVerify } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { authorizationParams, challengeOf, Journey, random, redirectUri, service } from "../support/service";
import { startFranceConnect } from "./start";

type Simulator = Awaited<ReturnType<typeof startFranceConnect>>;

let simulator: Simulator;

beforeAll(async () => {
  simulator = await startFranceConnect({ port: 0, clients: [service] });
});
afterAll(() => simulator.stop());

async function json(response: Response): Promise<Record<string, unknown>> {
  return response.json();
}

describe("a whole login", () => {
  it("publishes a discovery document and two keys", async () => {
    const discovery = await json(await fetch(`${simulator.issuer}/.well-known/openid-configuration`));
    expect(discovery).toMatchObject({
      issuer: simulator.issuer,
      authorization_endpoint: `${simulator.issuer}/authorize`,
      end_session_endpoint: `${simulator.issuer}/session/end`,
      revocation_endpoint: `${simulator.issuer}/token/revocation`,
      token_endpoint_auth_methods_supported: ["client_secret_post", "private_key_jwt"],
      authorization_response_iss_parameter_supported: true,
      subject_types_supported: ["pairwise"],
    });
    const { keys } = await (await fetch(`${simulator.issuer}/jwks`)).json();
    expect(keys.map(({ alg }: { alg: string }) => alg)).toEqual(["ES256", "RS256"]);
    expect(JSON.stringify(keys)).not.toContain('"d":');
  });

  it("goes from the button to the identity and back out", async () => {
    const verifier = random();
    const params = authorizationParams({
      prompt: "login consent",
      code_challenge: challengeOf(verifier),
      code_challenge_method: "S256",
    });
    const journey = new Journey(simulator.issuer);
    const callback = await journey.logInAs("test", params);
    expect(`${callback.origin}${callback.pathname}`).toBe(redirectUri);
    expect([...callback.searchParams.keys()].sort()).toEqual(["code", "iss", "state"]);
    expect(callback.searchParams.get("state")).toBe(params.get("state"));
    expect(callback.searchParams.get("iss")).toBe(simulator.issuer);

    const answered = await journey.exchange(callback.searchParams.get("code") ?? "", { code_verifier: verifier });
    expect(answered.status).toBe(200);
    const tokens = await json(answered);
    expect(Object.keys(tokens).sort()).toEqual(["access_token", "expires_in", "id_token", "scope", "token_type"]);
    expect(tokens).toMatchObject({ token_type: "Bearer", expires_in: 60, scope: params.get("scope") });

    const keys = createLocalJWKSet(await (await fetch(`${simulator.issuer}/jwks`)).json());
    const idToken = await jwtVerify(String(tokens.id_token), keys, { issuer: simulator.issuer, audience: service.id });
    expect(idToken.protectedHeader.alg).toBe("RS256");
    expect(idToken.payload).toMatchObject({ nonce: params.get("nonce"), acr: "eidas1" });
    expect(Object.keys(idToken.payload).sort()).toEqual(
      ["acr", "at_hash", "aud", "auth_time", "exp", "iat", "iss", "nonce", "sub"].sort(),
    );
    expect((idToken.payload.exp ?? 0) - (idToken.payload.iat ?? 0)).toBe(60);
    expect(idToken.payload.sub).toMatch(/^[0-9a-f]{64}v1$/);

    const userinfo = await journey.userinfo(String(tokens.access_token));
    expect(userinfo.headers.get("content-type")).toMatch(/^application\/jwt/);
    const person = await jwtVerify(await userinfo.text(), keys, { issuer: simulator.issuer, audience: service.id });
    const { aud, iat, exp, iss, ...claims } = person.payload;
    expect(claims).toEqual({
      sub: idToken.payload.sub,
      given_name: "Angela Claire Louise",
      given_name_array: ["Angela", "Claire", "Louise"],
      family_name: "DUBOIS",
      birthdate: "1962-08-24",
      gender: "female",
      birthplace: "75107",
      birthcountry: "99100",
      email: "test@example.org",
    });
    expect((exp ?? 0) - (iat ?? 0)).toBeLessThanOrEqual(60);
  });

  it("takes the request by POST as by GET", async () => {
    const journey = new Journey(simulator.issuer);
    const posted = await journey.visitor.post(
      `${simulator.issuer}/authorize`,
      Object.fromEntries(authorizationParams()),
    );
    expect(posted.status).toBe(303);
    expect(posted.headers.get("location")).toContain("/api/v2/interaction/");
  });

  it("accepts the three levels together and gives eidas1", async () => {
    const journey = new Journey(simulator.issuer);
    const callback = await journey.logInAs("test", authorizationParams({ acr_values: "eidas1 eidas2 eidas3" }));
    const tokens = await json(await journey.exchange(callback.searchParams.get("code") ?? ""));
    expect(decodeJwt(String(tokens.id_token)).acr).toBe("eidas1");
  });

  it("passes no name on when the service asks for none, whatever the cnaf scopes", async () => {
    const journey = new Journey(simulator.issuer);
    const params = authorizationParams({ scope: "openid cnaf_quotient_familial" });
    const start = await journey.open(params);
    const information = await journey.submit(start.url, "/idp/demonstration", { choix: "test" });
    expect(await information.page?.text()).toContain("Quotient familial (CAF ou MSA)");
    const back = new URL((await journey.submit(information.url, "/continuer", {})).url);
    const tokens = await json(await journey.exchange(back.searchParams.get("code") ?? ""));
    const claims = decodeJwt(await (await journey.userinfo(String(tokens.access_token))).text());
    expect(Object.keys(claims).sort()).toEqual(["aud", "exp", "iat", "iss", "sub"]);
  });

  it("keeps the person logged in: a second service request goes straight to the information page", async () => {
    const journey = new Journey(simulator.issuer);
    await journey.logInAs("test", authorizationParams());
    const again = await journey.open(authorizationParams());
    expect(await again.page?.text()).toContain("Continuer vers Service A");
    const asked = await journey.open(authorizationParams({ prompt: "login" }));
    expect(await asked.page?.text()).toContain("Identités de démonstration");
  });

  it("lets another person take over in the same browser, without JavaScript", async () => {
    const journey = new Journey(simulator.issuer);
    await journey.logInAs("test", authorizationParams());
    const callback = await journey.logInAs("avec_nom_dusage", authorizationParams({ prompt: "login" }));
    const tokens = await json(await journey.exchange(callback.searchParams.get("code") ?? ""));
    const claims = decodeJwt(await (await journey.userinfo(String(tokens.access_token))).text());
    expect(claims).toMatchObject({ family_name: "MERCIER", preferred_username: "DUBOIS" });
  });
});
