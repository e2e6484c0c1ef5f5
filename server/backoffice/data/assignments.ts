import "server-only";
import { Prisma } from "@/server/db/generated/prisma/client";
import type { Tx } from "@/server/db/tenant-tx";
import type { QueueKind } from "../domain/queue";

const TABLES: Readonly<Record<QueueKind, Prisma.Sql>> = {
  compte: Prisma.raw("account_request"),
  identite: Prisma.raw("account_request"),
  modification: Prisma.raw("change_request"),
  document: Prisma.raw("document"),
};

/** Of an account request, only those of the kind asked: the rights of the two may differ one day. */
function ofKind(kind: QueueKind): Prisma.Sql {
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
    UPDATE ${TABLES[kind]} SET assigned_to = ${to}::uuid
    WHERE id = ${id}::uuid AND status = 'pending' AND assigned_to IS NOT DISTINCT FROM ${seen}::uuid ${ofKind(kind)}`;
  return changed > 0;
}

export interface ItemState {
  readonly status: string;
  readonly since: Date;
  readonly assignedTo: string | null;
  readonly assignee: string | null;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  readonly reason: string | null;
}

/** Where an item is: who has it, or who decided it and when. Undefined when it does not exist in this city. */
export async function readItemState(
  tx: Tx,
  { kind, id }: { readonly kind: QueueKind; readonly id: string },
): Promise<ItemState | undefined> {
  const since = Prisma.raw(kind === "document" ? "i.uploaded_at" : "i.created_at");
  const [row] = await tx.$queryRaw<ItemState[]>`
    SELECT i.status, ${since} AS since, i.assigned_to AS "assignedTo", a.display_name AS assignee,
      d.display_name AS "decidedBy", i.decided_at AS "decidedAt", i.reason
    FROM ${TABLES[kind]} i
    LEFT JOIN account a ON a.id = i.assigned_to LEFT JOIN account d ON d.id = i.decided_by
    WHERE i.id = ${id}::uuid ${ofKind(kind)}`;
  return row;
}

