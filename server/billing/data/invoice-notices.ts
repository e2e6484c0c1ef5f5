import "server-only";
import { Temporal } from "temporal-polyfill";
import type { Tx } from "@/server/db/tenant-tx";
import type { LocalDate } from "@/server/platform/dates";
import { newId } from "@/server/platform/ids";

/** A notice that the staff sent again. */
export interface InvoiceNotice {
  readonly id: string;
  /** How many addresses it went to. */
  readonly recipients: number;
  /** ISO. */
  readonly sentAt: string;
  /** Whoever sent it, by name. */
  readonly sentBy: string;
}

interface NoticeRow {
  id: string;
  recipients: number;
  sent_at: Date;
  name: string;
}

/** Notices of an invoice that the caller may read, the latest first. The one of its issue is not among them. */
export async function noticesOf(tx: Tx, invoiceId: string): Promise<InvoiceNotice[]> {
  const rows = await tx.$queryRaw<NoticeRow[]>`
    SELECT n.id, n.recipients, n.sent_at, a.display_name AS name FROM invoice_notice n
    JOIN account a ON a.city_id = n.city_id AND a.id = n.sent_by
    WHERE n.invoice_id = ${invoiceId}::uuid ORDER BY n.sent_at DESC, n.id DESC`;
  return rows.map(({ id, recipients, sent_at, name }) => ({
    id,
    recipients,
    sentAt: Temporal.Instant.fromEpochMilliseconds(sent_at.getTime()).toString(),
    sentBy: name,
  }));
}

interface NewNotice {
  readonly invoiceId: string;
  readonly familyId: string | null;
  readonly recipients: number;
  /** The town's day at `now`. */
  readonly day: LocalDate;
  readonly accountId: string;
  readonly now: Temporal.Instant;
}

/** Notes that a notice left again; gives its id. */
export async function insertNotice(tx: Tx, notice: NewNotice): Promise<string> {
  const id = newId();
  const { invoiceId, familyId, recipients, day, accountId, now } = notice;
  await tx.$executeRaw`
    INSERT INTO invoice_notice (city_id, id, invoice_id, family_id, recipients, day, sent_by, sent_at)
    VALUES (app.city(), ${id}::uuid, ${invoiceId}::uuid, ${familyId}::uuid, ${recipients}, ${day}::date, ${accountId}::uuid,
      ${now.toString()}::timestamptz)`;
  return id;
}
