import "server-only";
import { Prisma } from "@/server/db/generated/prisma/client";
import type { Tx } from "@/server/db/tenant-tx";
import { localDate } from "@/server/platform/dates";
import { cents } from "@/server/platform/money";
import { isCheck } from "../domain/check";
import type { InvoiceLineView, InvoiceList } from "../domain/run-view";

const PAGE = 30;
/** Beyond this, a name is not precise enough to be useful. */
const MOST_FAMILIES = 2_000;

interface ListRow {
  id: string;
  name: string;
  family_number: bigint | null;
  reference: string | null;
  status: InvoiceLineView["status"];
  first_day: string;
  total_cents: number;
  open: bigint | null;
  checks: string[];
  found: bigint;
}

interface Listing {
  readonly where: Prisma.Sql;
  readonly q: string;
  readonly page: number;
  readonly newestFirst?: boolean;
}

/** Invoices by the name of who owes them, thirty a page; or the newest first. */
export async function listInvoices(tx: Tx, { where, q, page, newestFirst }: Listing): Promise<InvoiceList> {
  const order = newestFirst ? Prisma.sql`i.issued_at DESC, i.number DESC` : Prisma.sql`name, i.id`;
  const rows = await tx.$queryRaw<ListRow[]>`
    SELECT i.id, coalesce(f.name, t.name, '') AS name, f.number AS family_number, i.reference, i.status, i.first_day::text,
      i.total_cents, i.checks, count(*) OVER () AS found,
      CASE WHEN i.status = 'issued' AND i.kind = 'invoice'
        THEN (SELECT coalesce(sum(l.amount_cents), 0)::bigint FROM ledger_line l WHERE l.invoice_id = i.id) END AS open
    FROM invoice i
    LEFT JOIN family f ON f.id = i.family_id
    JOIN debtor d ON d.id = i.debtor_id LEFT JOIN third_party t ON t.id = d.third_party_id
    WHERE ${where} AND ${await matching(tx, q)}
    ORDER BY ${order} LIMIT ${PAGE} OFFSET ${(page - 1) * PAGE}`;
  const found = Number(rows[0]?.found ?? 0n);
  return { invoices: rows.map(toLine), page, pages: Math.max(1, Math.ceil(found / PAGE)), found };
}

/** A reference or a family's number as it is typed, else the beginnings of the words of a name. */
async function matching(tx: Tx, q: string): Promise<Prisma.Sql> {
  if (q === "") return Prisma.sql`true`;
  const compact = q.replace(/\s/g, "");
  if (/^\d{1,9}$/.test(compact)) return Prisma.sql`f.number = ${compact}::bigint`;
  if (/^[A-Za-z]{2,6}\d{4,}$/.test(compact)) return Prisma.sql`i.reference = ${compact.toUpperCase()}`;
  const named = await debtorsNamed(tx, q);
  return Prisma.sql`(i.family_id = ANY(${named.families}::uuid[]) OR d.third_party_id = ANY(${named.thirdParties}::uuid[]))`;
}

/** Not LIKE: under row-level security only comparisons are served by an index (see search_word). */
async function debtorsNamed(tx: Tx, q: string): Promise<{ families: string[]; thirdParties: string[] }> {
  const families = await tx.$queryRaw<{ id: string }[]>`
    WITH typed AS (SELECT DISTINCT w FROM regexp_split_to_table(app.search_form(${q}), ' ') AS w WHERE w <> '')
    SELECT s.subject_id AS id FROM typed t, LATERAL (
      SELECT subject_id FROM search_word
      WHERE word >= t.w COLLATE "C" AND word < t.w || '{' COLLATE "C" AND subject = 'family' AND field = 'name') s
    GROUP BY s.subject_id HAVING count(DISTINCT t.w) = (SELECT count(*) FROM typed) LIMIT ${MOST_FAMILIES}`;
  const thirdParties = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM third_party WHERE position(app.search_form(${q}) IN app.search_form(name)) > 0`;
  return { families: families.map(({ id }) => id), thirdParties: thirdParties.map(({ id }) => id) };
}

function toLine(row: ListRow): InvoiceLineView {
  return {
    id: row.id,
    name: row.name,
    familyNumber: row.family_number === null ? null : Number(row.family_number),
    reference: row.reference,
    status: row.status,
    first: localDate(row.first_day),
    total: cents(row.total_cents),
    open: row.open === null ? null : cents(Number(row.open)),
    checks: row.checks.filter(isCheck),
  };
}
