import { createLocalJWKSet, decodeJwt, jwtVerify } from "jose";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { authorizationParams, Journey, service } from "../support/service";
import { startFranceConnect } from "./start";

type Simulator = Awaited<ReturnType<typeof startFranceConnect>>;

let simulator: Simulator;
let switches: URL;

beforeAll(async () => {
  simulator = await startFranceConnect({ port: 0, clients: [service] });
  switches = new URL("/_simulator/switches", simulator.issuer);
});
afterAll(() => simulator.stop());
beforeEach(() => {
  simulator.switches.reset();
});

function turn(change: Record<string, unknown>): Promise<Response> {
  const headers = { "Content-Type": "application/json" };
  return fetch(switches, { method: "POST", headers, body: JSON.stringify(change) });
}

async function publishedKeys(): Promise<Parameters<typeof createLocalJWKSet>[0]> {
  return (await fetch(`${simulator.issuer}/jwks`)).json();
}

async function tokens(
  journey: Journey,
  params = authorizationParams(),
): Promise<{ access_token: string; id_token: string }> {
  const callback = await journey.logInAs("test", params);
  return (await journey.exchange(callback.searchParams.get("code") ?? "")).json();
}

describe("a failure on demand", () => {
  it.each([
    ["cancel", "access_denied"],
    ["serverError", "server_error"],
  ])("%s: the service receives %s", async (name, error) => {
    expect((await turn({ [name]: true })).status).toBe(200);
    const params = authorizationParams();
    const back = new URL((await new Journey(simulator.issuer).open(params)).url);
    expect(back.searchParams.get("error")).toBe(error);
    expect(back.searchParams.get("state")).toBe(params.get("state"));
    expect(back.searchParams.get("iss")).toBe(simulator.issuer);
  });

  it.each([
    ["discoveryDown", "/.well-known/openid-configuration"],
    ["jwksDown", "/jwks"],
  ])("%s: %s answers 503 until the reset", async (name, path) => {
    await turn({ [name]: true });
    expect((await fetch(`${simulator.issuer}${path}`)).status).toBe(503);
    await turn({ reset: true });
    expect((await fetch(`${simulator.issuer}${path}`)).status).toBe(200);
  });

  it.each(["token_endpoint", "userinfo_endpoint", "jwks_uri"])(
    "elsewhere: only the %s is on another server",
    async (name) => {
      const read = async () => (await fetch(`${simulator.issuer}/.well-known/openid-configuration`)).json();
      const before = await read();
      await turn({ elsewhere: name });
      const moved = before[name].replace("//localhost", "//127.0.0.1");
      expect(moved).not.toBe(before[name]);
      expect(await read()).toEqual({ ...before, [name]: moved });
    },
  );

  it("tokenDown: the code is not spent", async () => {
    const journey = new Journey(simulator.issuer);
    const code = (await journey.logInAs("test", authorizationParams())).searchParams.get("code") ?? "";
    await turn({ tokenDown: true });
    expect((await journey.exchange(code)).status).toBe(503);
    await fetch(switches, { method: "DELETE" });
    expect((await journey.exchange(code)).status).toBe(200);
  });

  it("slowTokenMs: the exchange waits", async () => {
    const journey = new Journey(simulator.issuer);
    const code = (await journey.logInAs("test", authorizationParams())).searchParams.get("code") ?? "";
    await turn({ slowTokenMs: 300 });
    const before = performance.now();
    expect((await journey.exchange(code)).status).toBe(200);
    expect(performance.now() - before).toBeGreaterThanOrEqual(290);
  });

  it("wrongNonce: the id_token is well signed with another nonce", async () => {
    await turn({ wrongNonce: true });
    const params = authorizationParams();
    const { id_token } = await tokens(new Journey(simulator.issuer), params);
    const { payload } = await jwtVerify(id_token, createLocalJWKSet(await publishedKeys()));
    expect(payload.nonce).toBeTruthy();
    expect(payload.nonce).not.toBe(params.get("nonce"));
  });

  it("badUserinfoSignature: the identity is well formed and wrongly signed", async () => {
    const journey = new Journey(simulator.issuer);
    const { access_token } = await tokens(journey);
    await turn({ badUserinfoSignature: true });
    const jwt = await (await journey.userinfo(access_token)).text();
    expect(decodeJwt(jwt).family_name).toBe("DUBOIS");
    await expect(jwtVerify(jwt, createLocalJWKSet(await publishedKeys()))).rejects.toThrow("signature");
  });

  it("rotateKeys: new keys sign, the old ones stay published, a login under way goes on", async () => {
    const before = await publishedKeys();
    const journey = new Journey(simulator.issuer);
    const start = await journey.open(authorizationParams());
    expect((await turn({ rotateKeys: true })).status).toBe(200);
    const after = await publishedKeys();
    expect(after.keys).toHaveLength(4);
    expect(after.keys).toEqual(expect.arrayContaining(before.keys));
    const information = await journey.submit(start.url, "/idp/demonstration", { choix: "test" });
    const back = new URL((await journey.submit(information.url, "/continuer", {})).url);
    const { id_token } = await (await journey.exchange(back.searchParams.get("code") ?? "")).json();
    await expect(jwtVerify(id_token, createLocalJWKSet(before))).rejects.toThrow();
    await expect(jwtVerify(id_token, createLocalJWKSet(after))).resolves.toBeTruthy();
  });
});

describe("the switches themselves", () => {
  it("refuse an unknown name or a wrong value and change nothing", async () => {
    expect((await turn({ panne: true, cancel: true })).status).toBe(400);
    expect((await turn({ cancel: "oui" })).status).toBe(400);
    expect((await fetch(switches, { method: "POST", body: "pas du JSON" })).status).toBe(400);
    expect(simulator.switches.values.cancel).toBe(false);
  });

  it("can be read as JSON, and turned from a page without JavaScript", async () => {
    await turn({ slowTokenMs: 5 });
    const json = await fetch(switches, { headers: { Accept: "application/json" } });
    expect(await json.json()).toMatchObject({ cancel: false, slowTokenMs: 5 });
    const page = await (await fetch(switches, { headers: { Accept: "text/html" } })).text();
    expect(page).toContain("Pannes à la demande");
    expect(page).not.toContain("<script");
    const body = new URLSearchParams({ cancel: "true", slowTokenMs: "0", action: "save" });
    await fetch(switches, { method: "POST", body });
    expect(simulator.switches.values).toMatchObject({ cancel: true, slowTokenMs: 0 });
    await fetch(switches, { method: "POST", body: new URLSearchParams({ action: "reset" }) });
    expect(simulator.switches.values.cancel).toBe(false);
  });
});
