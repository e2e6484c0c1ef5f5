import "server-only";
import { Prisma } from "@/server/db/generated/prisma/client";
import type { Tx } from "@/server/db/tenant-tx";
import type { QueueKind } from "../domain/queue";

export const QUEUE_TABLES: Readonly<Record<QueueKind, Prisma.Sql>> = {
  compte: Prisma.raw("account_request"),
  identite: Prisma.raw("account_request"),
  inscription: Prisma.raw("enrolment_request"),
  modification: Prisma.raw("change_request"),
  document: Prisma.raw("document"),
};

/** Which items of a kind an agent sees: a document of health only with the right on health (D8). */
export interface Sight {
  readonly kind: QueueKind;
  readonly mayReadHealth: boolean;
}

/** Of an account request, only those of the kind asked: the rights of the two may differ one day. */
export function inSight({ kind, mayReadHealth }: Sight): Prisma.Sql {
  if (kind === "compte") return Prisma.sql`AND NOT doubtful`;
  if (kind === "identite") return Prisma.sql`AND doubtful`;
  return kind === "document" && !mayReadHealth ? Prisma.sql`AND NOT ${ofHealth}` : Prisma.empty;
}

/** Whether the document at hand, the only table of the statement with a `type_id`, tells of a child's health. */
export const ofHealth = Prisma.sql`EXISTS (SELECT FROM document_type WHERE id = type_id AND health)`;

/** Gives a pending item to `to` (null: to nobody) if `seen` still has it. False when it moved or is not pending. */
export async function reassign(
  tx: Tx,
  { id, ...sight }: Sight & { readonly id: string },
  seen: string | null,
  to: string | null,
): Promise<boolean> {
  const changed = await tx.$executeRaw`
    UPDATE ${QUEUE_TABLES[sight.kind]} SET assigned_to = ${to}::uuid
    WHERE id = ${id}::uuid AND status = 'pending' AND assigned_to IS NOT DISTINCT FROM ${seen}::uuid ${inSight(sight)}`;
  return changed > 0;
}
