import { randomInt, randomUUID } from "node:crypto";
import { inTown } from "../../support/base";
import type { OwnFamily } from "../../support/own-family";

/** An invoice of 20,00 € for the first child’s meals, issued and then paid half at the counter, today. Gives its reference. */
export async function halfPaidInvoice(family: OwnFamily): Promise<string> {
  const { town, familyId, accountId } = family;
  const [debtor, invoice, entry, payment, paid] = Array.from({ length: 5 }, () => randomUUID());
  // Far from what the town itself issues: numbers of its series stay without a gap.
  const number = randomInt(10_000_000, 90_000_000);
  const reference = `ESSAI${number}`;
  const run = (statement: string, values: readonly unknown[]) => inTown(town, statement, values);
  await run(
    `WITH r AS (SELECT id FROM regie WHERE city_id = $1 ORDER BY code LIMIT 1),
       d AS (INSERT INTO debtor (city_id, id, regie_id, family_id) SELECT $1, $2, r.id, $3 FROM r)
     INSERT INTO invoice (city_id, id, regie_id, debtor_id, family_id, first_day, last_day, total_cents)
     SELECT $1, $4, r.id, $2, $3, date_trunc('month', now())::date, now()::date, 2000 FROM r`,
    [debtor, familyId, invoice],
  );
  await run(
    `INSERT INTO invoice_line (city_id, invoice_id, position, kind, state, family_id, child_id, activity_id, days, label, quantity,
       unit_cents, amount_cents, fee)
     SELECT $1, $2, 1, 'service', 'present', $3, $4, a.id, ARRAY[now()::date], 'Repas', 1, 2000, 2000, '{"line": null, "due": 2000}'
     FROM activity a WHERE a.city_id = $1 AND a.code = 'cantine'`,
    [invoice, familyId, family.children[0]?.id],
  );
  await run(
    `WITH i AS (UPDATE invoice SET status = 'issued', year = extract(year FROM now()), number = $3, reference = $4, issue_day = now()::date,
         due_day = now()::date + 30, issued_at = now(), lines_digest = app.lines_digest(city_id, id)
       WHERE city_id = $1 AND id = $2 RETURNING regie_id, debtor_id, family_id, issue_day),
     e AS (INSERT INTO ledger_entry (city_id, id, regie_id, debtor_id, family_id, kind, day, invoice_id, label)
       SELECT $1, $5, regie_id, debtor_id, family_id, 'invoice', issue_day, $2, 'Facture ' || $4 FROM i)
     INSERT INTO ledger_line (city_id, entry_id, position, account, debtor_id, invoice_id, amount_cents)
     VALUES ($1, $5, 1, 'debtor', $6, $2, 2000), ($1, $5, 2, 'revenue', NULL, NULL, -2000)`,
    [invoice, number, reference, entry, debtor],
  );
  await run(
    `WITH d AS (SELECT regie_id FROM debtor WHERE city_id = $1 AND id = $2),
     p AS (INSERT INTO payment (city_id, id, regie_id, debtor_id, family_id, origin, amount_cents, day, year, receipt_number, payer_name,
         recorded_by, recorded_at)
       SELECT $1, $3, regie_id, $2, $4, 'counter', 1000, now()::date, extract(year FROM now()), $5, 'Camille Payeur', $6, now() FROM d),
     e AS (INSERT INTO ledger_entry (city_id, id, regie_id, debtor_id, family_id, kind, day, payment_id, label)
       SELECT $1, $7, regie_id, $2, $4, 'payment', now()::date, $3, 'Paiement ESSAI' FROM d)
     INSERT INTO ledger_line (city_id, entry_id, position, account, debtor_id, invoice_id, detail, amount_cents)
     VALUES ($1, $7, 1, 'collected', NULL, NULL, 'cash', 1000), ($1, $7, 2, 'debtor', $2, $8, '', -1000)`,
    [debtor, payment, familyId, number, accountId, paid, invoice],
  );
  return reference;
}
