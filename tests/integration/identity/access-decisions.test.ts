import { Temporal } from "temporal-polyfill";
import { beforeAll, describe, expect, it } from "vitest";
import { withCity } from "@/server/db/tenant-tx";
import { enterByPivot, mailAddressOf, pivotClaimsSchema } from "@/server/families";
import { hashPassword } from "@/server/identity";
import { ensureCityKey } from "@/server/platform/crypto";
import { newId } from "@/server/platform/ids";
import { makeAccount, makeAgent, makeFamily, makeSession } from "../../support/factory";
import { insert, owner } from "../../support/owner";
import { liveSessions, mailsTo, makeCity, NOW, PASSWORD, refusalOf, visit } from "./support";

const ISSUER = "http://fc.test/api/v2";
let city: { id: string; slug: string };
let elsewhere: { id: string; slug: string };
let clerk: string;

beforeAll(async () => {
  Object.assign(process.env, { FRANCECONNECT_ISSUER: ISSUER });
  [city, elsewhere] = [await makeCity(), await makeCity()];
  await ensureCityKey(city.id);
  clerk = (await makeAgent(city.id, ["familles.lire", "familles.modifier", "demandes.traiter"])).sessionId;
});

const desk = () => visit(city, { sessionId: clerk }).api.families.desk;

const identitiesOf = async (accountId: string): Promise<{ id: string }[]> =>
  (await owner().query("SELECT id FROM federated_identity WHERE account_id = $1 AND unlinked_at IS NULL", [accountId]))
    .rows;

/** Comes by FranceConnect, as somebody whom it certifies. */
const enter = (claims: Record<string, string>) =>
  withCity({ cityId: city.id, actor: "test" }, async (tx) => {
    const login = { cityId: city.id, issuer: ISSUER, claims: pivotClaimsSchema.parse(claims) };
    const entered = await enterByPivot(tx, { ...login, now: Temporal.Instant.from(NOW) });
    if (!entered.ok) throw new Error(entered.error.tag);
    return entered.value;
  });

let count = 0;
/** A second parent with a FranceConnect login and a password, logged in. */
async function withTwoLogins() {
  const name = `DEUX${"X".repeat(++count)}`;
  const email = `acces${count}@exemple.fr`;
  const { familyId } = await makeFamily(city.id);
  const personId = newId();
  const born = { gender: "female", birthdate: "1985-01-02", birthplace: "69382", birthcountry: "99100" };
  const person = { city_id: city.id, id: personId, birth_name: name, first_names: ["Marie"], email, ...born };
  await insert("person", { ...person, pivot_key: `${name}|MARIE|female|1985-01-02|69382|99100` });
  await insert("family_adult", { city_id: city.id, family_id: familyId, person_id: personId, role: "parent" });
  const claims = { sub: newId(), family_name: name, given_name: "Marie", ...born };
  const { accountId, attached } = await enter(claims);
  expect(attached).toBe(true);
  const credential = { city_id: city.id, account_id: accountId, login: email };
  await insert("local_credential", { ...credential, password_hash: await hashPassword(PASSWORD) });
  const sessionId = await makeSession(city.id, accountId);
  const ids = { familyId, personId };
  return {
    ...{ ...ids, ids, accountId, sessionId, email, name, claims },
    at: () => visit(city, { sessionId }).api,
    view: () => desk().access(ids),
    take: (login = "", reason = "Ouvert par erreur") => desk().removeLogin({ ...ids, login, reason }),
  };
}

const passwordIn = (text = "") => /provisoire\s*:\s*(\S+)/.exec(text)?.[1] ?? "";
const loginIn = (text = "") => /identifiant\s*:\s*(\S+)/.exec(text)?.[1] ?? "";

describe("a login that staff take away (A3, A4)", () => {
  it("serves no more at once; the person is told why, the others of the household only that it changed", async () => {
    const { accountId, sessionId, at, view, take, email, familyId, personId } = await withTwoLogins();
    const before = await view();
    expect(before).toMatchObject({ status: "open", mailTo: email, logins: [{ login: email }, { login: null }] });
    await visit(city, { ip: "198.51.102.1" }).api.identity.askRecovery({ login: email });
    await take("local");
    expect((await refusalOf(at().families.dossier())).code).toBe("UNAUTHORIZED");
    expect(await liveSessions(accountId)).not.toContain(sessionId);
    const typed = visit(city).api.identity.logIn({ login: email, password: PASSWORD });
    expect((await refusalOf(typed)).message).toBe("WrongCredentials");
    expect((await view()).logins).toMatchObject([{ login: null }]);
    expect((await mailsTo(email)).at(-1)?.text).toContain("Ouvert par erreur");
    const { rows } = await owner().query<{ text: string; to: string }>(
      "SELECT text, to_address AS to FROM mail WHERE family_id = $1 AND kind = 'access-changed'",
      [familyId],
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]?.to).not.toBe(email);
    expect(rows[0]?.text).not.toContain("erreur");
    const tokens = await owner().query("SELECT 1 FROM recovery_token WHERE account_id = $1 AND used_at IS NULL", [
      accountId,
    ]);
    expect(tokens.rowCount).toBe(0);
    const kept = await owner().query("SELECT kind, reason FROM access_decision WHERE person_id = $1", [personId]);
    expect(kept.rows).toEqual([{ kind: "local-removed", reason: "Ouvert par erreur" }]);
    const { acts } = await visit(city, { sessionId: clerk }).api.backoffice.families.acts({ familyId });
    expect(JSON.stringify(acts)).toContain("identifiant et mot de passe retirés");
  });

  it("leaves no account with the last of them: another is opened by the ways of an adult without any", async () => {
    const { accountId, take, view, email, ids } = await withTwoLogins();
    const [identity] = await identitiesOf(accountId);
    await take("local");
    await take(identity?.id);
    expect(await view()).toMatchObject({ status: "none", logins: [] });
    expect((await refusalOf(take("local"))).code).toBe("NOT_FOUND");
    await desk().openAccount({ ...ids, email });
    const opened = (await mailsTo(email)).findLast(({ kind }) => kind === "account-opened");
    const { api, given } = visit(city);
    await api.identity.logIn({ login: loginIn(opened?.text), password: passwordIn(opened?.text) });
    expect(given.sessionId).toBeDefined();
    await take("local", "Boîte perdue");
    expect((await view()).status).toBe("none");
    await expect(desk().prepareCode(ids)).resolves.toBeDefined();
  });

  it.each([
    ["stays out, and waits for an agent", true],
    ["control: would come back by itself if nothing said who took it away", false],
  ])("a FranceConnect identity that certifies the same person %s", async (_, kept) => {
    const { accountId, take, personId, name, claims } = await withTwoLogins();
    await take((await identitiesOf(accountId))[0]?.id);
    if (!kept) await owner().query("DELETE FROM access_decision WHERE person_id = $1", [personId]);
    expect((await enter(claims)).attached).toBe(!kept);
    const queued =
      "SELECT 1 FROM account_request WHERE doubtful AND status = 'pending' AND identity ->> 'birthName' = $1";
    expect((await owner().query(queued, [name])).rowCount).toBe(kept ? 1 : 0);
  });

  it("is written to no more, whatever it had asked for: who holds the household is told, or the adult themselves", async () => {
    const { accountId, take, ids, at, email } = await withTwoLogins();
    const [thief, own] = [`voleur${count}@exemple.fr`, "2 rue Neuve"];
    await owner().query("UPDATE account SET email = $2 WHERE id = $1", [accountId, thief]);
    const changes = at().families.changes;
    const [address, former] = [
      { line: own, extra: "", postcode: "69960", town: "Corbas" },
      { shownLine: "", shownExtra: "", shownPostcode: "", shownTown: "" },
    ];
    const { pendingRequestId: moved } = await changes.askAddress({ ...address, ...former });
    const asked = { usageName: "", phone: "0611111111", shownUsageName: "", shownPhone: "", shownEmail: email };
    const { pendingRequestId: phoned } = await changes.askPerson({ ...asked, email });
    await take("local");
    await take((await identitiesOf(accountId))[0]?.id);
    const staff = visit(city, { sessionId: clerk }).api.families.staff;
    const refused = { reason: "Non" };
    for (const requestId of [moved, phoned]) await staff.refuseChange({ requestId: requestId ?? "", ...refused });
    const { rows } = await owner().query<{ to: string }>(
      "SELECT to_address AS to FROM mail WHERE family_id = $1 AND kind = 'change-refused' ORDER BY created_at, id",
      [ids.familyId],
    );
    const addresses = rows.map(({ to }) => to);
    expect(addresses).not.toContain(thief);
    // Of the household's address, both adults; of one's own telephone, oneself.
    expect(addresses.filter((to) => to === email)).toHaveLength(2);
    expect(addresses).toHaveLength(3);
    expect(await withCity({ cityId: city.id, actor: "test" }, (tx) => mailAddressOf(tx, accountId))).toBeUndefined();
    await owner().query("UPDATE account SET status = 'active' WHERE id = $1", [accountId]);
    // Control: of an account that is not closed, there is one.
    expect(await withCity({ cityId: city.id, actor: "test" }, (tx) => mailAddressOf(tx, accountId))).toBe(thief);
  });

  it("or an access, is of this dossier and this town, and for who answers requests", async () => {
    const { familyId, personId } = await withTwoLogins();
    const other = await withTwoLogins();
    const why = { reason: "Non" };
    const foreign = await makeAgent(elsewhere.id, ["familles.lire", "familles.modifier", "demandes.traiter"]);
    const half = await makeAgent(city.id, ["familles.lire", "familles.modifier"]);
    const abroad = visit(elsewhere, { sessionId: foreign.sessionId }).api.families.desk;
    const calls = [desk(), abroad, visit(city, { sessionId: half.sessionId }).api.families.desk].flatMap(
      (api, index) => {
        const ids = index === 0 ? { familyId, personId: other.personId } : { familyId, personId };
        return [
          api.access(ids),
          api.removeLogin({ ...ids, login: "local", ...why }),
          api.decideAccess({ ...ids, state: "suspended", ...why }),
        ];
      },
    );
    const refusals = await Promise.all(calls.map(refusalOf));
    expect(refusals.map(({ code }) => code)).toEqual(Array.from({ length: 9 }, () => "NOT_FOUND"));
    const [theirs] = await identitiesOf(other.accountId);
    const crossed = desk().removeLogin({ familyId, personId, login: theirs?.id ?? "", ...why });
    expect((await refusalOf(crossed)).message).toBe("DeskLoginNotFound");
    expect(await identitiesOf(other.accountId)).toHaveLength(1);
  });
});

describe("an access that staff suspend (A8)", () => {
  it("opens nothing until it is reopened, each time with its reason", async () => {
    const { at, view, email, familyId, personId } = await withTwoLogins();
    const decide = (state: "open" | "suspended", reason: string) =>
      desk().decideAccess({ familyId, personId, state, reason });
    await decide("suspended", "Deux personnes s’en servent");
    const suspended = { status: "suspended", decided: { reason: "Deux personnes s’en servent" } };
    expect(await view()).toMatchObject({ status: "suspended", trace: suspended });
    const { adults } = await visit(city, { sessionId: clerk }).api.backoffice.families.dossier({ familyId });
    expect(adults.find((adult) => adult.personId === personId)?.access).toMatchObject(suspended);
    expect((await refusalOf(at().families.dossier())).code).toBe("UNAUTHORIZED");
    const logIn = () => visit(city, { ip: "198.51.102.2" }).api.identity.logIn({ login: email, password: PASSWORD });
    expect((await refusalOf(logIn())).message).toBe("AccountUnusable");
    expect((await refusalOf(decide("suspended", "Encore"))).message).toBe("AccessAlreadySo");
    await decide("open", "Vu en mairie");
    await expect(logIn()).resolves.toBeDefined();
    expect((await view()).trace).toEqual({ status: "open", decided: null });
    // The session that was open before the suspension does not come back with it.
    expect((await refusalOf(at().families.dossier())).code).toBe("UNAUTHORIZED");
    const told = (await mailsTo(email)).filter(({ kind }) => kind === "access-decided").map(({ text }) => text);
    expect(told).toHaveLength(2);
    expect(told.join()).toMatch(/Deux personnes s’en servent[\s\S]*Vu en mairie/);
  });

  it("is given no login meanwhile: neither at the desk, nor by a code, nor by a request, and nothing is changed", async () => {
    const { accountId, ids, take, email } = await withTwoLogins();
    await take("local");
    const decide = (state: "open" | "suspended") => desk().decideAccess({ ...ids, state, reason: "Vu" });
    await decide("suspended");
    expect((await refusalOf(desk().openAccount({ ...ids, email }))).message).toBe("AdultSuspended");
    expect((await refusalOf(desk().prepareCode(ids))).message).toBe("AdultSuspended");
    const [identity] = await identitiesOf(accountId);
    const requestOf = async (origin: "local" | "franceconnect") => {
      const [requestId, waiting] = [newId(), await makeAccount(city.id, { status: "waiting" })];
      const asked = { birthName: "X", usageName: "", firstNames: ["Marie"], gender: "", birthdate: "1985-01-02" };
      const born = { birthplace: "", birthcountry: "", birthplaceName: "" };
      const request = {
        city_id: city.id,
        id: requestId,
        origin,
        email: `autre${count}@exemple.fr`,
        phone: "0611111111",
      };
      const account = origin === "franceconnect" ? { account_id: waiting } : {};
      await insert("account_request", {
        ...request,
        ...account,
        address: "",
        children: "",
        message: "",
        identity: { ...asked, ...born },
      });
      return requestId;
    };
    const requests = [await requestOf("local"), await requestOf("franceconnect")];
    const approve = (requestId: string) =>
      visit(city, { sessionId: clerk }).api.accountRequests.approveAccountRequest({
        requestId,
        into: `person:${ids.personId}`,
      });
    for (const requestId of requests) expect((await refusalOf(approve(requestId))).message).toBe("PersonSuspended");
    const { rows } = await owner().query("SELECT status FROM account_request WHERE id = ANY ($1::uuid[])", [requests]);
    expect(rows).toEqual([{ status: "pending" }, { status: "pending" }]);
    expect(await identitiesOf(accountId)).toEqual([identity]);
    expect(await mailsTo(`autre${count}@exemple.fr`)).toEqual([]);
    await decide("open");
    for (const requestId of requests.slice(0, 1)) await approve(requestId);
  });

  it("stays suspended when its last login is taken away; reopened, the adult may be given another", async () => {
    const { accountId, ids, take, view, email, claims } = await withTwoLogins();
    await desk().decideAccess({ ...ids, state: "suspended", reason: "Deux personnes s’en servent" });
    await take("local");
    await take((await identitiesOf(accountId))[0]?.id);
    expect(await view()).toMatchObject({ status: "suspended", logins: [], mailTo: email });
    const told = (await mailsTo(email)).filter(({ kind }) => kind === "access-decided").map(({ text }) => text);
    expect(told).toHaveLength(3);
    for (const text of told) expect(text).not.toContain("/connexion");
    for (const text of told.slice(1)) {
      expect(text).toContain("Votre accès en ligne reste suspendu");
      expect(text).not.toMatch(/toujours vous connecter|plus d’accès en ligne/);
    }
    expect((await enter({ ...claims, sub: newId() })).attached).toBe(false);
    await desk().decideAccess({ ...ids, state: "open", reason: "Vu en mairie" });
    expect(await view()).toMatchObject({ status: "none", logins: [] });
    expect((await mailsTo(email)).at(-1)?.text).toMatch(/rouvert[\s\S]*plus de moyen de connexion/);
    await expect(desk().openAccount({ ...ids, email })).resolves.toBeDefined();
  });

  it("control: without the end of its sessions, one that was open would come back", async () => {
    const { at, accountId } = await withTwoLogins();
    await owner().query("UPDATE account SET status = 'suspended' WHERE id = $1", [accountId]);
    await owner().query("UPDATE account SET status = 'active' WHERE id = $1", [accountId]);
    await expect(at().families.dossier()).resolves.toBeDefined();
  });
});
