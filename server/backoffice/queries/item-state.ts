import "server-only";
import { Prisma } from "@/server/db/generated/prisma/client";
import type { Tx } from "@/server/db/tenant-tx";
import { ofKind, QUEUE_TABLES } from "../data/assignments";
import type { QueueKind } from "../domain/queue";

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
    FROM ${QUEUE_TABLES[kind]} i
    LEFT JOIN account a ON a.id = i.assigned_to LEFT JOIN account d ON d.id = i.decided_by
    WHERE i.id = ${id}::uuid ${ofKind(kind)}`;
  return row;
}
