import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { addDays, type LocalDate, localDate } from "@/server/platform/dates";
import { newId } from "@/server/platform/ids";
import type { HouseholdShare } from "../domain/agreement";
import type { PayingHousehold } from "../domain/agreement-view";

/** Holds a child until the end of the transaction: one clerk at a time says who pays for it. */
export async function lockSharedChild(tx: Tx, childId: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM child WHERE id = ${childId}::uuid FOR NO KEY UPDATE`;
}

/** The first name of a child who lives in this dossier, or for whom it had a share; undefined for any other. */
export async function findSharedChild(tx: Tx, familyId: string, childId: string): Promise<string | undefined> {
  const [row] = await tx.$queryRaw<{ first_name: string }[]>`
    SELECT c.first_name FROM child c WHERE c.id = ${childId}::uuid AND (
      EXISTS (SELECT FROM family_child fc WHERE fc.family_id = ${familyId}::uuid AND fc.child_id = c.id AND fc.left_at IS NULL)
      OR EXISTS (SELECT FROM child_payer p WHERE p.family_id = ${familyId}::uuid AND p.child_id = c.id))`;
  return row?.first_name;
}

/** The households in which a child lives, then those that had a share for it; by number. */
export async function payingHouseholds(tx: Tx, childId: string): Promise<PayingHousehold[]> {
  const rows = await tx.$queryRaw<{ id: string; number: bigint; name: string; lives: boolean }[]>`
    SELECT f.id, f.number, f.name, bool_or(h.lives) AS lives FROM (
      SELECT family_id, true AS lives FROM family_child WHERE child_id = ${childId}::uuid AND left_at IS NULL
      UNION ALL SELECT family_id, false FROM child_payer WHERE child_id = ${childId}::uuid
    ) h JOIN family f ON f.id = h.family_id GROUP BY f.id, f.number, f.name ORDER BY bool_or(h.lives) DESC, f.number`;
  return rows.map(({ id, number, name, lives }) => ({ familyId: id, number: String(number), name, lives }));
}

/** The last day of a child that an invoice issued for what these households used bills. */
export async function billedUntil(tx: Tx, childId: string, familyIds: readonly string[]): Promise<LocalDate | null> {
  const [row] = await tx.$queryRaw<{ day: string | null }[]>`
    SELECT max(d.day)::text AS day FROM invoice_line l JOIN invoice i ON i.id = l.invoice_id, unnest(l.days) AS d(day)
    WHERE l.family_id = ANY(${familyIds}::uuid[]) AND l.child_id = ${childId}::uuid AND i.status = 'issued'`;
  return row?.day ? localDate(row.day) : null;
}

/** Takes away what is agreed for a child from a day on; what began before ends on its eve. Gives how many shares changed. */
export async function endSharesBefore(tx: Tx, childId: string, day: LocalDate): Promise<number> {
  const gone = await tx.$executeRaw`
    DELETE FROM child_payer WHERE child_id = ${childId}::uuid AND first_day >= ${day}::date`;
  const shortened = await tx.$executeRaw`
    UPDATE child_payer SET last_day = ${addDays(day, -1)}::date
    WHERE child_id = ${childId}::uuid AND first_day < ${day}::date AND (last_day IS NULL OR last_day >= ${day}::date)`;
  return gone + shortened;
}

/** Adds what is agreed for a child from a day on, until something else is. Households that pay nothing have no row. */
export async function insertShares(
  tx: Tx,
  cityId: string,
  { childId, firstDay, shares }: { childId: string; firstDay: LocalDate; shares: readonly HouseholdShare[] },
): Promise<void> {
  for (const { familyId, share } of shares.filter((household) => household.share > 0)) {
    await tx.$executeRaw`
      INSERT INTO child_payer (city_id, id, child_id, family_id, share, first_day)
      VALUES (${cityId}::uuid, ${newId()}::uuid, ${childId}::uuid, ${familyId}::uuid, ${share}, ${firstDay}::date)`;
  }
}
