import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { startFranceConnect } from "../franceconnect/start";
import { authorizationParams, Journey, service } from "../support/service";
import { type ErrorName, errorNames, errors } from "./errors";
import { startApiParticulier } from "./start";

const RECIPIENT = "21420207900015";
const ALL = "openid identite_pivot cnaf_quotient_familial cnaf_allocataires cnaf_enfants cnaf_adresse";

let franceConnect: Awaited<ReturnType<typeof startFranceConnect>>;
let simulator: Awaited<ReturnType<typeof startApiParticulier>>;

beforeAll(async () => {
  franceConnect = await startFranceConnect({ port: 0, clients: [service] });
  simulator = await startApiParticulier({
    port: 0,
    introspection: new URL("/_simulator/introspect", franceConnect.issuer).href,
    recipients: [RECIPIENT],
    withTownChildren: true,
  });
});
afterAll(() => Promise.all([franceConnect.stop(), simulator.stop()]));
beforeEach(() => {
  simulator.switches.reset();
});
afterEach(() => {
  vi.useRealTimers();
});

async function tokenOf(login: string, scope = ALL): Promise<string> {
  const journey = new Journey(franceConnect.issuer);
  const callback = await journey.logInAs(login, authorizationParams({ scope }));
  const answered = await journey.exchange(callback.searchParams.get("code") ?? "");
  return z.object({ access_token: z.string() }).parse(await answered.json()).access_token;
}

interface Asking {
  readonly query?: Record<string, string>;
  readonly headers?: Record<string, string>;
}

function ask(token: string, { query = { recipient: RECIPIENT }, headers = {} }: Asking = {}): Promise<Response> {
  const url = new URL("/v3/dss/quotient_familial/france_connect", simulator.url);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return fetch(url, { headers: { Authorization: `Bearer ${token}`, ...headers } });
}

const answerSchema = z.object({ data: z.record(z.string(), z.unknown()) });
const dataOf = async (response: Response) => answerSchema.parse(await response.json()).data;

async function expectError(response: Response, name: ErrorName): Promise<void> {
  const { status, code, title } = errors[name];
  expect(response.status).toBe(status);
  expect(await response.json()).toMatchObject({ errors: [{ code, title }] });
}

describe("a quotient by FranceConnect token", () => {
  it("answers the household of whom the token stands for, at the present month", async () => {
    const response = await ask(await tokenOf("test"));
    const [year, month] = new Date().toLocaleDateString("sv", { timeZone: "Europe/Paris" }).split("-").map(Number);
    const data = await dataOf(response);
    expect(data).toMatchObject({
      quotient_familial: { fournisseur: "CNAF", valeur: 742, annee: year, mois: month },
      allocataires: [{ nom_naissance: "DUBOIS", prenoms: "ANGELA CLAIRE LOUISE" }],
      adresse: { code_postal_ville: "75002 PARIS" },
    });
    expect(JSON.stringify(data.enfants)).toContain('"prenoms":"LINA"');
    expect(response.headers.get("ratelimit-limit")).toBe("1000");
  });

  it("knows the MSA, partial dates, and who has no household", async () => {
    expect(await dataOf(await ask(await tokenOf("test_CINDY")))).toMatchObject({
      quotient_familial: { fournisseur: "MSA", valeur: 615 },
    });
    expect(JSON.stringify(await dataOf(await ask(await tokenOf("Testcommuneprénom"))))).toContain("2020-00-00");
    await expectError(await ask(await tokenOf("test_DAVID")), "notKnown");
  });

  it("gives the keys that the scopes open, and nothing without the whole pivot", async () => {
    const some = await tokenOf("test", "openid identite_pivot cnaf_quotient_familial cnaf_enfants");
    expect(Object.keys(await dataOf(await ask(some))).sort()).toEqual(["enfants", "quotient_familial"]);
    await expectError(await ask(await tokenOf("test", "openid cnaf_quotient_familial")), "rightsMissing");
    await expectError(await ask(await tokenOf("test", "openid identite_pivot")), "rightsMissing");
  });
});

describe("what it refuses", () => {
  it("no token, a token elsewhere than in the header, one that nobody issued, one that is over", async () => {
    const token = await tokenOf("test");
    await expectError(await ask("", { headers: { Authorization: "" } }), "tokenRefused");
    await expectError(await ask("", { headers: { Authorization: `Basic ${token}` } }), "tokenRefused");
    const inAddress = { query: { recipient: RECIPIENT, token }, headers: { Authorization: "" } };
    await expectError(await ask("", inAddress), "tokenRefused");
    await expectError(await ask("inconnu"), "tokenRefused");
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 61_000 });
    await expectError(await ask(token), "tokenRefused");
  });

  it("a recipient that is missing, malformed, or not authorised", async () => {
    const token = await tokenOf("test");
    await expectError(await ask(token, { query: {} }), "recipientMissing");
    await expectError(await ask(token, { query: { recipient: "saint-chamond" } }), "recipientMissing");
    await expectError(await ask(token, { query: { recipient: "13002526500013" } }), "rightsMissing");
  });

  it("a month that cannot be, is to come, or is too far back", async () => {
    const token = await tokenOf("test");
    const status = async (query: Record<string, string>) =>
      (await ask(token, { query: { recipient: RECIPIENT, ...query } })).status;
    const year = new Date().getFullYear();
    expect(await status({ mois: "13" })).toBe(400);
    expect(await status({ mois: "x" })).toBe(400);
    expect(await status({ annee: String(year + 1) })).toBe(400);
    expect(await status({ annee: String(year - 3) })).toBe(400);
    expect(await status({ annee: String(year - 1) })).toBe(200);
  });

  it("the same question while it is being answered", async () => {
    const token = await tokenOf("test");
    simulator.switches.set({ slowMs: 300 });
    const both = await Promise.all([ask(token), ask(token)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });
});

describe("what it remembers", () => {
  it("answers the same for a day, unless it is asked afresh", async () => {
    const token = await tokenOf("avec_nom_dusage");
    const value = async (headers: Record<string, string> = {}) => {
      const response = await ask(token, { headers });
      const { quotient_familial: quotient } = await dataOf(response);
      return [response.headers.get("x-response-cached"), z.object({ valeur: z.number() }).parse(quotient).valeur];
    };
    expect(await value()).toEqual(["false", 399]);
    simulator.switches.set({ recalculated: true });
    expect(await value()).toEqual(["true", 399]);
    expect(await value({ "Cache-Control": "no-cache" })).toEqual(["false", 449]);
  });
});

describe("failures on demand", () => {
  it.each(errorNames)("%s", async (name) => {
    simulator.switches.set({ [name]: true });
    const response = await ask(await tokenOf("test"));
    if (name === "tooManyRequests") expect(response.headers.get("retry-after")).toBe("5");
    await expectError(response, name);
  });

  it("what no document foresees", async () => {
    const token = await tokenOf("test_ELSA");
    const fresh = () => ask(token, { headers: { "Cache-Control": "no-cache" } });
    simulator.switches.set({ gatewayDown: true });
    expect((await fresh()).status).toBe(503);
    simulator.switches.reset();
    simulator.switches.set({ brokenJson: true });
    await expect((await fresh()).json()).rejects.toThrow();
    simulator.switches.reset();
    simulator.switches.set({ hugeAnswer: true });
    expect((await (await fresh()).text()).length).toBeGreaterThan(1_000_000);
    simulator.switches.reset();
    simulator.switches.set({ noQuotient: true });
    expect(Object.keys(await dataOf(await fresh()))).not.toContain("quotient_familial");
    simulator.switches.reset();
    simulator.switches.set({ otherHousehold: true });
    expect(JSON.stringify(await dataOf(await fresh()))).not.toContain("PLACARD");
    simulator.switches.reset();
    simulator.switches.set({ banned: true });
    await expect(fresh()).rejects.toThrow();
  });

  it("are on a page, and a ping says that all is well", async () => {
    expect(await (await fetch(new URL("/_simulator/switches", simulator.url))).text()).toContain("Adresse bannie");
    expect(await (await fetch(new URL("/api/pings", simulator.url))).json()).toEqual({ status: "ok" });
    expect((await fetch(new URL("/v3/autre", simulator.url))).status).toBe(404);
  });
});
