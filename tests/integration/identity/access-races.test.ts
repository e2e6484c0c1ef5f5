import { Temporal } from "temporal-polyfill";
import { beforeAll, describe, expect, it } from "vitest";
import { withCity } from "@/server/db/tenant-tx";
import { enterByPivot, pivotClaimsSchema } from "@/server/families";
import { decideRequest } from "@/server/families/data/account-requests";
import { hashPassword } from "@/server/identity";
import { ensureCityKey } from "@/server/platform/crypto";
import { newId } from "@/server/platform/ids";
import { makeAccount, makeAgent, makeFamily, makeSession } from "../../support/factory";
import { invariantsHoldAfterEach } from "../../support/invariants";
import { keeping, untilWaiting } from "../../support/keeping";
import { insert, owner } from "../../support/owner";
import { mailsTo, makeCity, NOW, PASSWORD, refusalOf, visit } from "./support";

invariantsHoldAfterEach();

/*
 * What two people decide of one access at the same moment. Each race is run as it is, and without the hold that it needs: the
 * control shows what would come of it (app.hold_account_of, app.hold_account_request, app.hold_asking).
 */

const ISSUER = "http://fc.test/api/v2";
let city: { id: string; slug: string };
let clerk: { sessionId: string; accountId: string };

beforeAll(async () => {
  Object.assign(process.env, { FRANCECONNECT_ISSUER: ISSUER });
  city = await makeCity();
  await ensureCityKey(city.id);
  clerk = await makeAgent(city.id, ["familles.lire", "familles.modifier", "demandes.traiter"]);
});

const staff = () => visit(city, { sessionId: clerk.sessionId }).api;

/** Runs with another body for one of the functions that hold, and puts it back. */
async function instead<T>(name: string, body: string | undefined, run: () => Promise<T>): Promise<T> {
  if (body === undefined) return run();
  const { rows } = await owner().query<{ sql: string }>("SELECT pg_get_functiondef($1::regproc) AS sql", [name]);
  const [was = ""] = rows.map(({ sql }) => sql);
  const head = was.slice(0, was.indexOf("AS $function$"));
  await owner().query(`${head} AS $$ BEGIN ${body} END $$`);
  try {
    return await run();
  } finally {
    await owner().query(was);
  }
}

const UNHELD = "RETURN (SELECT l.account_id FROM person_login l WHERE l.person_id = p_person);";

let count = 0;
const BORN = { gender: "female", birthdate: "1985-01-02", birthplace: "69382", birthcountry: "99100" };

/** An adult whose only way in is a password. */
async function withPassword() {
  const name = `COURSE${"Z".repeat(++count)}`;
  const email = `course${count}@exemple.fr`;
  const { familyId } = await makeFamily(city.id);
  const [personId, accountId] = [newId(), await makeAccount(city.id, { email })];
  const person = { city_id: city.id, id: personId, birth_name: name, first_names: ["Marie"], email, ...BORN };
  await insert("person", { ...person, pivot_key: `${name}|MARIE|female|1985-01-02|69382|99100` });
  await insert("family_adult", { city_id: city.id, family_id: familyId, person_id: personId, role: "parent" });
  await insert("person_login", { city_id: city.id, account_id: accountId, person_id: personId, attached_by: "test" });
  const passwordHash = await hashPassword(PASSWORD);
  await insert("local_credential", {
    city_id: city.id,
    account_id: accountId,
    login: email,
    password_hash: passwordHash,
  });
  return { familyId, personId, accountId, email, name };
}

const IDENTITY = {
  usageName: "",
  firstNames: ["Marie"],
  gender: "female",
  birthdate: "1985-01-02",
  birthplaceName: "",
};

/** A request that waits; with an account, one by FranceConnect. */
async function requestOf(name: string, accountId?: string): Promise<string> {
  const id = newId();
  const identity = { birthName: name, ...IDENTITY, birthplace: "69382", birthcountry: "99100" };
  const kind = accountId ? { origin: "franceconnect", account_id: accountId } : { origin: "local" };
  const request = { city_id: city.id, id, ...kind, identity, email: `demande${count}@exemple.fr` };
  await insert("account_request", { ...request, phone: "0611111111" });
  return id;
}

/** Somebody who came by FranceConnect and waits. */
async function waiting(name: string) {
  const accountId = await makeAccount(city.id, { status: "waiting", display_name: "Marie" });
  const claims = { sub: newId(), family_name: name, given_name: "Marie", ...BORN };
  const identity = { city_id: city.id, id: newId(), issuer: ISSUER, subject: claims.sub, account_id: accountId };
  await insert("federated_identity", { ...identity, claims });
  const sessionId = await makeSession(city.id, accountId);
  return { accountId, api: () => visit(city, { sessionId, ip: `198.51.103.${++count}` }).api };
}

async function statusOfAccountWith(table: "local_credential" | "federated_identity", key: string): Promise<string> {
  const column = table === "local_credential" ? "login" : "subject";
  const { rows } = await owner().query<{ status: string }>(
    `SELECT a.status FROM ${table} c JOIN account a ON a.id = c.account_id WHERE c.${column} = $1`,
    [key],
  );
  return rows.map(({ status }) => status).join();
}

describe("a login that is given while the last one is taken away", () => {
  /** The removal holds what it needs, and waits for the row that it deletes: then the other comes. */
  async function whileRemoving<T>(
    held: boolean,
    adult: Awaited<ReturnType<typeof withPassword>>,
    give: () => Promise<T>,
    waits = "app.hold_account_of",
  ) {
    const { familyId, personId, accountId } = adult;
    return instead("app.hold_account_of", held ? undefined : UNHELD, () =>
      keeping("SELECT 1 FROM local_credential WHERE account_id = $1 FOR UPDATE", accountId, async (row) => {
        const removing = staff().families.desk.removeLogin({ familyId, personId, login: "local", reason: "Perdu" });
        await untilWaiting("DELETE FROM local_credential");
        const giving = give();
        if (held) await untilWaiting(waits);
        else await giving;
        await row.query("COMMIT");
        await removing;
        return giving;
      }),
    );
  }

  it.each([
    ["is on an account of its own", true, "active"],
    ["control: would be on the one that is closed", false, "closed"],
  ])("by FranceConnect, %s", async (_, held, status) => {
    const adult = await withPassword();
    const claims = pivotClaimsSchema.parse({ sub: newId(), family_name: adult.name, given_name: "Marie", ...BORN });
    const login = { cityId: city.id, issuer: ISSUER, claims, now: Temporal.Instant.from(NOW) };
    await whileRemoving(held, adult, () =>
      withCity({ cityId: city.id, actor: "test" }, (tx) => enterByPivot(tx, login)),
    );
    expect(await statusOfAccountWith("federated_identity", claims.sub)).toBe(status);
  });

  it.each([
    ["is on an account of its own", true, "active"],
    ["control: would be on the one that is closed", false, "closed"],
  ])("by an approved request, %s", async (_, held, status) => {
    const adult = await withPassword();
    const { accountId } = await waiting(adult.name);
    const requestId = await requestOf(adult.name, accountId);
    const into = `person:${adult.personId}`;
    // The person is held by what FranceConnect certifies of them, before the account.
    const approve = () => staff().accountRequests.approveAccountRequest({ requestId, into });
    await whileRemoving(held, adult, approve, "UPDATE person SET");
    const { rows } = await owner().query(
      "SELECT a.status FROM federated_identity f JOIN account a ON a.id = f.account_id WHERE f.claims ->> 'family_name' = $1",
      [adult.name],
    );
    expect(rows).toEqual([{ status }]);
  });
});

it.each([
  ["stays out", true],
  ["control: would be in by a login that is no more", false],
])("who comes by FranceConnect while staff take that login away %s", async (_, held) => {
  const { familyId, personId, accountId, name } = await withPassword();
  const claims = pivotClaimsSchema.parse({ sub: newId(), family_name: name, given_name: "Marie", ...BORN });
  const id = newId();
  const identity = { city_id: city.id, id, issuer: ISSUER, subject: claims.sub, account_id: accountId };
  await insert("federated_identity", { ...identity, claims });
  const login = { cityId: city.id, issuer: ISSUER, claims, now: Temporal.Instant.from(NOW) };
  const entered = await instead("app.hold_account_of", held ? undefined : UNHELD, () =>
    keeping("SELECT 1 FROM federated_identity WHERE id = $1 FOR UPDATE", id, async (row) => {
      const removing = staff().families.desk.removeLogin({ familyId, personId, login: id, reason: "Autre personne" });
      await untilWaiting("UPDATE federated_identity SET unlinked_at");
      const entering = withCity({ cityId: city.id, actor: "test" }, (tx) => enterByPivot(tx, login));
      if (held) await untilWaiting("app.hold_account_of");
      else await entering;
      await row.query("COMMIT");
      await removing;
      return entering;
    }),
  );
  expect(entered).toMatchObject({ ok: true, value: { attached: !held } });
});

describe("a request for an account", () => {
  it.each([
    ["of two answers, the second sees the first", undefined, "app.hold_account_request"],
    [
      "control: read before the first, the second writes nothing, and is rolled back",
      "RETURN;",
      "UPDATE account_request",
    ],
  ])("%s", async (_, body, waits) => {
    const requestId = await requestOf(`DEUXFOIS${++count}`);
    const answers = () => [
      staff().accountRequests.approveAccountRequest({ requestId, into: "new", residence: "commune" }),
      staff().accountRequests.refuseAccountRequest({ requestId, reason: "Non" }),
    ];
    const ends = await instead("app.hold_account_request", body, () =>
      keeping("SELECT 1 FROM account_request WHERE id = $1 FOR UPDATE", requestId, async (row) => {
        const both = Promise.allSettled(answers());
        await untilWaiting(waits, 2);
        await row.query("COMMIT");
        return both;
      }),
    );
    expect(ends.map((end) => (end.status === "rejected" ? end.reason.message : "done")).sort()).toEqual([
      "AccountRequestAlreadyDecided",
      "done",
    ]);
    expect((await mailsTo(`demande${count}@exemple.fr`)).length).toBe(1);
    const again = {
      status: "refused",
      decidedBy: clerk.accountId,
      now: Temporal.Instant.from(NOW),
      reason: "x",
    } as const;
    const written = await withCity({ cityId: city.id, actor: "test" }, (tx) => decideRequest(tx, requestId, again));
    expect(written).toBe(false);
  });

  it.each([
    ["one is made", undefined, 1],
    ["control: two would be", "RETURN;", 2],
  ])("sent by two tabs, %s", async (_, body, made) => {
    const { accountId, api } = await waiting(`ONGLETS${++count}`);
    const home = { addressLine: "1 place", postcode: "69960", town: "Corbas" };
    const contact = { email: `onglets${count}@exemple.fr`, phone: "0612345678", ...home, children: "Lou" };
    await instead("app.hold_asking", body, () =>
      keeping("SELECT 1 FROM account WHERE id = $1 FOR UPDATE", accountId, async (row) => {
        const both = Promise.all([api().accountRequests.complete(contact), api().accountRequests.complete(contact)]);
        await untilWaiting("UPDATE account SET email", body ? 2 : 1);
        if (!body) await untilWaiting("app.hold_asking");
        await row.query("COMMIT");
        await both;
      }),
    );
    const { rowCount } = await owner().query("SELECT 1 FROM account_request WHERE account_id = $1", [accountId]);
    expect(rowCount).toBe(made);
  });
});

describe("a code that is typed while an agent decides the request of the same person", () => {
  /** The agent holds the request, and waits for the person they chose: then the code comes. */
  async function typedMeanwhile(held: boolean) {
    const [invited, chosen] = [await withPassword(), await withPassword()];
    await owner().query("DELETE FROM person_login WHERE person_id = ANY ($1::uuid[])", [
      [invited.personId, chosen.personId],
    ]);
    const ids = { familyId: invited.familyId, personId: invited.personId };
    await staff().families.desk.prepareCode(ids);
    const { printed } = await staff().families.desk.code(ids);
    const { accountId, api } = await waiting(invited.name);
    const requestId = await requestOf(invited.name, accountId);
    // Control: everybody holds the request but who types the code.
    const body = `IF current_setting('app.actor') <> 'account:${accountId}' THEN
      PERFORM 1 FROM account_request r WHERE r.id = p_request FOR UPDATE; END IF;`;
    return instead("app.hold_account_request", held ? undefined : body, () =>
      keeping("SELECT 1 FROM person WHERE id = $1 FOR UPDATE", chosen.personId, async (row) => {
        const into = `person:${chosen.personId}`;
        const deciding = staff().accountRequests.approveAccountRequest({ requestId, into });
        await untilWaiting("UPDATE person SET");
        const typing = api().accountRequests.activate({ secretCode: printed });
        await untilWaiting(held ? "app.hold_account_request" : "UPDATE account_request SET status");
        await row.query("COMMIT");
        const ends = await Promise.allSettled([deciding, typing]);
        return ends.map((end) => (end.status === "rejected" ? String(end.reason.message) : "done"));
      }),
    );
  }

  it("comes second, and is told that the account is open", async () => {
    expect(await typedMeanwhile(true)).toEqual(["done", "AccountAlreadyAttached"]);
  });

  it("control: each would wait for the other, and one would fail without a word", async () => {
    const ends = await typedMeanwhile(false);
    expect(ends.filter((end) => end === "done")).toHaveLength(1);
    expect(ends.filter((end) => /deadlock|internal/i.test(end))).toHaveLength(1);
  });
});

it("a request is refused once, whoever asks again", async () => {
  const requestId = await requestOf(`ENCORE${++count}`);
  await staff().accountRequests.refuseAccountRequest({ requestId, reason: "Non" });
  const again = staff().accountRequests.approveAccountRequest({ requestId, into: "new", residence: "commune" });
  expect((await refusalOf(again)).message).toBe("AccountRequestAlreadyDecided");
});
