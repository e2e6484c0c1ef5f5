import "server-only";
import { Prisma } from "@/server/db/generated/prisma/client";
import type { Tx } from "@/server/db/tenant-tx";
import { inSight, QUEUE_TABLES, type Sight } from "../data/assignments";

export interface ItemState {
  readonly status: string;
  readonly since: Date;
  readonly assignedTo: string | null;
  readonly assignee: string | null;
  /** The account of who decided; null for the service, or the family itself. */
  readonly deciderId: string | null;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  readonly reason: string | null;
}

/** Where an item is: who has it, or who decided it and when. Undefined when this agent of this city sees none. */
export async function readItemState(
  tx: Tx,
  { id, ...sight }: Sight & { readonly id: string },
): Promise<ItemState | undefined> {
  const since = Prisma.raw(sight.kind === "document" ? "i.uploaded_at" : "i.created_at");
  const [row] = await tx.$queryRaw<ItemState[]>`
    SELECT i.status, ${since} AS since, i.assigned_to AS "assignedTo", a.display_name AS assignee,
      i.decided_by AS "deciderId", d.display_name AS "decidedBy", i.decided_at AS "decidedAt", i.reason
    FROM ${QUEUE_TABLES[sight.kind]} i
    LEFT JOIN account a ON a.id = i.assigned_to LEFT JOIN account d ON d.id = i.decided_by
    WHERE i.id = ${id}::uuid ${inSight(sight)}`;
  return row;
}
