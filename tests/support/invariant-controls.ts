/*
 * For each invariant, what breaks it: statements of the owner, on the base of the demonstration, with the triggers and the
 * references off. Where a constraint stands in the way as well, it is dropped first.
 */

/** Copies one row of a table that is `where`, but for some columns, given as SQL that may name those of the row. */
function copy(table: string, where: string, over: Readonly<Record<string, string>>): string {
  const changes = Object.entries(over).flatMap(([column, value]) => [`'${column}'`, value]);
  return `INSERT INTO ${table} SELECT (jsonb_populate_record(x, jsonb_build_object(${changes.join(", ")}))).*
    FROM ${table} x WHERE ${where} LIMIT 1`;
}

/** Changes one row of a table that is `where`. */
const change = (table: string, set: string, where: string) =>
  `UPDATE ${table} SET ${set} WHERE ctid = (SELECT ctid FROM ${table} WHERE ${where} LIMIT 1)`;

const remove = (table: string, where: string) =>
  `DELETE FROM ${table} WHERE ctid = (SELECT ctid FROM ${table} WHERE ${where} LIMIT 1)`;

const NOBODY = "00000000-0000-4000-8000-000000000000";
const NEW = "gen_random_uuid()";
const ISSUED = "status = 'issued' AND kind = 'invoice' AND total_cents > 0 AND family_id IS NOT NULL";
const ONE_ISSUED = `(SELECT id FROM invoice WHERE ${ISSUED} ORDER BY id LIMIT 1)`;
const QUEUE = `(SELECT slot_id FROM waitlist_entry WHERE status = 'waiting' AND group_id IS NULL
  GROUP BY 1 HAVING count(*) > 1 LIMIT 1)`;
const ABROAD = "(SELECT f.id FROM family f WHERE f.city_id <> x.city_id LIMIT 1)";

const mail = (over: Readonly<Record<string, string>>) =>
  copy("mail", "true", { id: NEW, dedupe_key: `'control:' || ${NEW}`, ...over });

const draft = (result: object) => `
  INSERT INTO booking_draft (city_id, id, family_id, account_id, activity_id, first_day, last_day, base, wanted, confirmed_at, result)
  SELECT city_id, ${NEW}, family_id, ${NEW}, activity_id, day, day, '{}', '{}', now(), '${JSON.stringify(result)}' FROM booking LIMIT 1`;

export const INVARIANT_CONTROLS: Readonly<Record<string, readonly string[]>> = {
  "I1 taken is not what is booked and offered": [change("slot", "taken = taken - 1", "taken > 0")],
  "I1 a day with more taken than its places wanted has a free place": [
    change("slot", "capacity_target = 0", "taken < capacity"),
  ],
  "I2 a child is booked twice": ["DROP INDEX booking_once", copy("booking", "status = 'booked'", { id: NEW })],
  "I2 a child is booked on a day and still waits for it": [
    `UPDATE booking b SET child_id = w.child_id, family_id = w.family_id, activity_id = w.activity_id, day = w.day
     FROM (SELECT * FROM waitlist_entry WHERE status = 'waiting' LIMIT 1) w
     WHERE b.id = (SELECT o.id FROM booking o WHERE o.city_id = w.city_id AND o.status = 'booked' LIMIT 1)`,
  ],
  "I2 a booking is not for the day of its slot": [change("booking", "day = day + 1000", "status = 'booked'")],
  "I2 the places of a day are divided in two ways at once": [
    copy("slot", "place_group_id IS NULL", { id: NEW, place_group_id: NEW }),
  ],
  "I5 two entries have one rank": [`UPDATE waitlist_entry SET rank = 1 WHERE slot_id = ${QUEUE}`],
  "I5 an offer went past an older one who waits alone": [
    `UPDATE waitlist_entry SET status = 'offered', offered_at = now(), offer_expires_at = now()
     WHERE id = (SELECT id FROM waitlist_entry WHERE slot_id = ${QUEUE} ORDER BY rank DESC LIMIT 1)`,
  ],
  "I5 a booking went past one who waits alone": [
    change("booking", "booked_at = 'infinity'", `status = 'booked' AND slot_id = ${QUEUE}`),
  ],
  "I5 siblings who came together were parted": [
    `UPDATE waitlist_entry SET group_id = '${NOBODY}' WHERE status IN ('waiting', 'offered')`,
  ],
  "I5 a place that was accepted was given to nobody": [
    change("waitlist_entry", "status = 'accepted'", "status = 'waiting'"),
  ],
  "I5 of siblings who came together one has a place and another was passed over": [
    `UPDATE waitlist_entry w SET group_id = '${NOBODY}', status = CASE w.status WHEN 'waiting' THEN 'accepted' ELSE 'expired' END
     WHERE w.status IN ('waiting', 'offered') AND w.city_id = (SELECT city_id FROM waitlist_entry WHERE status = 'offered' LIMIT 1)`,
  ],
  "I3 a ledger entry does not add up to zero": [
    change("ledger_line", "amount_cents = amount_cents - 1", "account = 'revenue'"),
  ],
  "I3 an invoice is owed less than nothing, or more than its total": [
    change("ledger_line", "amount_cents = amount_cents + 9999999", "invoice_id IS NOT NULL"),
  ],
  "I3 more was spent than was kept for a debtor": [
    copy("ledger_line", "account = 'debtor'", { invoice_id: "NULL", position: "99", amount_cents: "9999999" }),
  ],
  "I3 an issued invoice is not posted exactly once": [remove("ledger_entry", `invoice_id = ${ONE_ISSUED}`)],
  "I3 a draft is in the ledger": [
    `UPDATE invoice SET status = 'held', number = NULL, year = NULL, reference = NULL, issue_day = NULL,
       issued_at = NULL, lines_digest = NULL WHERE id = ${ONE_ISSUED}`,
  ],
  "I3 what was posted is owed by another than the debtor of the invoice": [
    change("ledger_line", `debtor_id = ${NEW}`, "invoice_id IS NOT NULL"),
  ],
  "I3 an invoice is not of the household or of the régie of its debtor": [
    change("invoice", `family_id = ${NEW}`, "status = 'issued' AND family_id IS NOT NULL"),
  ],
  "I3 an entry is not of the household or of the régie of its debtor": [
    change("ledger_entry", `regie_id = ${NEW}`, "debtor_id IS NOT NULL"),
  ],
  "I3 a household is asked for what another one used": [
    change("invoice_line", `family_id = ${NEW}`, `invoice_id = ${ONE_ISSUED}`),
  ],
  "I3 what was posted is not the total of the invoice": [change("invoice", "total_cents = total_cents + 1", ISSUED)],
  "I3 the total of an invoice is not the sum of its lines": [
    change("invoice", "total_cents = total_cents + 1", "status = 'issued'"),
  ],
  "I3 the lines of an issued invoice are not what they were": [
    change("invoice_line", "label = label || '!'", `invoice_id = ${ONE_ISSUED}`),
  ],
  "I3 the numbers of a series have a gap": [change("number_series", "last_number = last_number + 1", "true")],
  "I3 a number was taken from no series": ["DELETE FROM number_series"],
  "I3 a day was billed to a debtor twice": [copy("invoice_line", "kind = 'service'", { position: "999" })],
  "I3 households were billed for more than the whole of a day": [
    copy("invoice_line", `kind = 'service' AND share = 10000 AND invoice_id = ${ONE_ISSUED}`, {
      position: "999",
      family_id: NEW,
    }),
  ],
  "I3 a debtor was given back more than it asked for a day": [
    `UPDATE invoice_line SET unit_cents = -1, amount_cents = -quantity WHERE invoice_id = ${ONE_ISSUED}`,
  ],
  "I3 a day was given back twice": [
    copy("invoice", ISSUED, {
      id: `'${NOBODY}'`,
      kind: "'credit_note'",
      number: "999999",
      reference: "'AVOIR'",
      total_cents: "-1",
      corrects_id: "x.id",
      run_id: "NULL",
    }),
    ...[998, 999].map((position) =>
      copy("invoice_line", "kind = 'service'", {
        position: `${position}`,
        invoice_id: `'${NOBODY}'`,
        kind: "'credit'",
        city_id: `(SELECT city_id FROM invoice WHERE id = '${NOBODY}')`,
      }),
    ),
  ],
  "I3 a payment is not one movement of its amount": [remove("ledger_entry", "kind = 'payment'")],
  "I3 the parts of a payment are not its amount": [change("payment_part", "amount_cents = amount_cents + 1", "true")],
  "I4 a payment online was not read back from PayFiP": [change("payfip_operation", "result = NULL", "status = 'paid'")],
  "I4 a payment online is not the amount that PayFiP said": [
    change("payfip_operation", `result = jsonb_set(result, '{amount}', '1')`, "status = 'paid'"),
  ],
  "I4 PayFiP was asked for another amount than that of the invoices": [
    change("payfip_operation_invoice", "amount_cents = amount_cents + 1", "true"),
  ],
  "I3 what PayFiP has collected is no payment, or has no receipt on its way": [
    "DELETE FROM mail WHERE dedupe_key LIKE 'receipt:%'",
  ],
  "I3 an operation was settled twice": [
    "ALTER TABLE payment DROP CONSTRAINT payment_once_per_operation",
    copy("payment", "payfip_operation_id IS NOT NULL", { id: NEW, receipt_number: "999999" }),
  ],
  "I3 two operations may pay one invoice": [
    "DROP INDEX payfip_one_open_operation",
    "UPDATE payfip_operation SET status = 'created' WHERE status = 'paid'",
    copy("payfip_operation", "status = 'created' AND id IN (SELECT operation_id FROM payfip_operation_invoice)", {
      id: `'${NOBODY}'`,
      id_op: `'${NOBODY}'`,
      refdet: "'CONTROLE'",
      request_key: NEW,
    }),
    `INSERT INTO payfip_operation_invoice (city_id, operation_id, invoice_id, amount_cents)
     SELECT DISTINCT o.city_id, o.id, i.invoice_id, 100 FROM payfip_operation o
     JOIN payfip_operation_invoice i ON i.city_id = o.city_id WHERE o.id = '${NOBODY}'`,
  ],
  "I3 an operation is not where its last move led": [
    `INSERT INTO payfip_move (city_id, id, operation_id, at, cause, from_status, to_status)
     SELECT city_id, 'ffffffff-ffff-4fff-bfff-ffffffffffff', id, now(), 'id_unknown', 'expired', 'dead'
     FROM payfip_operation WHERE status = 'paid' LIMIT 1`,
  ],
  "I3 the undoing of a payment is not one movement of its amount": [
    `INSERT INTO payment_reversal (city_id, id, payment_id, day, reason, recorded_by, recorded_at)
     SELECT city_id, ${NEW}, id, day, 'x', ${NEW}, now() FROM payment LIMIT 1`,
  ],
  "I3 a till does not hold what it received": [
    change("payment_part", "means = 'ancv'", "deposit_id IS NULL AND means <> 'ancv'"),
  ],
  "I3 a deposit is not what it holds": [change("deposit", "total_cents = total_cents + 1", "true")],
  "I3 a refund is not one movement of its amount": [
    `INSERT INTO refund (city_id, id, regie_id, debtor_id, amount_cents, day, reason, recorded_by, recorded_at, request_key)
     SELECT city_id, ${NEW}, regie_id, id, 100, '2026-12-01', 'x', ${NEW}, now(), ${NEW} FROM debtor LIMIT 1`,
  ],
  "I6 a mail that waits has no job": [mail({ status: "'queued'", created_at: "now()" })],
  "I6 a mail that will not leave does not say why": [mail({ status: "'failed'", error: "''" })],
  "I6 what a change asked for is given up": [
    `SELECT graphile_worker.add_job('mail-offer', json_build_object('cityId', (SELECT id FROM city LIMIT 1)), max_attempts => 1)`,
    "UPDATE graphile_worker._private_jobs SET attempts = 1 WHERE max_attempts = 1",
  ],
  "I7 a seal does not follow the one before it": [
    `INSERT INTO history_seal (city_id, sequence, from_xid, to_xid, entries, digest, previous_digest, key_version)
     SELECT id, 2, '1', '2', 0, sha256(''), sha256(''), 1 FROM city LIMIT 1`,
  ],
  "I7 a seal no longer has as many lines as it sealed": [
    `INSERT INTO history_seal (city_id, sequence, from_xid, to_xid, entries, digest, previous_digest, key_version)
     SELECT city_id, 1, '0', '9000000000000000000', count(*), sha256(''), sha256(''), 1 FROM history_entry GROUP BY city_id`,
    remove("history_entry", "true"),
  ],
  "I9 a family was told of a place that is nowhere": [draft({ taken: { [NOBODY]: { outcome: "booked" } } })],
  "I9 a family was told of a cancellation that was not made": [draft({ cancelled: [NOBODY] })],
  "I9 a receipt was mailed for a payment that is nowhere": [
    mail({ kind: "'receipt'", dedupe_key: `'receipt:${NOBODY}'`, status: "'sent'" }),
  ],
  "I9 a run says that it issued other invoices than there are": [
    change("invoice_run", "invoices_issued = invoices_issued + 1", "status = 'issued'"),
  ],
  "I8 a mail is about a family of another town": [mail({ family_id: ABROAD })],
  "I8 a line of history is about a family of another town": [
    change("history_entry", `family_id = ${ABROAD.replace("x.", "history_entry.")}`, "true"),
  ],
  "I8 a word of the search leads to nobody of its town": [
    change("search_word", `subject_id = ${ABROAD.replace("x.", "search_word.")}`, "subject = 'family'"),
  ],
};
