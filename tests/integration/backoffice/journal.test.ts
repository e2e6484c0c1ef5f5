import { beforeAll, describe, expect, it } from "vitest";
import { createCaller } from "@/server/api/root";
import { DAY_TABLES } from "@/server/backoffice/domain/acts/day-sentences.fr";
import { fieldOf, isLeftOut } from "@/server/backoffice/domain/acts/fields.fr";
import { ACT_KINDS, ACT_TABLES, type ActKind } from "@/server/backoffice/domain/acts/kinds";
import { SENTENCE_TABLES } from "@/server/backoffice/domain/acts/sentences.fr";
import { columnName, isSilent } from "@/server/backoffice/domain/journal.fr";
import { SUBJECT_NAMES } from "@/server/backoffice/domain/journal-words.fr";
import { hashPassword } from "@/server/identity";
import { systemClock } from "@/server/platform/clock";
import { dayOf } from "@/server/platform/dates";
import { newId } from "@/server/platform/ids";
import { makeAgent, makeCity, makeFamily, makeSchool, requestOf, type TestFamily } from "../../support/factory";
import { insert, owner } from "../../support/owner";
import { NEW_PASSWORD, PASSWORD, visit } from "../identity/support";

interface Column {
  readonly table: string;
  readonly column: string;
  /** Whether its lines come up in the history of a dossier. */
  readonly family: boolean;
}

/** From the catalogue of the base: the columns of every table whose changes are written down. */
async function columnsWithHistory(): Promise<Column[]> {
  const { rows } = await owner().query<Column>(`
    SELECT c.relname AS table, a.attname AS column,
      c.relname IN ('family', 'person', 'child', 'health_sheet')
        OR EXISTS (SELECT FROM pg_attribute f WHERE f.attrelid = c.oid AND f.attname = 'family_id') AS family
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    WHERE EXISTS (SELECT FROM pg_trigger g WHERE g.tgrelid = c.oid AND g.tgfoid = 'app.write_history'::regproc)`);
  return rows;
}

/** The tables and columns that a clerk would read by their name in the base, in the journal or in a dossier. */
function withoutWords(columns: readonly Column[]): string[] {
  const inDossier = new Set(ACT_KINDS.flatMap((kind) => ACT_TABLES[kind]));
  const told = new Set([...SENTENCE_TABLES, ...DAY_TABLES]);
  const missing = columns.flatMap(({ table, column, family }) => {
    if (!Object.hasOwn(SUBJECT_NAMES, table)) return [table];
    if (family && !(inDossier.has(table) && told.has(table))) return [`${table} in a dossier`];
    if (family && !(fieldOf(table, column) || isLeftOut(table, column))) return [`${table}.${column} in a dossier`];
    return isSilent(table, column) || columnName(table, column) ? [] : [`${table}.${column}`];
  });
  return [...new Set(missing)].sort();
}

let city: { id: string; slug: string };
let family: TestFamily;
let api: ReturnType<typeof createCaller>["backoffice"]["journal"];
let agentId: string;

beforeAll(async () => {
  city = await makeCity();
  family = await makeFamily(city.id, { number: 880001 });
  await makeSchool(city.id, { name: "Jean Macé" });
  const agent = await makeAgent(city.id, ["journal.lire"]);
  agentId = agent.accountId;
  const now = systemClock.now().toString();
  api = createCaller(requestOf(city.slug, agent.sessionId, now)).backoffice.journal;
  const parent = createCaller(requestOf(city.slug, family.sessionId, now));
  const { me } = await parent.families.changes.form();
  await parent.families.changes.askPerson({
    ...{ phone: "0611223344", email: "nouvelle@exemple.fr" },
    ...{ shownPhone: me.phone, shownEmail: me.email },
  });
});

describe("the journal (W3)", () => {
  it("says who did what and when, without the values of people's data", async () => {
    const { entries } = await api.read({ familyNumber: "880001" });
    const asked = entries.find(({ what }) => what.endsWith("Demande de modification"));
    expect(asked).toMatchObject({ who: "Camille Essai", operation: "insert", family: { number: "880001" } });
    expect(JSON.stringify(entries)).not.toContain("0611223344");
  });

  it("says the values of settings", async () => {
    const { entries } = await api.read({ subject: "school" });
    expect(JSON.stringify(entries)).toContain("Jean Macé");
  });

  it("has words for every table and every column with history; one without would show", async () => {
    const columns = await columnsWithHistory();
    expect(columns.length).toBeGreaterThan(200);
    expect(withoutWords(columns)).toEqual([]);
    expect(withoutWords([...columns, { table: "child", column: "shoe_size", family: false }])).toHaveLength(1);
    expect(withoutWords([{ table: "sport_club", column: "id", family: false }])).toEqual(["sport_club"]);
  });

  it("filters by person, kind of act, subject and day", async () => {
    expect((await api.read({ who: family.accountId })).entries.length).toBeGreaterThan(0);
    expect((await api.read({ who: agentId })).entries).toEqual([]);
    expect((await api.read({ operation: "delete" })).entries).toEqual([]);
    const today = dayOf(systemClock.now(), "Europe/Paris");
    expect((await api.read({ from: today, to: today })).entries.length).toBeGreaterThan(0);
    expect((await api.read({ from: "2020-01-01", to: "2020-12-31" })).entries).toEqual([]);
  });

  it("goes on where the page before ended", async () => {
    const whole = (await api.read({})).entries.map(({ id }) => id);
    const rest = await api.read({ before: whole[1] });
    expect(rest.entries.map(({ id }) => id)).toEqual(whole.slice(2));
  });

  it("holds nothing of another town", async () => {
    const other = await makeCity();
    await makeFamily(other.id, { number: 880002 });
    expect((await api.read({ familyNumber: "880002" })).entries).toEqual([]);
  });
});

describe("the history of a dossier, as staff read it (D12)", () => {
  const actsOf = async (asked: { kind?: ActKind; page?: number } = {}, familyId = family.familyId) => {
    const reader = await makeAgent(city.id, ["familles.lire"]);
    const staff = createCaller(requestOf(city.slug, reader.sessionId)).backoffice.families;
    return staff.acts({ familyId, ...asked });
  };

  it("says in sentences who did what, by which way, and what changed, without an id or a code", async () => {
    const { acts } = await actsOf();
    const [asked] = acts;
    expect(asked).toMatchObject({
      way: "parent, depuis l’espace des familles",
      statements: [
        {
          text: "Camille Essai a demandé une modification.",
          details: expect.arrayContaining([
            { label: "Téléphone", before: expect.any(String), after: "06\u00a011\u00a022\u00a033\u00a044" },
          ]),
        },
      ],
    });
    expect(acts.at(-1)?.way).toBe("données mises en place sans passer par le portail");
    expect(JSON.stringify(acts.map(({ statements }) => statements))).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-|_id|\{\\"/);
  });

  it("gives twenty-five acts a page, of one kind when asked, and the first page for one beyond the last", async () => {
    const many = await makeFamily(city.id, { number: 880003 });
    for (let n = 0; n < 30; n++) {
      await owner().query("UPDATE family SET address_line = $2 WHERE id = $1", [many.familyId, `${n} rue des Essais`]);
    }
    const first = await actsOf({ kind: "identite" }, many.familyId);
    expect(first).toMatchObject({ page: 1, pages: 2 });
    expect(first.acts).toHaveLength(25);
    expect(first.acts[0]?.statements).toEqual([
      {
        text: "La reprise des données a modifié le dossier.",
        details: [{ label: "Adresse", before: "28 rue des Essais", after: "29 rue des Essais" }],
      },
    ]);
    const second = await actsOf({ kind: "identite", page: 2 }, many.familyId);
    expect(second.acts.length).toBeGreaterThan(5);
    expect(new Set([...first.acts, ...second.acts].map(({ id }) => id)).size).toBe(25 + second.acts.length);
    expect(await actsOf({ kind: "identite", page: 40 }, many.familyId)).toEqual(first);
    expect((await actsOf({ kind: "factures" }, many.familyId)).acts).toEqual([]);
  });

  it("tells the ways to log in of its adults, and nothing of what opens them", async () => {
    const own = await makeFamily(city.id, { number: 880004 });
    const { accountId } = own;
    const login = `${newId()}@exemple.fr`;
    const hash = await hashPassword(PASSWORD);
    await insert("local_credential", { city_id: city.id, account_id: accountId, login, password_hash: hash });
    await owner().query("UPDATE person SET email = $2 WHERE id = $1", [own.personId, login]);
    await visit(city).api.identity.askRecovery({ login });
    const { api } = visit(city, { sessionId: own.sessionId });
    const passwords = { newPassword: NEW_PASSWORD, repeatedPassword: NEW_PASSWORD };
    await api.identity.changePassword({ currentPassword: PASSWORD, ...passwords });
    const identity = { issuer: "https://fc", subject: newId(), claims: { given_name: "Camille" } };
    const identityId = newId();
    await insert("federated_identity", { city_id: city.id, id: identityId, account_id: accountId, ...identity });
    await owner().query("UPDATE federated_identity SET unlinked_at = now() WHERE id = $1", [identityId]);
    const { acts } = await actsOf({ kind: "acces" }, own.familyId);
    const told = acts.flatMap(({ statements }) => statements.map(({ text }) => text)).toReversed();
    expect(
      told.map((text) => text.replace(/^.* a (?=ouvert|demandé|changé|rattaché|retiré)/, "").replace(/\d+\.$/, ".")),
    ).toEqual([
      "ouvert la connexion par mot de passe de Camille Essai.",
      "demandé la récupération du mot de passe de Camille Essai.",
      "changé le mot de passe de Camille Essai.",
      "rattaché une connexion FranceConnect au compte de Camille Essai.",
      "retiré une connexion FranceConnect du compte de Camille Essai.",
    ]);
    expect(told[1]).toMatch(/^Une personne non connectée /);
    for (const secret of [login, identity.subject, hash, "given_name"])
      expect(JSON.stringify(acts)).not.toContain(secret);
    // Of an adult of this dossier only (control).
    const { acts: elsewhere } = await actsOf({ kind: "acces" });
    expect(JSON.stringify(elsewhere)).not.toMatch(/mot de passe|FranceConnect/);
  });

  it("holds nothing of another town", async () => {
    const other = await makeCity();
    const stranger = await makeFamily(other.id);
    expect((await actsOf({}, stranger.familyId)).acts).toEqual([]);
  });
});
