import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { quotientCents } from "@/server/fees/domain";
import type { DraftLine } from "../domain/draft-line";

/** A line and the invoice that it is on. */
export interface NewLine extends Omit<DraftLine, "kind"> {
  readonly invoiceId: string;
  readonly kind: DraftLine["kind"] | "credit";
}

/** Adds lines after those that an invoice has. */
export async function insertLines(tx: Tx, lines: readonly NewLine[]): Promise<void> {
  if (lines.length === 0) return;
  const rows = lines.map((line, order) => {
    const { ruleId = "", scheduleVersion: version = null, quotientFamilialUsed: used = null } = line.fee.line ?? {};
    return { ...line, order, ruleId, version, quotient: used === null ? null : quotientCents(used) };
  });
  await tx.$executeRaw`
    INSERT INTO invoice_line (city_id, invoice_id, position, kind, state, family_id, child_id, activity_id, days, label, quantity,
      unit_cents, amount_cents, share, rule_id, schedule_version, quotient_cents, budget_account, third_parties, fee, corrects_id)
    SELECT app.city(), l."invoiceId",
      coalesce((SELECT max(p.position) FROM invoice_line p WHERE p.invoice_id = l."invoiceId"), 0)
        + row_number() OVER (PARTITION BY l."invoiceId" ORDER BY l."order"),
      l.kind, l.state, l."familyId", l."childId", l."activityId", l.days, l.label, cardinality(l.days), l.unit, l.amount, l.share,
      l."ruleId", l.version, l.quotient, l."budgetAccount", l."thirdParties", l.fee, l.corrects
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS l ("invoiceId" uuid, "order" integer, kind text, state text, "familyId" uuid, "childId" uuid, "activityId" uuid, days date[],
        label text, unit integer, amount integer, share integer, "ruleId" text, version integer, quotient bigint, "budgetAccount" text,
        "thirdParties" jsonb, fee jsonb, corrects uuid)`;
}
