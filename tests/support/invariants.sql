-- What must hold after any fault (quality B.2): each line that comes back is a broken promise.
SELECT 'I1 taken is not what is booked and offered' AS broken, s.id::text AS row_id, s.taken || ' of ' || s.capacity AS detail
FROM slot s
WHERE s.taken > s.capacity OR s.taken <>
  (SELECT count(*) FROM booking b WHERE b.city_id = s.city_id AND b.slot_id = s.id AND b.status = 'booked')
  + (SELECT count(*) FROM waitlist_entry w WHERE w.city_id = s.city_id AND w.slot_id = s.id AND w.status = 'offered')
UNION ALL
SELECT 'I1 a day with more taken than its places wanted has a free place', s.id::text, s.taken || ' of ' || s.capacity || ' for ' || s.capacity_target
FROM slot s WHERE s.capacity_target IS NOT NULL AND s.taken < s.capacity
UNION ALL
SELECT 'I2 a child is booked twice', b.child_id::text, b.day::text
FROM booking b WHERE b.status = 'booked' GROUP BY b.city_id, b.child_id, b.activity_id, b.day, b.child_id HAVING count(*) > 1
UNION ALL
SELECT 'I2 a child is booked on a day and still waits for it', w.id::text, w.day::text
FROM waitlist_entry w JOIN booking b ON b.city_id = w.city_id AND b.child_id = w.child_id AND b.activity_id = w.activity_id
  AND b.day = w.day AND b.status = 'booked' AND b.family_id = w.family_id
WHERE w.status = 'waiting'
UNION ALL
SELECT 'I2 a booking is not for the day of its slot', b.id::text, b.day::text
FROM booking b JOIN slot s ON s.city_id = b.city_id AND s.id = b.slot_id WHERE s.day <> b.day OR s.activity_id <> b.activity_id
UNION ALL
SELECT 'I2 the places of a day are divided in two ways at once', s.id::text, s.day::text
FROM slot s JOIN slot o ON o.city_id = s.city_id AND o.activity_id = s.activity_id AND o.school_id = s.school_id AND o.day = s.day AND o.id <> s.id
LEFT JOIN place_group g ON g.city_id = s.city_id AND g.id = s.place_group_id
LEFT JOIN place_group h ON h.city_id = o.city_id AND h.id = o.place_group_id
WHERE g.division_id IS DISTINCT FROM h.division_id OR g.division_id IS NULL
UNION ALL
SELECT 'I5 two entries have one rank', w.slot_id::text, w.rank::text
FROM waitlist_entry w GROUP BY w.city_id, w.slot_id, w.rank HAVING count(*) > 1
UNION ALL
SELECT 'I5 an offer went past an older one who waits alone', later.id::text, older.id::text
FROM waitlist_entry later JOIN waitlist_entry older ON older.city_id = later.city_id AND older.slot_id = later.slot_id AND older.id <> later.id
JOIN slot s ON s.city_id = older.city_id AND s.id = older.slot_id
JOIN activity a ON a.city_id = s.city_id AND a.id = s.activity_id
-- Older by the order of the activity (B5), who came first among those whom it does not tell apart.
WHERE later.offered_at IS NOT NULL AND CASE WHEN a.queue_order = '{}' THEN older.rank < later.rank
    ELSE (app.queue_key(a.queue_order, s.activity_id, s.day, older.family_id, older.child_id), older.rank)
       < (app.queue_key(a.queue_order, s.activity_id, s.day, later.family_id, later.child_id), later.rank) END
  AND older.status = 'waiting' AND older.group_id IS NULL AND later.offered_at > older.created_at
  AND later.offered_at > coalesce(s.divided_at, '-infinity')
UNION ALL
SELECT 'I5 a booking went past one who waits alone', b.id::text, w.id::text
FROM booking b JOIN waitlist_entry w ON w.city_id = b.city_id AND w.slot_id = b.slot_id
JOIN slot s ON s.city_id = b.city_id AND s.id = b.slot_id
WHERE w.status = 'waiting' AND w.group_id IS NULL AND b.status = 'booked' AND b.booked_at > w.created_at
  AND b.booked_at > coalesce(s.divided_at, '-infinity')
  AND NOT EXISTS (SELECT FROM waitlist_entry mine WHERE mine.city_id = b.city_id AND mine.slot_id = b.slot_id
                  AND mine.child_id = b.child_id AND mine.status = 'accepted')
UNION ALL
SELECT 'I5 siblings who came together were parted', w.group_id::text, string_agg(DISTINCT w.status, ', ')
FROM waitlist_entry w WHERE w.group_id IS NOT NULL AND w.status IN ('waiting', 'offered', 'accepted')
GROUP BY w.city_id, w.group_id HAVING count(DISTINCT w.status) > 1
UNION ALL
SELECT 'I5 a place that was accepted was given to nobody', w.id::text, w.day::text
FROM waitlist_entry w WHERE w.status = 'accepted'
  AND NOT EXISTS (SELECT FROM booking b WHERE b.city_id = w.city_id AND b.child_id = w.child_id AND b.family_id = w.family_id
                  AND b.activity_id = w.activity_id AND b.day = w.day)
UNION ALL
SELECT 'I5 of siblings who came together one has a place and another was passed over', w.group_id::text, string_agg(DISTINCT w.status, ', ')
FROM waitlist_entry w WHERE w.group_id IS NOT NULL
GROUP BY w.city_id, w.group_id HAVING bool_or(w.status = 'accepted') AND bool_or(w.status IN ('declined', 'expired'))
UNION ALL
SELECT 'I3 a ledger entry does not add up to zero', l.entry_id::text, sum(l.amount_cents)::text
FROM ledger_line l GROUP BY l.city_id, l.entry_id HAVING sum(l.amount_cents) <> 0
UNION ALL
SELECT 'I3 an invoice is owed less than nothing, or more than its total', i.id::text, sum(l.amount_cents) || ' of ' || i.total_cents
FROM invoice i JOIN ledger_line l ON l.city_id = i.city_id AND l.invoice_id = i.id
GROUP BY i.city_id, i.id HAVING sum(l.amount_cents) < 0 OR sum(l.amount_cents) > i.total_cents
UNION ALL
SELECT 'I3 more was spent than was kept for a debtor', l.debtor_id::text, sum(l.amount_cents)::text
FROM ledger_line l WHERE l.debtor_id IS NOT NULL AND l.invoice_id IS NULL GROUP BY l.city_id, l.debtor_id HAVING sum(l.amount_cents) > 0
UNION ALL
SELECT 'I3 an issued invoice is not posted exactly once', i.id::text, count(e.id)::text
FROM invoice i LEFT JOIN ledger_entry e ON e.city_id = i.city_id AND e.invoice_id = i.id AND e.kind IN ('invoice', 'credit_note')
WHERE i.status = 'issued' GROUP BY i.city_id, i.id HAVING count(e.id) <> 1
UNION ALL
SELECT 'I3 a draft is in the ledger', i.id::text, e.id::text
FROM invoice i JOIN ledger_entry e ON e.city_id = i.city_id AND e.invoice_id = i.id WHERE i.status <> 'issued'
UNION ALL
SELECT 'I3 what was posted is owed by another than the debtor of the invoice', l.entry_id::text, l.debtor_id::text
FROM ledger_line l JOIN ledger_entry e ON e.city_id = l.city_id AND e.id = l.entry_id
LEFT JOIN invoice i ON i.city_id = l.city_id AND i.id = l.invoice_id
WHERE l.debtor_id IS NOT NULL AND (l.debtor_id <> e.debtor_id OR l.debtor_id <> i.debtor_id)
UNION ALL
SELECT 'I3 an invoice is not of the household or of the régie of its debtor', i.id::text, i.debtor_id::text
FROM invoice i JOIN debtor d ON d.city_id = i.city_id AND d.id = i.debtor_id
WHERE i.family_id IS DISTINCT FROM d.family_id OR i.regie_id <> d.regie_id
UNION ALL
SELECT 'I3 an entry is not of the household or of the régie of its debtor', e.id::text, e.kind
FROM ledger_entry e JOIN debtor d ON d.city_id = e.city_id AND d.id = e.debtor_id
WHERE e.family_id IS DISTINCT FROM d.family_id OR e.regie_id <> d.regie_id
UNION ALL
SELECT 'I3 a household is asked for what another one used', i.id::text, l.family_id::text
FROM invoice i JOIN invoice_line l ON l.city_id = i.city_id AND l.invoice_id = i.id WHERE i.family_id <> l.family_id
UNION ALL
SELECT 'I3 what was posted is not the total of the invoice', i.id::text, coalesce(sum(l.amount_cents), 0) || ' of ' || i.total_cents
FROM invoice i JOIN ledger_entry e ON e.city_id = i.city_id AND e.invoice_id = i.id AND e.kind IN ('invoice', 'credit_note')
LEFT JOIN ledger_line l ON l.city_id = e.city_id AND l.entry_id = e.id AND l.account = 'debtor'
GROUP BY i.city_id, i.id, i.total_cents HAVING coalesce(sum(l.amount_cents), 0) <> i.total_cents
UNION ALL
SELECT 'I3 the total of an invoice is not the sum of its lines', i.id::text, i.total_cents::text
FROM invoice i WHERE i.total_cents <>
  (SELECT coalesce(sum(l.amount_cents), 0) FROM invoice_line l WHERE l.city_id = i.city_id AND l.invoice_id = i.id)
UNION ALL
SELECT 'I3 the lines of an issued invoice are not what they were', i.id::text, i.reference
FROM invoice i WHERE i.status = 'issued' AND i.lines_digest <> app.lines_digest(i.city_id, i.id)
UNION ALL
SELECT 'I3 the numbers of a series have a gap', s.regie_id::text, s.kind || ' ' || s.year || ': ' || n.many || ' of ' || s.last_number
FROM number_series s, LATERAL (
  SELECT count(*) AS many, coalesce(max(number), 0) AS last FROM (
    SELECT number FROM invoice WHERE city_id = s.city_id AND regie_id = s.regie_id AND year = s.year AND s.kind = 'invoice'
    UNION ALL SELECT receipt_number FROM payment WHERE city_id = s.city_id AND regie_id = s.regie_id AND year = s.year AND s.kind = 'receipt'
    UNION ALL SELECT number FROM deposit WHERE city_id = s.city_id AND regie_id = s.regie_id AND year = s.year AND s.kind = 'deposit') taken
) n WHERE n.many <> s.last_number OR n.last <> s.last_number
UNION ALL
SELECT 'I3 a number was taken from no series', n.regie_id::text, n.kind || ' ' || n.year || ': ' || n.number
FROM (
  SELECT city_id, regie_id, 'invoice' AS kind, year, number FROM invoice WHERE number IS NOT NULL
  UNION ALL SELECT city_id, regie_id, 'receipt', year, receipt_number FROM payment
  UNION ALL SELECT city_id, regie_id, 'deposit', year, number FROM deposit) n
LEFT JOIN number_series s ON s.city_id = n.city_id AND s.regie_id = n.regie_id AND s.kind = n.kind AND s.year = n.year
WHERE s.last_number IS NULL OR n.number > s.last_number
UNION ALL
SELECT 'I3 a day was billed to a debtor twice', l.child_id::text, i.debtor_id || ' ' || d.day
FROM invoice i JOIN invoice_line l ON l.city_id = i.city_id AND l.invoice_id = i.id AND l.kind = 'service', unnest(l.days) AS d (day)
WHERE i.status = 'issued' GROUP BY i.city_id, i.debtor_id, l.family_id, l.child_id, l.activity_id, d.day HAVING count(*) > 1
UNION ALL
SELECT 'I3 households were billed for more than the whole of a day', b.child_id::text, b.day::text
FROM (
  -- What a gesture gave back is asked of nobody any more, and leaves the share of the line that asked it.
  SELECT l.city_id, l.child_id, l.activity_id, d.day, l.family_id, sum(l.unit_cents) AS asked,
    (array_agg(l.share ORDER BY i.issued_at DESC, i.number DESC) FILTER (WHERE l.kind <> 'credit'))[1] AS share
  FROM invoice i JOIN invoice_line l ON l.city_id = i.city_id AND l.invoice_id = i.id, unnest(l.days) AS d (day)
  WHERE i.status = 'issued' AND i.family_id IS NOT NULL GROUP BY l.city_id, l.child_id, l.activity_id, d.day, l.family_id
) b WHERE b.asked <> 0 GROUP BY b.city_id, b.child_id, b.activity_id, b.day HAVING sum(b.share) > 10000
UNION ALL
SELECT 'I3 a debtor was given back more than it asked for a day', l.child_id::text, i.debtor_id || ' ' || d.day
FROM invoice i JOIN invoice_line l ON l.city_id = i.city_id AND l.invoice_id = i.id, unnest(l.days) AS d (day)
WHERE i.status = 'issued' GROUP BY i.city_id, i.debtor_id, l.family_id, l.child_id, l.activity_id, d.day HAVING sum(l.unit_cents) < 0
UNION ALL
SELECT 'I3 a day was given back twice', c.child_id::text, n.corrects_id || ' ' || d.day
FROM invoice n JOIN invoice_line c ON c.city_id = n.city_id AND c.invoice_id = n.id AND c.kind = 'credit', unnest(c.days) AS d (day)
WHERE n.status = 'issued' GROUP BY n.city_id, n.corrects_id, c.family_id, c.child_id, c.activity_id, d.day HAVING count(*) > 1
UNION ALL
SELECT 'I3 a payment is not one movement of its amount', p.id::text, count(DISTINCT e.id) || ', ' || coalesce(sum(l.amount_cents), 0)
FROM payment p LEFT JOIN ledger_entry e ON e.city_id = p.city_id AND e.payment_id = p.id AND e.kind = 'payment'
LEFT JOIN ledger_line l ON l.city_id = e.city_id AND l.entry_id = e.id AND l.account = 'collected'
GROUP BY p.city_id, p.id, p.amount_cents HAVING count(DISTINCT e.id) <> 1 OR coalesce(sum(l.amount_cents), 0) <> p.amount_cents
UNION ALL
SELECT 'I3 the parts of a payment are not its amount', p.id::text, p.amount_cents::text
FROM payment p WHERE p.amount_cents <>
  (SELECT coalesce(sum(t.amount_cents), 0) FROM payment_part t WHERE t.city_id = p.city_id AND t.payment_id = p.id)
UNION ALL
SELECT 'I4 a payment online was not read back from PayFiP', p.id::text, o.status
FROM payment p JOIN payfip_operation o ON o.city_id = p.city_id AND o.id = p.payfip_operation_id
WHERE o.status NOT IN ('paid', 'debit_ordered') OR o.result IS NULL
  OR o.saisie <> 'W' OR o.amount_cents <> p.amount_cents
  OR (o.result ->> 'result', o.status) NOT IN (('P', 'paid'), ('V', 'debit_ordered'))
UNION ALL
SELECT 'I4 a payment online is not the amount that PayFiP said', p.id::text, p.amount_cents || ' for ' || coalesce(o.result ->> 'amount', 'nothing')
FROM payment p JOIN payfip_operation o ON o.city_id = p.city_id AND o.id = p.payfip_operation_id
WHERE (o.result ->> 'amount')::integer IS DISTINCT FROM p.amount_cents OR o.result -> 'differences' IS DISTINCT FROM '[]'
UNION ALL
SELECT 'I4 PayFiP was asked for another amount than that of the invoices', o.id::text, o.amount_cents || ' for ' || sum(i.amount_cents)
FROM payfip_operation o JOIN payfip_operation_invoice i ON i.city_id = o.city_id AND i.operation_id = o.id
GROUP BY o.city_id, o.id, o.amount_cents HAVING o.amount_cents <> sum(i.amount_cents)
UNION ALL
SELECT 'I3 what PayFiP has collected is no payment, or has no receipt on its way', o.id::text, o.status
FROM payfip_operation o LEFT JOIN payment p ON p.city_id = o.city_id AND p.payfip_operation_id = o.id
LEFT JOIN mail m ON m.city_id = p.city_id AND m.dedupe_key = 'receipt:' || p.id
WHERE o.status IN ('paid', 'debit_ordered') AND (p.id IS NULL OR m.id IS NULL)
UNION ALL
SELECT 'I3 an operation was settled twice', p.payfip_operation_id::text, count(*)::text
FROM payment p WHERE p.payfip_operation_id IS NOT NULL GROUP BY p.city_id, p.payfip_operation_id HAVING count(*) > 1
UNION ALL
SELECT 'I3 two operations may pay one invoice', i.invoice_id::text, string_agg(o.status, ', ')
FROM payfip_operation_invoice i JOIN payfip_operation o ON o.city_id = i.city_id AND o.id = i.operation_id
WHERE o.status IN ('asked', 'created', 'redirected') GROUP BY i.city_id, i.invoice_id HAVING count(*) > 1
UNION ALL
SELECT 'I3 an operation is not where its last move led', o.id::text, o.status || ' after ' || m.to_status
FROM payfip_operation o, LATERAL (SELECT to_status FROM payfip_move m WHERE m.city_id = o.city_id AND m.operation_id = o.id
  ORDER BY m.id DESC LIMIT 1) m WHERE m.to_status <> o.status
UNION ALL
SELECT 'I3 the undoing of a payment is not one movement of its amount', r.payment_id::text, count(DISTINCT e.id) || ', ' || coalesce(sum(l.amount_cents), 0)
FROM payment_reversal r JOIN payment p ON p.city_id = r.city_id AND p.id = r.payment_id
LEFT JOIN ledger_entry e ON e.city_id = p.city_id AND e.payment_id = p.id AND e.kind = 'reversal'
LEFT JOIN ledger_line l ON l.city_id = e.city_id AND l.entry_id = e.id AND l.account <> 'debtor'
GROUP BY r.city_id, r.payment_id, p.amount_cents HAVING count(DISTINCT e.id) <> 1 OR coalesce(sum(l.amount_cents), 0) <> -p.amount_cents
UNION ALL
SELECT 'I3 a till does not hold what it received', coalesce(b.regie_id, t.regie_id)::text,
  coalesce(b.means, t.means) || ': ' || coalesce(b.held, 0) || ' for ' || coalesce(t.held, 0)
FROM (SELECT e.city_id, e.regie_id, l.detail AS means, sum(l.amount_cents) AS held
      FROM ledger_line l JOIN ledger_entry e ON e.city_id = l.city_id AND e.id = l.entry_id
      WHERE l.account = 'collected' GROUP BY 1, 2, 3) b
FULL JOIN (SELECT p.city_id, p.regie_id, t.means, sum(t.amount_cents) AS held
      FROM payment_part t JOIN payment p ON p.city_id = t.city_id AND p.id = t.payment_id
      WHERE t.deposit_id IS NULL AND NOT EXISTS (SELECT FROM payment_reversal r WHERE r.city_id = p.city_id AND r.payment_id = p.id)
      GROUP BY 1, 2, 3) t ON t.city_id = b.city_id AND t.regie_id = b.regie_id AND t.means = b.means
WHERE coalesce(b.held, 0) <> coalesce(t.held, 0)
UNION ALL
SELECT 'I3 a deposit is not what it holds', d.id::text, d.total_cents || ', ' || coalesce(sum(t.amount_cents), 0)
FROM deposit d LEFT JOIN payment_part t ON t.city_id = d.city_id AND t.deposit_id = d.id
GROUP BY d.city_id, d.id, d.total_cents HAVING d.total_cents <> coalesce(sum(t.amount_cents), 0)
UNION ALL
SELECT 'I3 a refund is not one movement of its amount', f.id::text, f.amount_cents || ', ' || coalesce(sum(l.amount_cents), 0)
FROM refund f LEFT JOIN ledger_entry e ON e.city_id = f.city_id AND e.refund_id = f.id
LEFT JOIN ledger_line l ON l.city_id = e.city_id AND l.entry_id = e.id AND l.account = 'debtor'
GROUP BY f.city_id, f.id, f.amount_cents HAVING f.amount_cents <> coalesce(sum(l.amount_cents), 0)
UNION ALL
SELECT 'I6 a mail that waits has no job', m.id::text, m.kind
FROM mail m WHERE m.status = 'queued'
  AND NOT EXISTS (SELECT FROM graphile_worker.jobs j WHERE j.key = m.city_id || ':send-mail:' || m.id
    AND (j.attempts < j.max_attempts OR j.locked_at IS NOT NULL))
UNION ALL
SELECT 'I6 a mail that will not leave does not say why', m.id::text, m.kind
FROM mail m WHERE m.status = 'failed' AND coalesce(m.error, '') = ''
UNION ALL
SELECT 'I6 what a change asked for is given up', j.id::text, t.identifier || ' ' || coalesce(j.last_error, '')
FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
WHERE j.payload ->> 'cityId' IS NOT NULL AND j.attempts >= j.max_attempts AND j.locked_at IS NULL
  -- A mail that waits is asked for anew (above): the job that was given up is not its only one.
  AND t.identifier <> 'send-mail'
UNION ALL
SELECT 'I7 a seal does not follow the one before it', s.city_id::text, s.sequence::text
FROM history_seal s LEFT JOIN history_seal b ON b.city_id = s.city_id AND b.sequence = s.sequence - 1
WHERE s.sequence > 1 AND b.digest IS DISTINCT FROM s.previous_digest
UNION ALL
SELECT 'I7 a seal no longer has as many lines as it sealed', s.city_id::text, s.sequence || ': ' || n.many || ' of ' || s.entries
FROM history_seal s, LATERAL (SELECT count(*) AS many FROM history_entry h
  WHERE h.city_id = s.city_id AND h.xid >= s.from_xid AND h.xid < s.to_xid) n WHERE n.many <> s.entries
UNION ALL
SELECT 'I9 a family was told of a place that is nowhere', d.id::text, t.key || ' ' || (t.value ->> 'outcome')
FROM booking_draft d, jsonb_each(coalesce(d.result -> 'taken', '{}')) t
WHERE d.confirmed_at IS NOT NULL AND NOT CASE t.value ->> 'outcome'
  WHEN 'booked' THEN EXISTS (SELECT FROM booking b WHERE b.city_id = d.city_id AND b.id = t.key::uuid)
  WHEN 'waiting' THEN EXISTS (SELECT FROM waitlist_entry w WHERE w.city_id = d.city_id AND w.id = t.key::uuid)
  ELSE true END
UNION ALL
SELECT 'I9 a family was told of a cancellation that was not made', d.id::text, c
FROM booking_draft d, jsonb_array_elements_text(coalesce(d.result -> 'cancelled', '[]')) c
WHERE d.confirmed_at IS NOT NULL
  AND NOT EXISTS (SELECT FROM booking b WHERE b.city_id = d.city_id AND b.id = c::uuid AND b.status = 'cancelled')
UNION ALL
SELECT 'I9 a receipt was mailed for a payment that is nowhere', m.id::text, m.dedupe_key
FROM mail m WHERE m.kind = 'receipt'
  AND NOT EXISTS (SELECT FROM payment p WHERE p.city_id = m.city_id AND p.id::text = split_part(m.dedupe_key, ':', 2))
UNION ALL
SELECT 'I9 a run says that it issued other invoices than there are', r.id::text, r.invoices_issued::text
FROM invoice_run r WHERE r.status = 'issued'
  AND r.invoices_issued <> (SELECT count(*) FROM invoice i WHERE i.city_id = r.city_id AND i.run_id = r.id AND i.status = 'issued')
UNION ALL
SELECT 'I8 a mail is about a family of another town', m.id::text, f.id::text
FROM mail m JOIN family f ON f.id = m.family_id WHERE f.city_id <> m.city_id
UNION ALL
SELECT 'I8 a line of history is about a family of another town', h.id::text, f.id::text
FROM history_entry h JOIN family f ON f.id = h.family_id WHERE f.city_id <> h.city_id
UNION ALL
SELECT 'I8 a word of the search leads to nobody of its town', s.subject_id::text, s.subject
FROM (SELECT DISTINCT city_id, subject, subject_id FROM search_word) s
LEFT JOIN (SELECT city_id, 'person' AS subject, id FROM person UNION ALL SELECT city_id, 'child', id FROM child
  UNION ALL SELECT city_id, 'family', id FROM family) d ON d.city_id = s.city_id AND d.subject = s.subject AND d.id = s.subject_id
WHERE d.id IS NULL
