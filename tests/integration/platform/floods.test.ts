import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createCityKey } from "@/server/platform/crypto";
import { newId } from "@/server/platform/ids";
import { makeAccount, makeFamily, makeSession } from "../../support/factory";
import { insert, owner } from "../../support/owner";
import { stopCounting } from "../../support/stop-counting";
import { file, HTML } from "../documents/corpus";
import { mailsTo, makeCity, makeLocal, NEW_PASSWORD, refusalOf, visit } from "../identity/support";

/*
 * What a machine may not do without end, beyond guessing (limits-off): write to people, fill the agents' queue, keep the
 * server busy. Each is stopped while the base counts, and is not when it counts no more (attack 33, negative control).
 */

let city: { id: string; slug: string };
beforeAll(async () => {
  city = await makeCity();
  await createCityKey(city.id);
});

let addresses = 0;
/** An address that no other flood has used. */
const fresh = () => `198.51.100.${++addresses}`;

let people = 0;
const asking = () => ({
  birthName: `Foule${++people}`,
  firstNames: "Ada",
  birthdate: "24/08/1990",
  birthplaceName: "Lyon",
  email: `foule${people}@exemple.fr`,
  phone: "06 12 34 56 78",
  addressLine: "12 rue des Lilas",
  postcode: "69960",
  town: "Corbas",
  children: "Lou, 4 mai 2018",
});

async function lastOf(times: number, act: () => Promise<unknown>): Promise<string> {
  for (let n = 1; n < times; n++) await act().catch(() => undefined);
  return act().then(
    () => "taken",
    async (error) => (await refusalOf(Promise.reject(error))).message,
  );
}

/** What each does at its last turn: so many times, then what the first of them is told when nobody counts. */
const FLOODS: readonly (readonly [what: string, stopped: string, free: string, flood: () => Promise<string>])[] = [
  [
    "recoveries from one address",
    "TooManyAttempts",
    "taken",
    async () => {
      const { api } = visit(city, { ip: fresh() });
      const ask = () => api.identity.askRecovery({ login: `personne${++people}@exemple.fr` });
      await Promise.all(Array.from({ length: 20 }, ask));
      return lastOf(1, ask);
    },
  ],
  [
    "mails of recovery to one person, from many addresses",
    "3 mails",
    "4 mails",
    async () => {
      const { login } = await makeLocal(city.id);
      for (let n = 0; n < 4; n++) await visit(city, { ip: fresh() }).api.identity.askRecovery({ login });
      return `${(await mailsTo(login)).length} mails`;
    },
  ],
  [
    "requests for an account from one address",
    "TooManyAttempts",
    "taken",
    () => {
      const { api } = visit(city, { ip: fresh() });
      return lastOf(9, () => api.accountRequests.ask(asking()));
    },
  ],
  [
    "requests for an account in one person's name, from many addresses",
    "3 in the queue",
    "4 in the queue",
    async () => {
      const form = asking();
      for (let n = 0; n < 4; n++) await visit(city, { ip: fresh() }).api.accountRequests.ask(form);
      const { rows } = await owner().query("SELECT 1 FROM account_request WHERE email = $1", [form.email]);
      return `${rows.length} in the queue`;
    },
  ],
  [
    "links of recovery that are guessed",
    "TooManyAttempts",
    "RecoveryLinkDead",
    async () => {
      const { api } = visit(city, { ip: fresh() });
      const chosen = { newPassword: NEW_PASSWORD, repeatedPassword: NEW_PASSWORD };
      return lastOf(31, () => api.identity.recoverPassword({ secretToken: newId().replaceAll("-", ""), ...chosen }));
    },
  ],
  [
    "codes that attach a login to a dossier",
    "TooManyCodes",
    "CodeDead",
    async () => {
      const accountId = await makeAccount(city.id, { status: "waiting", display_name: "Marie" });
      const claims = { sub: newId(), family_name: "FOULE", given_name: "Marie", gender: "female" };
      const born = { birthdate: "1985-01-02", birthplace: "69382", birthcountry: "99100" };
      const identity = { id: newId(), issuer: "http://fc.test/api/v2", subject: claims.sub, account_id: accountId };
      await insert("federated_identity", { city_id: city.id, ...identity, claims: { ...claims, ...born } });
      const { api } = visit(city, { sessionId: await makeSession(city.id, accountId), ip: fresh() });
      const digits = "23456789CDF";
      let n = 0;
      return lastOf(11, () =>
        api.accountRequests.activate({ secretCode: `AAAA-AAAA-AAAA-AAAA-AAAA-AAAA-AA${digits[n++]}A` }),
      );
    },
  ],
  [
    "files",
    "TooManyUploads",
    "FileRefused",
    async () => {
      const { sessionId } = await makeFamily(city.id);
      const typeId = newId();
      const type = { code: typeId, label: "Domicile", audience: "family", required: true, validity_months: 12 };
      await insert("document_type", { city_id: city.id, id: typeId, ...type });
      const { api } = visit(city, { sessionId, ip: fresh() });
      return lastOf(61, () => api.documents.upload({ typeId, files: [file(HTML, "x.pdf")] }));
    },
  ],
  [
    "certificates",
    "TooManyCertificates",
    "NothingPaidInYear",
    async () => {
      const { sessionId } = await makeFamily(city.id);
      const { api } = visit(city, { sessionId, ip: fresh() });
      return lastOf(31, () => api.certificates.certifyTax({ year: "2025" }));
    },
  ],
];

describe("a machine, while the base counts", () => {
  it.each(FLOODS)("is stopped: %s", async (_what, stopped, _free, flood) => {
    expect(await flood()).toBe(stopped);
  });
});

describe("a machine, when the base counts no more (negative control)", () => {
  let countAgain: () => Promise<void>;
  beforeAll(async () => {
    countAgain = await stopCounting();
  });
  afterAll(() => countAgain());

  it.each(FLOODS)("goes on: %s", async (_what, _stopped, free, flood) => {
    expect(await flood()).toBe(free);
  });
});
