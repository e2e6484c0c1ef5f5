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

/** An alert, kept from everybody else until the end of the transaction. */
export async function lockAlert(
  tx: Tx,
  alertId: string,
): Promise<{ readonly kind: AlertKind; readonly operationId: string | null; readonly closed: boolean } | undefined> {
  const [row] = await tx.$queryRaw<{ kind: AlertKind; operation_id: string | null; closed: boolean }[]>`
    SELECT kind, operation_id, closed_at IS NOT NULL AS closed FROM payment_alert WHERE id = ${alertId}::uuid FOR NO KEY UPDATE`;
  return row && { kind: row.kind, operationId: row.operation_id, closed: row.closed };
}

export async function markAlertClosed(
  tx: Tx,
  alertId: string,
  { note, accountId, now }: { readonly note: string; readonly accountId: string; readonly now: Temporal.Instant },
): Promise<void> {
  await tx.$executeRaw`
    UPDATE payment_alert SET note = ${note}, closed_by = ${accountId}::uuid, closed_at = ${new Date(now.epochMilliseconds)}
    WHERE id = ${alertId}::uuid`;
}
