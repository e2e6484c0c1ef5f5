import "server-only";
import { listRegies } from "@/server/billing";
import type { Tx } from "@/server/db/tenant-tx";
import { localDate } from "@/server/platform/dates";
import { cents } from "@/server/platform/money";
import { tillOf } from "../data/deposits";
import type { DepositLine, DepositSlip, Deposits } from "../domain/counter-view";
import { isMeans } from "../domain/means";
import { depositReference, receiptReference } from "../domain/numbers";
import { depositActivities } from "./activity-sums";

interface DepositRow {
  id: string;
  code: string;
  year: number;
  number: number;
  day: string;
  total_cents: number;
  closed_by: string;
}

const SHOWN = 30;

function toLine(row: DepositRow): DepositLine {
  return {
    id: row.id,
    reference: depositReference({ regieCode: row.code, year: row.year, number: row.number }),
    day: localDate(row.day),
    total: cents(row.total_cents),
    closedBy: row.closed_by,
  };
}

interface Asked {
  readonly regieId?: string | undefined;
  readonly page: number;
}

/** What the till of a régie holds, and a page of its deposits, newest first; the first régie of the town when none is named. */
export async function readDeposits(tx: Tx, { regieId, page }: Asked, size = SHOWN): Promise<Deposits | undefined> {
  const regies = await listRegies(tx);
  const regie = regieId ? regies.find(({ id }) => id === regieId) : regies[0];
  if (!regie) return undefined;
  const rows = await tx.$queryRaw<DepositRow[]>`
    SELECT d.id, r.code, d.year::int, d.number, d.day::text, d.total_cents, a.display_name AS closed_by
    FROM deposit d JOIN regie r ON r.id = d.regie_id JOIN account a ON a.id = d.closed_by
    WHERE d.regie_id = ${regie.id}::uuid ORDER BY d.year DESC, d.number DESC
    LIMIT ${size} OFFSET ${(page - 1) * size}`;
  const [count] = await tx.$queryRaw<{ all: number }[]>`
    SELECT count(*)::int AS all FROM deposit WHERE regie_id = ${regie.id}::uuid`;
  return {
    regies: regies.map(({ id, name }) => ({ id, name })),
    regieId: regie.id,
    held: (await tillOf(tx, regie.id)).map(({ means, amount, partIds }) => ({ means, amount, parts: partIds.length })),
    closed: rows.map(toLine),
    page,
    pages: Math.max(1, Math.ceil((count?.all ?? 0) / size)),
  };
}

interface SlipRow extends DepositRow {
  regie_name: string;
  regisseur: string;
  note: string;
}

interface PartRow {
  means: string;
  code: string;
  year: number;
  receipt_number: number;
  payer: string;
  day: string;
  reference: string;
  amount_cents: number;
}

/** A deposit with all that it holds; undefined for one that is not there. */
export async function readDepositSlip(tx: Tx, depositId: string): Promise<DepositSlip | undefined> {
  const [row] = await tx.$queryRaw<SlipRow[]>`
    SELECT d.id, r.code, d.year::int, d.number, d.day::text, d.total_cents, a.display_name AS closed_by, r.name AS regie_name,
      r.regisseur, d.note
    FROM deposit d JOIN regie r ON r.id = d.regie_id JOIN account a ON a.id = d.closed_by WHERE d.id = ${depositId}::uuid`;
  if (!row) return undefined;
  const parts = await tx.$queryRaw<PartRow[]>`
    SELECT t.means, r.code, p.year::int, p.receipt_number, coalesce(nullif(p.payer_name, ''), f.name, y.name, '') AS payer,
      p.day::text, t.reference, t.amount_cents
    FROM payment_part t JOIN payment p ON p.id = t.payment_id JOIN regie r ON r.id = p.regie_id
    LEFT JOIN family f ON f.id = p.family_id
    JOIN debtor d ON d.id = p.debtor_id LEFT JOIN third_party y ON y.id = d.third_party_id
    WHERE t.deposit_id = ${depositId}::uuid ORDER BY t.means, p.day, p.receipt_number, t.position`;
  return {
    ...toLine(row),
    regieName: row.regie_name,
    regisseur: row.regisseur,
    note: row.note,
    activities: await depositActivities(tx, depositId),
    parts: parts.flatMap((part) =>
      isMeans(part.means)
        ? [
            {
              means: part.means,
              receipt: receiptReference({ regieCode: part.code, year: part.year, number: part.receipt_number }),
              from: part.payer,
              day: localDate(part.day),
              reference: part.reference,
              amount: cents(part.amount_cents),
            },
          ]
        : [],
    ),
  };
}
