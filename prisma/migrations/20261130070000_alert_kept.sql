-- Up Migration
-- What was looked into stays as it was, with its note: what happens after that is an alert of its own. One is open at a time.
DROP INDEX payment_alert_once;
CREATE UNIQUE INDEX payment_alert_once ON payment_alert (city_id, kind, coalesce(operation_id, payment_id))
  WHERE closed_at IS NULL;
CREATE INDEX payment_alert_about ON payment_alert (city_id, coalesce(operation_id, payment_id), kind);
-- An agent has looked: nobody asks by itself any more.
UPDATE payfip_operation SET next_ask_at = NULL WHERE status = 'dead' AND next_ask_at IS NOT NULL;

-- Down Migration
