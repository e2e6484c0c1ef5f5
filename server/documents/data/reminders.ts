import "server-only";
import type { Temporal } from "temporal-polyfill";
import { Prisma } from "@/server/db/generated/prisma/client";
import type { Tx } from "@/server/db/tenant-tx";
import { type LocalDate, localDate } from "@/server/platform/dates";
import { newId } from "@/server/platform/ids";
import type { DocumentEnd, EndStage } from "../domain/document-end";

/** The ends that are looked for: those of these days, both included, of which one is today. */
export interface EndWindow {
  readonly from: LocalDate;
  readonly today: LocalDate;
  readonly to: LocalDate;
}

/** The accepted documents whose end the household that sent them has not been told. */
function untold({ from, today, to }: EndWindow): Prisma.Sql {
  return Prisma.sql`
    FROM document d JOIN document_type t ON t.city_id = d.city_id AND t.id = d.type_id AND t.required
    WHERE d.status = 'accepted' AND d.valid_until BETWEEN ${from}::date AND ${to}::date
      AND NOT EXISTS (
        SELECT FROM document_reminder r
        WHERE r.city_id = d.city_id AND r.family_id = d.family_id AND r.type_id = d.type_id
          AND r.child_id IS NOT DISTINCT FROM d.child_id AND r.valid_until = d.valid_until
          AND r.stage = CASE WHEN d.valid_until < ${today}::date THEN 'ended' ELSE 'ending' END)`;
}

/** The first `limit` households after this one, in the order of their ids, that may have an end to be told. */
export async function familiesWithEnds(tx: Tx, window: EndWindow, after: string, limit: number): Promise<string[]> {
  const rows = await tx.$queryRaw<{ family_id: string }[]>`
    SELECT DISTINCT d.family_id ${untold(window)} AND d.family_id > ${after}::uuid ORDER BY 1 LIMIT ${limit}`;
  return rows.map((row) => row.family_id);
}

interface EndRow {
  type_id: string;
  child_id: string | null;
  valid_until: string;
  stage: EndStage;
}

/** The ends of a household's own documents that it has not been told: never those of a child's other household. */
export async function endsOfFamily(tx: Tx, familyId: string, window: EndWindow): Promise<DocumentEnd[]> {
  const rows = await tx.$queryRaw<EndRow[]>`
    SELECT DISTINCT d.type_id, d.child_id, d.valid_until::text,
      CASE WHEN d.valid_until < ${window.today}::date THEN 'ended' ELSE 'ending' END AS stage
    ${untold(window)} AND d.family_id = ${familyId}::uuid`;
  return rows.map((row) => ({
    typeId: row.type_id,
    childId: row.child_id,
    validUntil: localDate(row.valid_until),
    stage: row.stage,
  }));
}

/** Writes that a household is told of these ends; gives those that nobody had written: another worker may look too. */
export async function insertReminders(
  tx: Tx,
  {
    familyId,
    ends,
    now,
  }: { readonly familyId: string; readonly ends: readonly DocumentEnd[]; readonly now: Temporal.Instant },
): Promise<DocumentEnd[]> {
  const told: DocumentEnd[] = [];
  for (const end of ends) {
    const written = await tx.$executeRaw`
      INSERT INTO document_reminder (city_id, id, family_id, type_id, child_id, valid_until, stage, told_at)
      VALUES (app.city(), ${newId()}::uuid, ${familyId}::uuid, ${end.typeId}::uuid, ${end.childId}::uuid,
        ${end.validUntil}::date, ${end.stage}, ${new Date(now.epochMilliseconds)})
      ON CONFLICT DO NOTHING`;
    if (written > 0) told.push(end);
  }
  return told;
}
