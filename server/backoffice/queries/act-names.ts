import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { receiptReference } from "@/server/payments";
import type { NamesOfRows } from "../domain/acts/act";

interface NameRow {
  id: string;
  name: string;
}

interface ReceiptRow {
  id: string;
  code: string;
  year: number;
  number: number;
}

interface AccountRow extends NameRow {
  kind: "parent" | "agent";
}

/** The accounts that acted, by their id. */
export async function accountsById(
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { name: string; kind: "parent" | "agent" }>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.$queryRaw<AccountRow[]>`
    SELECT id, display_name AS name, kind FROM account WHERE id = ANY (${[...ids]}::uuid[])`;
  return new Map(rows.map(({ id, name, kind }) => [id, { name, kind }]));
}

/**
 * Words for what the history of a dossier refers to: its children and adults, those who left too, its invoices, its receipts; the
 * town's schools, classes, activities, régies, kinds of documents and closings; the agents who take charge.
 */
export async function actNames(tx: Tx, familyId: string): Promise<NamesOfRows> {
  const rows = await tx.$queryRaw<NameRow[]>`
    SELECT c.id, c.first_name AS name FROM family_child fc JOIN child c ON c.city_id = fc.city_id AND c.id = fc.child_id
      WHERE fc.family_id = ${familyId}::uuid
    UNION ALL SELECT p.id, trim(p.first_names[1] || ' ' || coalesce(nullif(p.usage_name, ''), p.birth_name))
      FROM family_adult fa JOIN person p ON p.city_id = fa.city_id AND p.id = fa.person_id
      WHERE fa.family_id = ${familyId}::uuid
    UNION ALL SELECT id, reference FROM invoice WHERE family_id = ${familyId}::uuid AND reference IS NOT NULL
    UNION ALL SELECT id, name FROM school
    UNION ALL SELECT id, name FROM school_class
    UNION ALL SELECT id, name FROM activity
    UNION ALL SELECT id, name FROM regie
    UNION ALL SELECT id, label FROM document_type
    UNION ALL SELECT id, label FROM closing
    UNION ALL SELECT id, display_name FROM account WHERE kind = 'agent'`;
  const receipts = await tx.$queryRaw<ReceiptRow[]>`
    SELECT p.id, r.code, p.year::integer AS year, p.receipt_number AS number
    FROM payment p JOIN regie r ON r.city_id = p.city_id AND r.id = p.regie_id WHERE p.family_id = ${familyId}::uuid`;
  return new Map([
    ...rows.map(({ id, name }) => [id, name] as const),
    ...receipts.map(({ id, code, year, number }) => [id, receiptReference({ regieCode: code, year, number })] as const),
  ]);
}
