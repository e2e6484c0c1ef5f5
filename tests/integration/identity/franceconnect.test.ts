import { beforeEach, describe, expect, it } from "vitest";
import { SESSION_COOKIE } from "@/server/auth/session-cookie";
import { newId } from "@/server/platform/ids";
import { makeAccount, makeFamily } from "../../support/factory";
import { invariantsHoldAfterEach } from "../../support/invariants";
import { insert, owner } from "../../support/owner";
import type { Browser } from "./browser";
import { byHost, byPath, city, failed, forgetEverybody, makeAngela, open, simulator } from "./franceconnect-world";
import { visit } from "./support";

invariantsHoldAfterEach();

describe("a FranceConnect login (A1)", () => {
  beforeEach(forgetEverybody);

  it("asks FranceConnect for what it wants, to the letter", async () => {
    const browser = open();
    const url = new URL(await browser.begin());
    expect(`${url.origin}${url.pathname}`).toBe(`${simulator.issuer}/authorize`);
    const asked = Object.fromEntries(url.searchParams);
    expect(asked).toMatchObject({
      client_id: "preau",
      redirect_uri: "http://localhost:3000/api/auth/callback/franceconnect",
      response_type: "code",
      scope: "openid identite_pivot preferred_username email",
      acr_values: "eidas1",
      code_challenge_method: "S256",
    });
    expect(asked.state?.length).toBeGreaterThanOrEqual(32);
    expect(asked.nonce?.length).toBeGreaterThanOrEqual(32);
    expect([...browser.cookies.keys()].every((name) => name.startsWith("__Host-preau."))).toBe(true);
  });

  it.each([
    ["by path", byPath],
    ["by host", byHost],
  ])("enters and comes back to the page asked, %s", async (_, place) => {
    await makeAngela();
    const browser = open(place());
    const back = await browser.passFranceConnect("test", "/famille/profil");
    expect(`${back.origin}${back.pathname}`).toBe(`${place().origin}/api/auth/callback/franceconnect`);
    const { location, lines } = await browser.come(back);
    expect(location).toBe(`${place().base}/famille/profil`);
    const cookie = lines.find((line) => line.startsWith(SESSION_COOKIE)) ?? "";
    expect(cookie).toMatch(/; Path=\/;.*HttpOnly; Secure; SameSite=Lax/);
    expect([...browser.cookies.keys()]).toEqual([SESSION_COOKIE]);
    const { api } = visit(city, { sessionId: await browser.sessionId(), now: new Date().toISOString() });
    expect(await api.identity.ownAccess()).toMatchObject({ displayName: "Angela DUBOIS" });
  });

  it("keeps the token for the logout on the server, and nothing else than an id in the cookie", async () => {
    await makeAngela();
    const browser = open();
    await browser.logIn("test");
    const { rows } = await owner().query("SELECT provider_id_token, method FROM session WHERE id = $1", [
      await browser.sessionId(),
    ]);
    expect(rows[0].provider_id_token).toMatch(/^eyJ/);
    expect(rows[0].method).toBe("franceconnect");
    expect((browser.cookies.get(SESSION_COOKIE) ?? "").length).toBeLessThan(600);
  });

  it("gives a new session at each login, and ends the one the browser had (attack 32)", async () => {
    await makeAngela();
    const browser = open();
    await browser.logIn("test");
    const first = await browser.sessionId();
    await browser.logIn("test");
    expect(await browser.sessionId()).not.toBe(first);
    const { rows } = await owner().query("SELECT revoked_at FROM session WHERE id = $1", [first]);
    expect(rows[0].revoked_at).not.toBeNull();
  });

  it("records who acts by mandate (A10)", async () => {
    await makeAngela();
    const browser = open();
    const start = await browser.journey.open(new URL(await browser.begin()).searchParams);
    const information = await browser.journey.submit(start.url, "/idp/aidants-connect", {
      personne: "test",
      perimetres: "Famille-Scolarité",
    });
    const back = await browser.journey.submit(information.url, "/continuer", {});
    expect((await browser.come(back.url)).location).toBe(`/${city.slug}/famille`);
    const { rows } = await owner().query("SELECT represented_by FROM session WHERE id = $1", [
      await browser.sessionId(),
    ]);
    expect(rows).toEqual([{ represented_by: "Famille-Scolarité" }]);
  });
});

describe("who FranceConnect's identity is (A4, protocols 1.9)", () => {
  beforeEach(forgetEverybody);

  it("is attached alone when the six fields agree, with a line of history, and known afterwards", async () => {
    const personId = await makeAngela();
    await open().logIn("test");
    const { rows } = await owner().query("SELECT account_id, attached_by FROM person_login WHERE person_id = $1", [
      personId,
    ]);
    expect(rows).toMatchObject([{ attached_by: "pivot" }]);
    const history = await owner().query(
      "SELECT actor FROM history_entry WHERE table_name = 'person_login' AND operation = 'insert' AND row_id = $1",
      [rows[0].account_id],
    );
    expect(history.rows).toEqual([{ actor: "franceconnect" }]);
    const person = await owner().query("SELECT certified_by, email FROM person WHERE id = $1", [personId]);
    expect(person.rows).toEqual([{ certified_by: "franceconnect", email: "autre@exemple.fr" }]);
    expect(await open().logIn("test")).toBe(`/${city.slug}/famille`);
    const accounts = await owner().query("SELECT count(*)::int AS n FROM federated_identity");
    expect(accounts.rows).toEqual([{ n: 1 }]);
  });

  it("joins the account that the person has already", async () => {
    const personId = await makeAngela();
    const accountId = await makeAccount(city.id);
    await insert("person_login", { city_id: city.id, account_id: accountId, person_id: personId, attached_by: "test" });
    await open().logIn("test");
    const { rows } = await owner().query("SELECT account_id FROM federated_identity");
    expect(rows).toEqual([{ account_id: accountId }]);
  });

  it("is never attached by the e-mail (attack 11)", async () => {
    const family = await makeFamily(city.id);
    await owner().query("UPDATE person SET email = 'wossewodda-3728@yopmail.com' WHERE id = $1", [family.personId]);
    expect(await open().logIn("test")).toBe(`/${city.slug}/connexion/demande`);
    const { rows } = await owner().query("SELECT account_id FROM person_login WHERE person_id = $1", [family.personId]);
    expect(rows).toEqual([{ account_id: family.accountId }]);
  });

  it.each<[string, Record<string, unknown>[]]>([
    ["the birthplace is missing", [{ birthplace: "" }]],
    ["two persons agree in all", [{}, {}]],
    ["born another place", [{ birthplace: "69382" }]],
  ])("waits for an agent when %s, and sees what a stranger sees", async (_, people) => {
    for (const over of people) await makeAngela(over);
    const doubtful = open();
    expect(await doubtful.logIn("test")).toBe(`/${city.slug}/connexion/demande`);
    const { rows } = await owner().query("SELECT origin, doubtful, status, phone FROM account_request");
    expect(rows).toEqual([{ origin: "franceconnect", doubtful: true, status: "pending", phone: "" }]);
    const unknown = open();
    expect(await unknown.logIn("avec_nom_dusage")).toBe(`/${city.slug}/connexion/demande`);
    const own = async (browser: Browser) =>
      visit(city, { sessionId: await browser.sessionId(), now: new Date().toISOString() }).api.accountRequests.own();
    const [one, other] = [await own(doubtful), await own(unknown)];
    expect(Object.keys(one).sort()).toEqual(Object.keys(other).sort());
    expect(one.kind).toBe("to-ask");
    const logins = await owner().query("SELECT count(*)::int AS n FROM person_login");
    expect(logins.rows).toEqual([{ n: 0 }]);
  });

  it("waits when somebody else's login is attached to the person", async () => {
    const personId = await makeAngela();
    const accountId = await makeAccount(city.id);
    await insert("person_login", { city_id: city.id, account_id: accountId, person_id: personId, attached_by: "test" });
    const identity = {
      city_id: city.id,
      id: newId(),
      issuer: simulator.issuer,
      subject: "other",
      account_id: accountId,
    };
    await insert("federated_identity", { ...identity, claims: {} });
    expect(await open().logIn("test")).toBe(`/${city.slug}/connexion/demande`);
  });

  it("asks for an account when nobody resembles", async () => {
    expect(await open().logIn("test")).toBe(`/${city.slug}/connexion/demande`);
    const { rows } = await owner().query("SELECT count(*)::int AS n FROM account_request");
    expect(rows).toEqual([{ n: 0 }]);
    const accounts = await owner().query(
      "SELECT a.status FROM account a JOIN federated_identity f ON f.account_id = a.id",
    );
    expect(accounts.rows).toEqual([{ status: "waiting" }]);
  });

  it("makes one account when two tabs come back together", async () => {
    await makeAngela();
    const [one, two] = [open(), open()];
    const backs = [await one.passFranceConnect("test"), await two.passFranceConnect("test")] as const;
    await Promise.all([one.come(backs[0]), two.come(backs[1])]);
    const { rows } = await owner().query("SELECT count(*)::int AS n FROM federated_identity");
    expect(rows).toEqual([{ n: 1 }]);
  });

  it("opens nothing for a suspended account", async () => {
    await makeAngela();
    await open().logIn("test");
    await owner().query(
      "UPDATE account SET status = 'suspended' WHERE id = (SELECT account_id FROM federated_identity)",
    );
    const browser = open();
    expect(await browser.leaveFranceConnect(await browser.logIn("test"))).toBe(failed("compte-ferme"));
    expect(await browser.sessionId()).toBeUndefined();
  });
});
