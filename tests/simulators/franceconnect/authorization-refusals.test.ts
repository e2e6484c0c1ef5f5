import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { authorizationParams, declaredServices, Journey, random, redirectUri } from "../support/service";
import { startFranceConnect } from "./start";

type Simulator = Awaited<ReturnType<typeof startFranceConnect>>;

let simulator: Simulator;
let journey: Journey;

beforeAll(async () => {
  simulator = await startFranceConnect({ port: 0, clients: declaredServices });
  journey = new Journey(simulator.issuer);
});
afterAll(() => simulator.stop());

/** The refusal stops on the platform: HTTP 400, a page with the code, no redirect. */
async function expectPage(params: URLSearchParams, code: string): Promise<void> {
  const answered = await journey.visitor.get(`${simulator.issuer}/authorize?${params}`);
  expect(answered.status).toBe(400);
  expect(answered.headers.get("location")).toBeNull();
  expect(answered.headers.get("content-type")).toContain("text/html");
  expect(await answered.text()).toContain(`<dd>${code}</dd>`);
}

describe("an authorization request that stops on the platform's own page", () => {
  const malformed: readonly (readonly [string, Record<string, string | null>])[] = [
    ["without client_id", { client_id: null }],
    ["with an empty client_id", { client_id: "" }],
    ["without redirect_uri", { redirect_uri: null }],
    ["without response_type", { response_type: null }],
    ["without scope", { scope: null }],
    ["whose scope lacks openid", { scope: "identite_pivot email" }],
    ["without acr_values", { acr_values: null }],
    ["without state", { state: null }],
    ["with a state of 31 characters", { state: "s".repeat(31) }],
    ["without nonce", { nonce: null }],
    ["with a nonce of 31 characters", { nonce: "n".repeat(31) }],
    ["with an empty prompt", { prompt: "" }],
    ["with prompt=none", { prompt: "none" }],
    ["with prompt=select_account", { prompt: "select_account" }],
    ["with a forbidden prompt among others", { prompt: "login select_account" }],
  ];
  it.each(malformed)("%s: Y030007", (_case, changes) => expectPage(authorizationParams(changes), "Y030007"));

  it("with a parameter given twice: Y030007", () => {
    const params = authorizationParams();
    params.append("state", random());
    return expectPage(params, "Y030007");
  });

  it("from an unknown client: Y04EA6EF", () => expectPage(authorizationParams({ client_id: "inconnu" }), "Y04EA6EF"));

  it.each([
    `${redirectUri}/`,
    redirectUri.replace("http:", "https:"),
    `${redirectUri}?a=1`,
    "http://service.localhost:9/",
  ])("to an undeclared address, %s: Y04C013C", (address) =>
    expectPage(authorizationParams({ redirect_uri: address }), "Y04C013C"),
  );

  it("asking amr without the authorisation, by scope or by claims: Y100009", async () => {
    await expectPage(authorizationParams({ scope: "openid amr" }), "Y100009");
    await expectPage(authorizationParams({ claims: '{"id_token":{"amr":{"essential":true}}}' }), "Y100009");
  });

  it("with claims that are not the expected JSON: Y030028", async () => {
    await expectPage(authorizationParams({ claims: "amr" }), "Y030028");
    await expectPage(authorizationParams({ claims: '{"id_token":"amr"}' }), "Y030028");
  });
});

describe("an authorization request refused on the service's callback", () => {
  const refused: readonly (readonly [string, string, Record<string, string | null>])[] = [
    ["another level only", "invalid_acr", { acr_values: "eidas2 eidas3" }],
    ["an unknown response_type", "unsupported_response_type", { response_type: "banana" }],
    ["the implicit flow", "unsupported_response_type", { response_type: "id_token" }],
    ["a scope that was not granted", "invalid_scope", { scope: "openid idp_birthdate" }],
    ["PKCE in clear", "invalid_request", { code_challenge: random(), code_challenge_method: "plain" }],
    ["PKCE without its method", "invalid_request", { code_challenge: random() }],
    ["a request object", "request_not_supported", { request: "e30.e30." }],
  ];
  it.each(refused)("for %s: %s", async (_case, error, changes) => {
    const params = authorizationParams(changes);
    const answered = await journey.visitor.get(`${simulator.issuer}/authorize?${params}`);
    expect(answered.status).toBe(303);
    const location = new URL(answered.headers.get("location") ?? "");
    const answer = new URLSearchParams(location.search || location.hash.slice(1));
    expect(`${location.origin}${location.pathname}`).toBe(redirectUri);
    expect(answer.get("error")).toBe(error);
    expect(answer.get("state")).toBe(params.get("state"));
    expect(answer.get("iss")).toBe(simulator.issuer);
    expect(answer.get("code")).toBeNull();
  });
});

describe("the pages of a login", () => {
  it("sends access_denied when the person goes back to the service, from either page", async () => {
    for (const login of [undefined, "test"]) {
      const visit = new Journey(simulator.issuer);
      const params = authorizationParams();
      let page = await visit.open(params);
      if (login) page = await visit.submit(page.url, "/idp/demonstration", { choix: login });
      const back = new URL((await visit.submit(page.url, "/abandon", {})).url);
      expect(Object.fromEntries(back.searchParams)).toEqual({
        error: "access_denied",
        error_description: "User auth aborted",
        state: params.get("state"),
        iss: simulator.issuer,
      });
    }
  });

  it("answers a stranger's or an old address of login with a page, not with a login", async () => {
    const start = await journey.open(authorizationParams());
    const stranger = await new Journey(simulator.issuer).visitor.get(start.url);
    expect(stranger.status).toBe(400);
    expect(await stranger.text()).toContain("Y030025");
    const resumed = await new Journey(simulator.issuer).visitor.get(start.url.replace("/interaction/", "/authorize/"));
    expect(resumed.status).toBe(400);
    expect(resumed.headers.get("content-type")).toContain("text/html");
  });

  it("answers other addresses with a page that says so", async () => {
    for (const path of [
      "/api/v1/authorize",
      "/api/v2/authorise",
      "/api/v2/.well-known/oauth-authorization-server",
      "/x",
    ]) {
      expect((await fetch(new URL(path, simulator.issuer))).status).toBe(404);
    }
  });
});
