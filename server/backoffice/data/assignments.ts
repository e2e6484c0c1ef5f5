import "server-only";
import { Prisma } from "@/server/db/generated/prisma/client";
import type { Tx } from "@/server/db/tenant-tx";
import type { QueueKind } from "../domain/queue";

export const QUEUE_TABLES: Readonly<Record<QueueKind, Prisma.Sql>> = {
  compte: Prisma.raw("account_request"),
  identite: Prisma.raw("account_request"),
  modification: Prisma.raw("change_request"),
  document: Prisma.raw("document"),
};

/** Of an account request, only those of the kind asked: the rights of the two may differ one day. */
export function ofKind(kind: QueueKind): Prisma.Sql {
  if (kind === "compte") return Prisma.sql`AND NOT doubtful`;
  return kind === "identite" ? Prisma.sql`AND doubtful` : Prisma.empty;
}

/** Gives a pending item to `to` (null: to nobody) if `seen` still has it. False when it moved or is not pending. */
export async function reassign(
  tx: Tx,
  { kind, id }: { readonly kind: QueueKind; readonly id: string },
  seen: string | null,
  to: string | null,
): Promise<boolean> {
  const changed = await tx.$executeRaw`
    UPDATE ${QUEUE_TABLES[kind]} SET assigned_to = ${to}::uuid
    WHERE id = ${id}::uuid AND status = 'pending' AND assigned_to IS NOT DISTINCT FROM ${seen}::uuid ${ofKind(kind)}`;
  return changed > 0;
}
