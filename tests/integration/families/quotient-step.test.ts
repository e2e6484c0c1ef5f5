import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import * as route from "@/app/[ville]/famille/dossier/quotient/route";
import { demoCalendar } from "@/prisma/seed/calendar";
import { systemClock } from "@/server/platform/clock";
import { dayOf } from "@/server/platform/dates";
import { newId } from "@/server/platform/ids";
import { startApiParticulier } from "../../simulators/api-particulier/start";
import type { ApiParticulierSwitches } from "../../simulators/api-particulier/switches";
import { makeChild, makeFamily } from "../../support/factory";
import { insert, owner } from "../../support/owner";
import type { Browser } from "../identity/browser";
import { byHost, byPath, city, makeAngela, open, otherCity, SIRET, simulator } from "../identity/franceconnect-world";
import { makeAdult } from "./households";

let service: Awaited<ReturnType<typeof startApiParticulier>>;
beforeAll(async () => {
  service = await startApiParticulier({
    port: 0,
    introspection: new URL("/_simulator/introspect", simulator.issuer).href,
    recipients: [SIRET],
    withTownChildren: true,
  });
  process.env.API_PARTICULIER_URL = service.url;
});
afterAll(() => service.stop());
beforeEach(async () => {
  service.switches.reset();
  const tables = ["quotient_familial", "session", "federated_identity", "person_login", "family_adult", "family_child"];
  for (const table of tables) await owner().query(`DELETE FROM ${table}`);
  for (const table of ["person", "rate_limit"]) await owner().query(`DELETE FROM ${table}`);
});

/** Angela of the test base with her own dossier, where Lina lives, whom the fund knows. */
async function angelaAtHome(browser: Browser, over: { readonly child?: string } = {}): Promise<string> {
  const familyId = newId();
  await insert("family", { city_id: city.id, id: familyId, name: "DUBOIS", residence: "commune" });
  const personId = await makeAngela();
  await insert("family_adult", { city_id: city.id, family_id: familyId, person_id: personId, role: "responsable" });
  const { running } = demoCalendar(dayOf(systemClock.now(), "Europe/Paris"));
  const born = Number(running.firstDay.slice(0, 4)) - 10;
  const child = { first_name: over.child ?? "Lina", last_name: "DUBOIS", birthdate: `${born}-03-04` };
  await makeChild(city.id, familyId, child);
  await browser.logIn("test");
  return familyId;
}

async function amounts(): Promise<number[]> {
  const { rows } = await owner().query("SELECT amount_cents::int AS n FROM quotient_familial ORDER BY recorded_at");
  return rows.map(({ n }) => n);
}

const told = (outcome: string, base = `/${city.slug}`) => `${base}/famille/dossier?quotient=${outcome}#quotient`;

describe("« Récupérer ses données avec FranceConnect » (D15)", () => {
  it("asks for the household's quotient and people, not its address, on an address of its own", async () => {
    const browser = open();
    await angelaAtHome(browser);
    const url = new URL(await browser.beginQuotient());
    expect(`${url.origin}${url.pathname}`).toBe(`${simulator.issuer}/authorize`);
    const asked = Object.fromEntries(url.searchParams);
    expect(asked).toMatchObject({
      redirect_uri: "http://localhost:3000/api/auth/callback/franceconnect-donnees",
      scope: "openid identite_pivot cnaf_quotient_familial cnaf_allocataires cnaf_enfants",
      acr_values: "eidas1",
      code_challenge_method: "S256",
    });
    expect(asked.state?.length).toBeGreaterThanOrEqual(32);
    expect(asked.nonce?.length).toBeGreaterThanOrEqual(32);
  });

  it.each([
    ["by path", byPath],
    ["by host", byHost],
  ])("records it and comes back to the dossier, out of FranceConnect's session, %s", async (_, place) => {
    const browser = open(place());
    await angelaAtHome(browser);
    const sessionId = await browser.sessionId();
    const away = await browser.comeWithData(await browser.identify("test", await browser.beginQuotient()));
    expect(away).toContain(`${simulator.issuer}/session/end?id_token_hint=ey`);
    expect(await browser.leaveFranceConnect(away)).toBe(told("lu", place().base));
    expect(await amounts()).toEqual([74_200]);
    expect(await browser.sessionId()).toBe(sessionId);
    expect([...browser.cookies.keys()]).toEqual(["__Host-preau.session"]);
    const again = await browser.journey.open(new URL(await browser.beginQuotient()).searchParams);
    expect(await again.page?.text()).toContain("Identités de démonstration");
  });

  it("records the same only once, and what was worked out again beside it", async () => {
    const browser = open();
    await angelaAtHome(browser);
    expect(await browser.readQuotient("test")).toBe(told("lu"));
    expect(await browser.readQuotient("test")).toBe(told("inchange"));
    service.switches.set({ recalculated: true });
    expect(await browser.readQuotient("test")).toBe(told("lu"));
    expect(await amounts()).toEqual([74_200, 79_200]);
  });

  type Switches = Parameters<ApiParticulierSwitches["set"]>[0];
  it.each<[Switches, string]>([
    [{ tokenRefused: true }, "trop-tard"],
    [{ tokenExpired: true }, "trop-tard"],
    [{ tokenBlacklisted: true }, "configuration"],
    [{ rightsMissing: true }, "configuration"],
    [{ recipientMissing: true }, "configuration"],
    [{ notFoundMsa: true }, "inconnu-msa"],
    [{ notFoundCnaf: true }, "inconnu-caf"],
    [{ notKnown: true }, "inconnu"],
    [{ unexpected: true }, "inattendu"],
    [{ conflict: true }, "deja-en-cours"],
    [{ identityRefused: true }, "identite"],
    [{ tooManyRequests: true }, "trop-de-demandes"],
    [{ providerTooManyRequests: true }, "trop-de-demandes"],
    [{ providerNonsense: true }, "illisible"],
    [{ providerDown: true }, "en-panne"],
    [{ providerTooSlow: true }, "trop-lent"],
    [{ providerNotResolved: true }, "en-panne"],
    [{ network: true }, "en-panne"],
    [{ gatewayDown: true }, "en-panne"],
    [{ banned: true }, "en-panne"],
    [{ slowMs: 7_000 }, "trop-lent"],
    [{ brokenJson: true }, "illisible"],
    [{ hugeAnswer: true }, "illisible"],
    [{ noQuotient: true }, "absent"],
    [{ oldMonth: true }, "ancien"],
    [{ otherHousehold: true }, "autre-foyer"],
  ])("%j: %s, and what is on file stays", async (change, outcome) => {
    const browser = open();
    await angelaAtHome(browser);
    await browser.readQuotient("test");
    service.switches.set(change);
    expect(await browser.readQuotient("test")).toBe(told(outcome));
    expect(await amounts()).toEqual([74_200]);
  });

  it("asks nothing more of a service that told us to slow down, until it is time", async () => {
    const browser = open();
    await angelaAtHome(browser);
    service.switches.set({ tooManyRequests: true });
    await browser.readQuotient("test");
    service.switches.reset();
    expect(await browser.readQuotient("test")).toBe(told("trop-de-demandes"));
    await owner().query("DELETE FROM rate_limit");
    expect(await browser.readQuotient("test")).toBe(told("lu"));
  });

  it("takes nothing from a household without a child in common", async () => {
    const browser = open();
    await angelaAtHome(browser, { child: "Inconnue" });
    expect(await browser.readQuotient("test")).toBe(told("autre-foyer"));
    expect(await amounts()).toEqual([]);
  });
});

describe("answers that are refused (attacks 9, 10, 30)", () => {
  it("somebody else at FranceConnect", async () => {
    const browser = open();
    await angelaAtHome(browser);
    expect(await browser.readQuotient("avec_nom_dusage")).toBe(told("autre-personne"));
    expect(await amounts()).toEqual([]);
  });

  it("another state, no issuer, the same answer twice", async () => {
    const browser = open();
    await angelaAtHome(browser);
    const back = await browser.identify("test", await browser.beginQuotient());
    const forged = new URL(back);
    forged.searchParams.set("state", "a".repeat(43));
    expect(await browser.comeWithData(forged)).toBe(told("refuse"));
    expect(await browser.comeWithData(back)).toBe("/");
    const second = await browser.identify("test", await browser.beginQuotient());
    second.searchParams.delete("iss");
    expect(await browser.comeWithData(second)).toBe(told("refuse"));
    const third = await browser.identify("test", await browser.beginQuotient());
    await browser.leaveFranceConnect(await browser.comeWithData(third));
    expect(await browser.comeWithData(third)).toBe("/");
    expect(await amounts()).toEqual([74_200]);
  });

  it("brought by another browser, or another session of the same one", async () => {
    const browser = open();
    const familyId = await angelaAtHome(browser);
    const back = await browser.identify("test", await browser.beginQuotient());
    const victim = await makeAdult(city.id, familyId, { role: "parent" });
    const elsewhere = open();
    await elsewhere.takeSession(victim.sessionId);
    expect(await elsewhere.comeWithData(back)).toBe("/");
    await elsewhere.beginQuotient();
    expect(await elsewhere.comeWithData(back)).toBe(told("refuse"));
    await browser.takeSession(victim.sessionId);
    expect(await browser.comeWithData(back)).toBe(told("refuse"));
    expect(await amounts()).toEqual([]);
  });

  it("an answer to a login for data, and data for a login", async () => {
    const browser = open();
    await angelaAtHome(browser);
    const ofLogin = await browser.passFranceConnect("test");
    await browser.beginQuotient();
    const swapped = new URL(ofLogin);
    swapped.pathname = "/api/auth/callback/franceconnect-donnees";
    expect(await browser.comeWithData(swapped)).toBe(told("refuse"));
    const ofData = await browser.identify("test", await browser.beginQuotient());
    await browser.begin();
    expect((await browser.come(ofData)).location).toBe(`/${city.slug}/connexion?erreur=refuse`);
    expect(await amounts()).toEqual([]);
  });

  it("for a city that comes back to another's host", async () => {
    const browser = open({ ...byHost(), slug: city.slug });
    await angelaAtHome(browser);
    const back = await browser.identify("test", await browser.beginQuotient());
    const elsewhere = open({ ...byHost(), slug: otherCity.slug });
    for (const [name, value] of browser.cookies) elsewhere.cookies.set(name, value);
    expect(await elsewhere.comeWithData(back)).toBe(told("refuse", ""));
  });

  it("a session that ended meanwhile, a dossier that was changed meanwhile", async () => {
    const browser = open();
    await angelaAtHome(browser);
    const back = await browser.identify("test", await browser.beginQuotient());
    const other = await makeFamily(city.id);
    await owner().query(
      `INSERT INTO family_adult (city_id, family_id, person_id, role)
       SELECT city_id, $1, person_id, 'parent' FROM person_login WHERE account_id = (SELECT account_id FROM federated_identity)`,
      [other.familyId],
    );
    await owner().query("UPDATE session SET family_id = $1 WHERE id = $2", [other.familyId, await browser.sessionId()]);
    expect(await browser.leaveFranceConnect(await browser.comeWithData(back))).toBe(told("autre-dossier"));
    const second = await browser.identify("test", await browser.beginQuotient());
    await owner().query("UPDATE session SET revoked_at = now()");
    const ended = await browser.leaveFranceConnect(await browser.comeWithData(second));
    expect(ended).toBe(`/${city.slug}/connexion?suite=%2Ffamille%2Fdossier`);
    expect(await amounts()).toEqual([]);
  });
});

describe("the button (attack 31)", () => {
  const press = (slug: string, headers: Record<string, string>) =>
    route.POST(
      new Request(`http://localhost:3000/${slug}/famille/dossier/quotient`, {
        method: "POST",
        headers: { "x-preau-base": `/${slug}`, host: "localhost:3000", ...headers },
      }),
      { params: Promise.resolve({ ville: slug }) },
    );

  it.each([
    ["another site", { "sec-fetch-site": "cross-site" }],
    ["an old browser on another origin", { origin: "https://evil.example" }],
    ["nobody knows where", {}],
  ])("does nothing from %s", async (_, headers) => {
    expect((await press(city.slug, headers)).status).toBe(403);
  });

  it("leads to the login without a session, and to the button again by the browser's history", async () => {
    const pressed = await press(city.slug, { "sec-fetch-site": "same-origin" });
    expect(pressed.headers.get("location")).toBe(`/${city.slug}/connexion?suite=%2Ffamille%2Fdossier`);
    const visited = new Request("http://localhost:3000/x", { headers: { "x-preau-base": `/${city.slug}` } });
    expect(route.GET(visited).headers.get("location")).toBe(`/${city.slug}/famille/dossier#quotient`);
  });

  it("is not for a payer, nor where the town has no authorisation", async () => {
    const family = await makeFamily(city.id);
    const payer = open();
    await payer.takeSession((await makeAdult(city.id, family.familyId, { role: "payeur" })).sessionId);
    expect(await payer.beginQuotient()).toBe(`/${city.slug}/famille/droits`);
    const elsewhere = open({ origin: "http://localhost:3000", slug: otherCity.slug, base: `/${otherCity.slug}` });
    await elsewhere.takeSession((await makeFamily(otherCity.id)).sessionId);
    expect(await elsewhere.beginQuotient()).toBe(told("configuration", `/${otherCity.slug}`));
  });

  it("says that FranceConnect does not answer", async () => {
    const browser = open();
    await angelaAtHome(browser);
    simulator.switches.set({ discoveryDown: true });
    expect(await browser.beginQuotient()).toBe(told("franceconnect"));
    simulator.switches.reset();
    const back = await browser.identify("test", await browser.beginQuotient());
    simulator.switches.set({ tokenDown: true });
    expect(await browser.comeWithData(back)).toBe(told("franceconnect"));
    simulator.switches.reset();
    simulator.switches.set({ cancel: true });
    const cancelled = await browser.journey.open(new URL(await browser.beginQuotient()).searchParams);
    expect(await browser.comeWithData(cancelled.url)).toBe(told("annule"));
    simulator.switches.reset();
  });

  it("begins again once by itself when FranceConnect's code came too late", async () => {
    const browser = open();
    await angelaAtHome(browser);
    const back = await browser.identify("test", await browser.beginQuotient());
    back.searchParams.set("code", "a-code-that-is-too-old-to-be-known");
    const again = await browser.comeWithData(back);
    expect(again.startsWith(`${simulator.issuer}/authorize?`)).toBe(true);
    const second = await browser.identify("test", again);
    second.searchParams.set("code", "another-code-that-is-too-old");
    expect(await browser.comeWithData(second)).toBe(told("trop-tard"));
    expect(await amounts()).toEqual([]);
  });
});
