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
  /** Something moved: it is told again, though it was looked into before. */
  readonly again?: boolean;
}

/**
 * Tells the régisseur of something to look at, once for one payment or operation. What was looked into keeps its note: told
 * again, it is another alert. The caller has locked what it is about.
 */
export async function raiseAlert(tx: Tx, alert: NewAlert): Promise<void> {
  const at = new Date(alert.now.epochMilliseconds);
  await tx.$executeRaw`
    INSERT INTO payment_alert (city_id, id, regie_id, kind, payment_id, operation_id, raised_at)
    SELECT app.city(), ${newId()}::uuid, ${alert.regieId}::uuid, ${alert.kind}, ${alert.paymentId}::uuid,
      ${alert.operationId}::uuid, ${at}
    WHERE ${alert.again ?? false} OR NOT EXISTS (SELECT 1 FROM payment_alert a
      WHERE a.kind = ${alert.kind}
        AND coalesce(a.operation_id, a.payment_id) = coalesce(${alert.operationId}::uuid, ${alert.paymentId}::uuid))
    ON CONFLICT (city_id, kind, coalesce(operation_id, payment_id)) WHERE closed_at IS NULL DO NOTHING`;
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
