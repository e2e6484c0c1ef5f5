import { decodeJwt, decodeProtectedHeader, SignJWT } from "jose";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { authorizationParams, declaredServices, Journey, random, service } from "../support/service";
import { startFranceConnect } from "./start";

type Simulator = Awaited<ReturnType<typeof startFranceConnect>>;

let simulator: Simulator;

beforeAll(async () => {
  simulator = await startFranceConnect({ port: 0, clients: declaredServices });
});
afterAll(() => simulator.stop());
afterEach(() => {
  vi.useRealTimers();
});

const goodbye = service.postLogoutRedirectUris[0] ?? "";

async function loggedIn(client = service.id): Promise<{ journey: Journey; idToken: string }> {
  const journey = new Journey(simulator.issuer);
  const callback = await journey.logInAs("test", authorizationParams({ client_id: client, scope: "openid" }));
  const tokens = await (await journey.exchange(callback.searchParams.get("code") ?? "", { client_id: client })).json();
  return { journey, idToken: tokens.id_token };
}

function logOut(journey: Journey, params: Record<string, string>): Promise<Response> {
  return journey.visitor.get(`${simulator.issuer}/session/end?${new URLSearchParams(params)}`);
}

describe("a logout", () => {
  it("comes back to the declared address with its state, and ends the session", async () => {
    const { journey, idToken } = await loggedIn();
    const state = random();
    const answered = await logOut(journey, { id_token_hint: idToken, state, post_logout_redirect_uri: goodbye });
    expect(answered.status).toBe(303);
    expect(answered.headers.get("location")).toBe(`${goodbye}?state=${state}`);
    const again = await journey.open(authorizationParams());
    expect(await again.page?.text()).toContain("Identités de démonstration");
  });

  it.each(["service-b", "service-c"])("takes the hint of %s, signed otherwise", async (client) => {
    const { journey, idToken } = await loggedIn(client);
    const answered = await logOut(journey, { id_token_hint: idToken, post_logout_redirect_uri: goodbye });
    expect(answered.headers.get("location")).toBe(goodbye);
  });

  it("takes the hint long after its 60 seconds, and after the keys have changed", async () => {
    const { journey, idToken } = await loggedIn();
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 3 * 3600 * 1000 });
    await simulator.rotateKeys();
    const answered = await logOut(journey, { id_token_hint: idToken, post_logout_redirect_uri: goodbye });
    expect(answered.headers.get("location")).toBe(goodbye);
  });

  it("says so on its own page when no address was given", async () => {
    const { journey, idToken } = await loggedIn();
    const answered = await logOut(journey, { id_token_hint: idToken });
    expect(answered.status).toBe(200);
    expect(await answered.text()).toContain("Vous êtes déconnecté");
  });

  it("stops on a page and keeps the session without a good hint or a declared address", async () => {
    const { journey, idToken } = await loggedIn();
    const [head, , signature] = idToken.split(".");
    const forged = Buffer.from(JSON.stringify({ ...decodeJwt(idToken), sub: "autre" })).toString("base64url");
    const cases: readonly (readonly [Record<string, string>, string])[] = [
      [{ post_logout_redirect_uri: goodbye }, "missing required parameter id_token_hint"],
      [{ id_token_hint: "illisible", post_logout_redirect_uri: goodbye }, "could not decode id_token_hint"],
      [{ id_token_hint: `${head}.${forged}.${signature}` }, "could not validate id_token_hint"],
      [{ id_token_hint: idToken, post_logout_redirect_uri: `${goodbye}/` }, "post_logout_redirect_uri not registered"],
    ];
    for (const [params, reason] of cases) {
      const answered = await logOut(journey, params);
      expect(answered.status).toBe(400);
      expect(answered.headers.get("location")).toBeNull();
      expect(await answered.text()).toContain(`invalid_request : ${reason}`);
    }
    expect((await journey.open(authorizationParams())).url).toContain("/interaction/");
    expect(await (await journey.open(authorizationParams())).page?.text()).toContain("Continuer vers Service A");
  });

  it("wants the at_hash claim in the hint: Y100019", async () => {
    const { journey, idToken } = await loggedIn("service-c");
    const { at_hash, ...claims } = decodeJwt(idToken);
    expect(at_hash).toBeTruthy();
    const hint = await new SignJWT(claims)
      .setProtectedHeader({ alg: "HS256", typ: decodeProtectedHeader(idToken).typ ?? "JWT" })
      .sign(new TextEncoder().encode(service.secret));
    const answered = await logOut(journey, { id_token_hint: hint, post_logout_redirect_uri: goodbye });
    expect(answered.status).toBe(400);
    expect(await answered.text()).toContain("Y100019");
  });
});

describe("the platform's session", () => {
  it("spares the password for 30 minutes", async () => {
    const { journey } = await loggedIn();
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 29 * 60 * 1000 });
    expect(await (await journey.open(authorizationParams())).page?.text()).toContain("Continuer vers Service A");
    vi.setSystemTime(Date.now() + 31 * 60 * 1000);
    expect(await (await journey.open(authorizationParams())).page?.text()).toContain("Identités de démonstration");
  });
});
