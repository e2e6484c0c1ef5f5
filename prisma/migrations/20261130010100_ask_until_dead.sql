-- Up Migration
-- PayFiP is asked about what was given up or refused too, until the id is dead or a year is over (PROTOCOLS 1.7): those of before are
-- asked about once more, and then by the plan.
UPDATE payfip_operation SET next_ask_at = now()
WHERE status IN ('abandoned', 'refused') AND next_ask_at IS NULL AND created_at > now() - interval '1 year';

-- Down Migration
