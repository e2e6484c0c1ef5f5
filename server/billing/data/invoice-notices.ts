import "server-only";
import { Temporal } from "temporal-polyfill";
import type { Tx } from "@/server/db/tenant-tx";
import type { LocalDate } from "@/server/platform/dates";
import { newId } from "@/server/platform/ids";

/** A notice of an invoice: the one that left by itself when it was issued, or one that the staff sent again. */
export interface InvoiceNotice {
  readonly id: string;
  /** How many addresses it went to; zero when nobody had one at the issue. */
  readonly recipients: number;
  /** ISO. */
  readonly sentAt: string;
  /** Whoever sent it, by name; null for the one of the issue. */
  readonly sentBy: string | null;
}

interface NoticeRow {
  id: string;
  recipients: number;
  sent_at: Date;
  name: string | null;
}

/** Notices of an invoice that the caller may read, the latest first. An invoice may say nothing of that of its issue. */
export async function noticesOf(tx: Tx, invoiceId: string): Promise<InvoiceNotice[]> {
  const rows = await tx.$queryRaw<NoticeRow[]>`
    SELECT n.id, n.recipients, n.sent_at, a.display_name AS name FROM invoice_notice n
    LEFT JOIN account a ON a.city_id = n.city_id AND a.id = n.sent_by
    WHERE n.invoice_id = ${invoiceId}::uuid ORDER BY n.sent_by IS NULL, n.sent_at DESC, n.id DESC`;
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
  /** From when the link of a third party runs: a day of the town. */
  readonly day: LocalDate;
  /** Whoever sends it; null for the one of the issue, which is noted once whoever asks again. */
  readonly accountId: string | null;
  readonly now: Temporal.Instant;
}

/** Notes that a notice leaves; gives its id. */
export async function insertNotice(tx: Tx, notice: NewNotice): Promise<string> {
  const id = newId();
  const { invoiceId, familyId, recipients, day, accountId, now } = notice;
  await tx.$executeRaw`
    INSERT INTO invoice_notice (city_id, id, invoice_id, family_id, recipients, day, sent_by, sent_at)
    VALUES (app.city(), ${id}::uuid, ${invoiceId}::uuid, ${familyId}::uuid, ${recipients}, ${day}::date, ${accountId}::uuid,
      ${now.toString()}::timestamptz)
    ON CONFLICT (city_id, invoice_id) WHERE sent_by IS NULL DO NOTHING`;
  return id;
}
