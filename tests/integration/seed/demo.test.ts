import { Temporal } from "temporal-polyfill";
import { beforeAll, describe, expect, test } from "vitest";
import { seedDemo } from "@/prisma/seed/seed-demo";
import { createCaller } from "@/server/api/root";
import { healthSheetSchema } from "@/server/families/domain/health-sheet";
import { openText } from "@/server/platform/crypto";
import { configuredStore } from "@/server/platform/storage";
import { makeSession, requestOf } from "../../support/factory";
import { INVARIANT_CONTROLS } from "../../support/invariant-controls";
import { brokenInvariants } from "../../support/invariants";
import { invariantQueries } from "../../support/invariants-statement";
import { owner } from "../../support/owner";
import { tablesOf } from "../../support/paper-words";

const options = { domain: "localhost", issuer: "http://localhost:4100/api/v2" };

async function count(from: string): Promise<number> {
  const { rows } = await owner().query<{ n: number }>(`SELECT count(*)::int AS n FROM ${from}`);
  return rows[0]?.n ?? 0;
}

let ownerUrl = "";
beforeAll(async () => {
  ownerUrl = process.env.DATABASE_OWNER_URL ?? "";
  expect(await seedDemo({ ownerUrl, ...options })).toBe(true);
}, 120_000);

describe("the demonstration", () => {
  test("is loaded once", async () => {
    const before = [await count("booking"), await count("payment")];
    expect(await seedDemo({ ownerUrl, ...options })).toBe(false);
    expect([await count("booking"), await count("payment")]).toEqual(before);
  });

  test("has families that ask for no day that was gone when they asked", async () => {
    const gone = "first_day < (created_at AT TIME ZONE 'Europe/Paris')::date";
    expect(await count(`enrolment_request WHERE ${gone}`)).toBe(0);
  });

  test("has three towns of about 300 families", async () => {
    const { rows } = await owner().query<{ slug: string; families: number }>(
      "SELECT c.slug, count(*)::int AS families FROM city c JOIN family f ON f.city_id = c.id GROUP BY 1 ORDER BY 1",
    );
    expect(rows.map(({ slug }) => slug)).toEqual(["corbas", "rive-de-gier", "saint-chamond"]);
    for (const { families } of rows) expect(Math.abs(families - 300)).toBeLessThan(15);
  });

  test.each([
    [
      "children in two households",
      "(SELECT child_id FROM family_child WHERE custody = 'alternating' GROUP BY 1 HAVING count(*) = 2) x",
    ],
    ["families of three", "(SELECT family_id FROM family_child GROUP BY 1 HAVING count(*) >= 3) x"],
    ["payers only", "family_adult WHERE role = 'payeur' AND can_pay AND NOT can_view"],
    ["relatives who only look", "family_adult WHERE role = 'proche' AND can_view AND NOT can_book"],
    ["sole authority", "family_adult WHERE authority = 'sole'"],
    ["families from outside", "family WHERE residence = 'outside'"],
    ["expired quotients", "quotient_familial WHERE valid_to < current_date"],
    [
      "families without a quotient",
      "family f WHERE NOT EXISTS (SELECT FROM quotient_familial q WHERE q.family_id = f.id)",
    ],
    ["meals from home", "child WHERE diet = 'panier_pai'"],
    ["people who may not pick up", "contact WHERE kind = 'interdit'"],
    ["full days", "slot WHERE taken = capacity AND day > current_date"],
    ["queues", "waitlist_entry WHERE status = 'waiting'"],
    ["offers", "waitlist_entry WHERE status = 'offered'"],
    ["enrolments asked", "enrolment_request WHERE status = 'pending'"],
    ["enrolments refused", "enrolment_request WHERE status = 'refused'"],
    ["children whom nobody has enrolled", "child c WHERE NOT EXISTS (SELECT FROM enrolment e WHERE e.child_id = c.id)"],
    ["account requests", "account_request WHERE status = 'pending' AND NOT doubtful"],
    ["doubtful logins", "account_request WHERE status = 'pending' AND doubtful"],
    ["changes to decide", "change_request WHERE status = 'pending'"],
    ["documents to read", "document WHERE status = 'pending'"],
    ["invoices to pay", "invoice WHERE status = 'issued' AND kind = 'invoice' AND total_cents > 0"],
    ["lines of absences", "invoice_line WHERE state IN ('absent_excused', 'absent_billed')"],
    ["children who came without a booking", "attendance_exception WHERE kind = 'unbooked'"],
    [
      "invoices of a third party",
      "invoice_line WHERE quantity > 0 AND invoice_id IN (SELECT id FROM invoice WHERE family_id IS NULL)",
    ],
    ["certificates that came after the invoice", "attendance_exception WHERE reason LIKE '%après la facture'"],
    [
      "invoices paid at the counter",
      "payment_part WHERE means IN ('cash', 'cheque', 'card_terminal') AND deposit_id IS NULL",
    ],
    ["invoices paid online", "payfip_operation WHERE status = 'paid'"],
    [
      "invoices that are late",
      "invoice i WHERE i.due_day < current_date AND i.family_id IS NOT NULL AND (SELECT sum(amount_cents) FROM ledger_line l WHERE l.invoice_id = i.id) > 0",
    ],
    ["deposits", "deposit"],
    ["children with two activities", "(SELECT child_id FROM enrolment GROUP BY 1 HAVING count(*) = 2) x"],
    [
      "invoices with two activities, paid",
      `(SELECT l.invoice_id FROM invoice_line l WHERE (SELECT sum(o.amount_cents) FROM ledger_line o WHERE o.invoice_id = l.invoice_id) = 0
        GROUP BY 1 HAVING count(DISTINCT l.activity_id) = 2) x`,
    ],
    [
      "evenings to come",
      `booking b JOIN activity a ON a.id = b.activity_id WHERE a.code = 'periscolaire' AND b.day > current_date`,
    ],
    ["lines of history", "history_entry WHERE actor = 'reprise'"],
  ])("has %s", async (_, from) => {
    expect(await count(from)).toBeGreaterThanOrEqual(3);
  });

  test("counts in each slot its bookings and its offers, no more than its places", async () => {
    const wrong = `slot s WHERE taken > capacity OR taken <>
      (SELECT count(*) FROM booking b WHERE b.slot_id = s.id AND b.status = 'booked') +
      (SELECT count(*) FROM waitlist_entry w WHERE w.slot_id = s.id AND w.status = 'offered')`;
    expect(await count(wrong)).toBe(0);
  });

  test("always has something to book", async () => {
    const today = Temporal.Now.plainDateISO("Europe/Paris").toString();
    for (const city of ["corbas", "rive-de-gier", "saint-chamond"]) {
      const open = `slot s JOIN city c ON c.id = s.city_id WHERE c.slug = '${city}' AND s.day > '${today}' AND s.taken < s.capacity`;
      expect(await count(open)).toBeGreaterThan(0);
    }
  });

  test("has a ledger that holds, and nobody is told today of a month that is long gone", async () => {
    expect(await brokenInvariants()).toEqual([]);
    const long = "'mail-invoice', 'invoice-run', 'send-mail', 'ask-payfip'";
    expect(await count(`graphile_worker.jobs WHERE task_identifier IN (${long})`)).toBe(0);
    expect(await count("invoice_run WHERE status <> 'issued'")).toBe(0);
  });

  test("certifies the care of a child under six, and none of the elder ones", async () => {
    const { rows } = await owner().query<{
      city: string;
      account: string;
      year: string;
      young: string;
      elder: string[];
    }>(
      `SELECT l.city_id AS city, l.account_id AS account, extract(year FROM min(i.issue_day) + 1)::text AS year,
         min(k.first_name) FILTER (WHERE k.level = 'MS') AS young, array_agg(DISTINCT k.first_name) FILTER (WHERE k.level <> 'MS') AS elder
       FROM local_credential l JOIN city c ON c.id = l.city_id JOIN person_login p ON p.account_id = l.account_id
       JOIN family_adult f ON f.person_id = p.person_id JOIN invoice i ON i.family_id = f.family_id AND i.status = 'issued'
       JOIN family_child h ON h.family_id = f.family_id JOIN child k ON k.id = h.child_id
       WHERE c.slug = 'rive-de-gier' AND l.login = 'parent@exemple.fr' GROUP BY 1, 2`,
    );
    const [parent] = rows;
    if (!parent) throw new Error("The parent of the demonstration has no invoice");
    const session = await makeSession(parent.city, parent.account);
    const api = createCaller(requestOf("rive-de-gier", session, Temporal.Now.instant().toString())).certificates;
    const { certificateId } = await api.certifyTax({ year: parent.year });
    const { paper } = await api.certificate({ certificateId });
    const care = tablesOf(paper)["Frais de garde qui peuvent compter pour les impôts"]?.join() ?? "";
    expect(care).toMatch(/Accueil périscolaire du soir.*[1-9]/);
    expect(care).toContain(parent.young);
    for (const name of parent.elder) expect(care).not.toContain(name);
    const other = tablesOf(paper)["Autres sommes payées, qui ne comptent pas"]?.join() ?? "";
    for (const name of parent.elder) expect(other).toContain(name);
    expect(other).toContain("Cantine scolaire");
  });

  test("opens what it sealed", async () => {
    const { rows } = await owner().query("SELECT city_id, child_id, sealed FROM health_sheet LIMIT 1");
    const { city_id: cityId, child_id: rowId, sealed } = rows[0];
    const text = await openText({ cityId, table: "health_sheet", column: "sealed", rowId }, sealed);
    expect(healthSheetSchema.parse(JSON.parse(text)).conduct).not.toBe("");
    const files = await owner().query("SELECT city_id, storage_key, size_bytes FROM document LIMIT 1");
    const file = await configuredStore().get(files.rows[0].city_id, files.rows[0].storage_key);
    expect(file?.length).toBe(files.rows[0].size_bytes);
  });

  test("asks the worker to end each offer in time", async () => {
    const offers = await count("waitlist_entry WHERE status = 'offered'");
    expect(await count("graphile_worker.jobs WHERE task_identifier = 'expire-offer'")).toBe(offers);
  });
});

/** What a query finds on the base as it is, then after these statements, of which nothing stays. */
async function foundOnceBroken(query: string, statements: readonly string[]): Promise<readonly [number, number]> {
  const client = await owner().connect();
  try {
    await client.query("BEGIN");
    const before = await client.query(query);
    await client.query("SET LOCAL session_replication_role = replica");
    for (const statement of statements) await client.query(statement);
    const after = await client.query(query);
    return [before.rowCount ?? 0, after.rowCount ?? 0];
  } finally {
    await client.query("ROLLBACK");
    client.release();
  }
}

describe("what must hold after any fault, broken one by one (negative controls of I1 to I9)", () => {
  const queries = invariantQueries();

  test("each invariant has its control", () => {
    expect(Object.keys(INVARIANT_CONTROLS).sort()).toEqual([...queries.keys()].sort());
  });

  test.each([...queries])("« %s » is found", async (name, query) => {
    const [before, after] = await foundOnceBroken(query, INVARIANT_CONTROLS[name] ?? []);
    expect(before).toBe(0);
    expect(after).toBeGreaterThan(0);
  });
});
