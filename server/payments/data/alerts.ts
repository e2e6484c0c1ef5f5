import "server-only";
import type { Temporal } from "temporal-polyfill";
import type { Tx } from "@/server/db/tenant-tx";
import { newId } from "@/server/platform/ids";
import type { AlertKind } from "../domain/alert";

export interface NewAlert {
  readonly kind: AlertKind;
  readonly regieId: string;
  readonly paymentId: string | null;
  readonly operationId: string | null;
  readonly now: Temporal.Instant;
  /** Something moved: an alert that was looked into before is open again. */
  readonly again?: boolean;
}

/** Tells the régisseur of something to look at, once for one payment or operation. */
export async function raiseAlert(tx: Tx, alert: NewAlert): Promise<void> {
  const at = new Date(alert.now.epochMilliseconds);
  await tx.$executeRaw`
    INSERT INTO payment_alert AS a (city_id, id, regie_id, kind, payment_id, operation_id, raised_at)
    VALUES (app.city(), ${newId()}::uuid, ${alert.regieId}::uuid, ${alert.kind}, ${alert.paymentId}::uuid,
      ${alert.operationId}::uuid, ${at})
    ON CONFLICT (city_id, kind, coalesce(operation_id, payment_id)) DO UPDATE
      SET raised_at = excluded.raised_at, closed_by = NULL, closed_at = NULL, note = ''
      WHERE ${alert.again ?? false} AND a.closed_at IS NOT NULL`;
}
