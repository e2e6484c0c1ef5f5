-- Up Migration
-- Régies, payers, invoices and the ledger (X1–X6, Y2, Y4; docs/adr/0015-ledger-and-invoices.md).
-- Every amount owed or paid is a line of the ledger, in cents. Balances are sums of it; nothing else holds one.

-- A régie collects the money of some activities (Y4). `payfip_client` is the number given by the DGFiP; `payfip_mode`
-- says how far its opening went: a test or an activation never settles an invoice. An invoice from `unusual_cents` on is
-- looked at before it is issued.
CREATE TABLE regie (
  city_id uuid NOT NULL REFERENCES city (id),
  id uuid NOT NULL,
  code text NOT NULL CHECK (code ~ '^[A-Z]{2,6}$'),
  name text NOT NULL,
  regisseur text NOT NULL DEFAULT '',
  payfip_client text CHECK (payfip_client ~ '^\d{6}$'),
  payfip_mode text NOT NULL DEFAULT 'off' CHECK (payfip_mode IN ('off', 'test', 'activation', 'production')),
  due_days smallint NOT NULL DEFAULT 30 CHECK (due_days BETWEEN 1 AND 90),
  unusual_cents integer NOT NULL DEFAULT 30000 CHECK (unusual_cents > 0),
  PRIMARY KEY (city_id, id),
  UNIQUE (city_id, code),
  CHECK (payfip_mode = 'off' OR payfip_client IS NOT NULL)
);
SELECT app.tenant_table('regie');

ALTER TABLE activity ADD COLUMN regie_id uuid;
ALTER TABLE activity ADD COLUMN budget_account text NOT NULL DEFAULT '';
ALTER TABLE activity ADD FOREIGN KEY (city_id, regie_id) REFERENCES regie (city_id, id);

-- Who pays a share of what families use: the CCAS, an employer (X6). `code` is the payer of the fee schedules.
CREATE TABLE third_party (
  city_id uuid NOT NULL REFERENCES city (id),
  id uuid NOT NULL,
  code text NOT NULL,
  name text NOT NULL,
  address_line text NOT NULL DEFAULT '',
  postcode text NOT NULL DEFAULT '',
  town text NOT NULL DEFAULT '',
  email text NOT NULL DEFAULT '',
  PRIMARY KEY (city_id, id),
  UNIQUE (city_id, code)
);
SELECT app.tenant_table('third_party');

-- Who pays for a child who has two households (X2, D3), in hundredths of a percent over a period. Without a row, the
-- household whose week it is pays, else the one that booked. Shares of a child on one day add up to 10000.
CREATE TABLE child_payer (
  city_id uuid NOT NULL,
  id uuid NOT NULL,
  child_id uuid NOT NULL,
  family_id uuid NOT NULL,
  share integer NOT NULL CHECK (share BETWEEN 0 AND 10000),
  first_day date NOT NULL,
  last_day date,
  CHECK (last_day >= first_day),
  PRIMARY KEY (city_id, id),
  UNIQUE (city_id, child_id, family_id, first_day),
  FOREIGN KEY (city_id, child_id) REFERENCES child (city_id, id),
  FOREIGN KEY (city_id, family_id) REFERENCES family (city_id, id)
);
CREATE INDEX child_payer_family ON child_payer (city_id, family_id);
SELECT app.tenant_table('child_payer');

-- Whoever owes to a régie: a family or a third party. Its row is the lock of its money: one writer at a time.
CREATE TABLE debtor (
  city_id uuid NOT NULL,
  id uuid NOT NULL,
  regie_id uuid NOT NULL,
  family_id uuid,
  third_party_id uuid,
  PRIMARY KEY (city_id, id),
  CHECK (num_nonnulls(family_id, third_party_id) = 1),
  UNIQUE (city_id, family_id, regie_id),
  UNIQUE (city_id, third_party_id, regie_id),
  FOREIGN KEY (city_id, regie_id) REFERENCES regie (city_id, id),
  FOREIGN KEY (city_id, family_id) REFERENCES family (city_id, id),
  FOREIGN KEY (city_id, third_party_id) REFERENCES third_party (city_id, id)
);
SELECT app.tenant_table('debtor', 'SELECT, INSERT, UPDATE');

-- One month of one régie: computed, looked at, issued. `since_day` is the first day whose bills are compared with what is
-- due now (X4). `cursor_family` is how far the job has come: killed, it goes on.
CREATE TABLE invoice_run (
  city_id uuid NOT NULL,
  id uuid NOT NULL,
  regie_id uuid NOT NULL,
  first_day date NOT NULL,
  last_day date NOT NULL CHECK (last_day >= first_day),
  since_day date NOT NULL CHECK (since_day <= first_day),
  status text NOT NULL DEFAULT 'computing' CHECK (status IN ('computing', 'review', 'issuing', 'issued', 'abandoned')),
  message text NOT NULL DEFAULT '',
  issue_day date,
  due_day date,
  families_total integer NOT NULL DEFAULT 0,
  families_done integer NOT NULL DEFAULT 0,
  invoices_issued integer NOT NULL DEFAULT 0,
  cursor_family uuid,
  started_by uuid NOT NULL,
  started_at timestamptz(3) NOT NULL,
  computed_at timestamptz(3),
  issued_by uuid,
  issued_at timestamptz(3),
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (city_id, regie_id) REFERENCES regie (city_id, id),
  FOREIGN KEY (city_id, cursor_family) REFERENCES family (city_id, id),
  FOREIGN KEY (city_id, started_by) REFERENCES account (city_id, id),
  FOREIGN KEY (city_id, issued_by) REFERENCES account (city_id, id)
);
-- Two runs of one régie at once would bill the same days twice.
CREATE UNIQUE INDEX invoice_run_alone ON invoice_run (city_id, regie_id) WHERE status IN ('computing', 'review', 'issuing');
SELECT app.tenant_table('invoice_run', history => false);
-- Its progress is no history; what was decided is.
CREATE TRIGGER history AFTER INSERT OR UPDATE OF status, message, issue_day, due_day ON invoice_run
  FOR EACH ROW EXECUTE FUNCTION app.write_history();

-- Numbers without a gap, by régie and year: taken in the transaction that issues, under the lock of this row (X3).
CREATE TABLE number_series (
  city_id uuid NOT NULL,
  regie_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('invoice', 'receipt', 'deposit')),
  year smallint NOT NULL CHECK (year BETWEEN 2000 AND 2999),
  last_number integer NOT NULL DEFAULT 0 CHECK (last_number >= 0),
  PRIMARY KEY (city_id, regie_id, kind, year),
  FOREIGN KEY (city_id, regie_id) REFERENCES regie (city_id, id)
);
SELECT app.tenant_table('number_series', history => false);

-- Takes `p_count` numbers and returns the first. The last statement before the rows that bear them.
CREATE FUNCTION app.take_numbers(p_regie uuid, p_kind text, p_year integer, p_count integer) RETURNS integer LANGUAGE sql AS $$
  INSERT INTO number_series AS s (city_id, regie_id, kind, year, last_number)
  VALUES (app.city(), p_regie, p_kind, p_year::smallint, p_count)
  ON CONFLICT (city_id, regie_id, kind, year) DO UPDATE SET last_number = s.last_number + excluded.last_number
  RETURNING last_number - p_count + 1 $$;

-- An invoice asks, a credit note gives back; both have a number of one series. `total_cents` is the sum of the lines:
-- negative for a credit note. `addressee` is who it was sent to and where, as it was that day.
CREATE TABLE invoice (
  city_id uuid NOT NULL,
  id uuid NOT NULL,
  regie_id uuid NOT NULL,
  debtor_id uuid NOT NULL,
  family_id uuid,
  run_id uuid,
  kind text NOT NULL DEFAULT 'invoice' CHECK (kind IN ('invoice', 'credit_note')),
  status text NOT NULL DEFAULT 'draft' CHECK (status IN ('draft', 'held', 'issued')),
  first_day date NOT NULL,
  last_day date NOT NULL CHECK (last_day >= first_day),
  total_cents integer NOT NULL,
  checks text[] NOT NULL DEFAULT '{}',
  held_reason text NOT NULL DEFAULT '',
  year smallint,
  number integer CHECK (number > 0),
  reference text,
  issue_day date,
  due_day date,
  issued_at timestamptz(3),
  issued_by uuid,
  addressee jsonb NOT NULL DEFAULT '{}',
  message text NOT NULL DEFAULT '',
  corrects_id uuid,
  reason text NOT NULL DEFAULT '',
  lines_digest bytea CHECK (length(lines_digest) = 32),
  PRIMARY KEY (city_id, id),
  CHECK ((status = 'issued') = (number IS NOT NULL)),
  CHECK ((number IS NULL) = (year IS NULL) AND (number IS NULL) = (reference IS NULL) AND (number IS NULL) = (issue_day IS NULL)
    AND (number IS NULL) = (issued_at IS NULL) AND (number IS NULL) = (lines_digest IS NULL)),
  CHECK (status <> 'issued' OR (kind = 'invoice') = (total_cents >= 0)),
  CHECK (kind = 'credit_note' OR corrects_id IS NULL),
  CHECK (kind = 'credit_note' OR status <> 'issued' OR due_day IS NOT NULL),
  UNIQUE (city_id, regie_id, year, number),
  UNIQUE (city_id, reference),
  FOREIGN KEY (city_id, regie_id) REFERENCES regie (city_id, id),
  FOREIGN KEY (city_id, debtor_id) REFERENCES debtor (city_id, id),
  FOREIGN KEY (city_id, family_id) REFERENCES family (city_id, id),
  FOREIGN KEY (city_id, run_id) REFERENCES invoice_run (city_id, id),
  FOREIGN KEY (city_id, corrects_id) REFERENCES invoice (city_id, id),
  FOREIGN KEY (city_id, issued_by) REFERENCES account (city_id, id)
);
CREATE UNIQUE INDEX invoice_once_per_run ON invoice (city_id, run_id, debtor_id) WHERE run_id IS NOT NULL;
CREATE INDEX invoice_family ON invoice (city_id, family_id, issue_day DESC) WHERE family_id IS NOT NULL;
CREATE INDEX invoice_debtor ON invoice (city_id, debtor_id, first_day);
CREATE INDEX invoice_corrects ON invoice (city_id, corrects_id) WHERE corrects_id IS NOT NULL;
-- A draft is computed again as often as one likes, and thrown away: what is history is the issue.
SELECT app.tenant_table('invoice', 'SELECT, INSERT, UPDATE, DELETE', history => false);
CREATE TRIGGER history AFTER UPDATE OF status, held_reason ON invoice FOR EACH ROW EXECUTE FUNCTION app.write_history();
CREATE TRIGGER history_insert AFTER INSERT ON invoice FOR EACH ROW WHEN (NEW.status = 'issued') EXECUTE FUNCTION app.write_history();

-- What is billed: days of one child at one price, one line. `family_id` is the household that used the service, also on
-- the invoice of a third party. `unit_cents` is the difference on a line of regularisation (X4), negative on a credit.
-- `fee` explains the price (F4): rule, version, quotient, steps. `third_parties` tells the shares that others pay.
CREATE TABLE invoice_line (
  city_id uuid NOT NULL,
  invoice_id uuid NOT NULL,
  position integer NOT NULL CHECK (position > 0),
  kind text NOT NULL CHECK (kind IN ('service', 'regularisation', 'credit')),
  state text CHECK (state IN ('present', 'absent_excused', 'absent_billed', 'cancelled_late', 'unbooked')),
  family_id uuid NOT NULL,
  child_id uuid NOT NULL,
  activity_id uuid NOT NULL,
  days date[] NOT NULL CHECK (cardinality(days) > 0),
  label text NOT NULL,
  quantity integer NOT NULL CHECK (quantity > 0),
  unit_cents integer NOT NULL,
  amount_cents integer NOT NULL,
  share integer NOT NULL DEFAULT 10000 CHECK (share BETWEEN 0 AND 10000),
  rule_id text NOT NULL DEFAULT '',
  schedule_version integer,
  quotient_cents bigint,
  budget_account text NOT NULL DEFAULT '',
  third_parties jsonb NOT NULL DEFAULT '[]',
  fee jsonb NOT NULL DEFAULT '{}',
  corrects_id uuid,
  PRIMARY KEY (city_id, invoice_id, position),
  CHECK (quantity = cardinality(days)),
  CHECK (amount_cents = quantity * unit_cents),
  FOREIGN KEY (city_id, invoice_id) REFERENCES invoice (city_id, id) ON DELETE CASCADE,
  FOREIGN KEY (city_id, family_id) REFERENCES family (city_id, id),
  FOREIGN KEY (city_id, child_id) REFERENCES child (city_id, id),
  FOREIGN KEY (city_id, activity_id) REFERENCES activity (city_id, id),
  FOREIGN KEY (city_id, corrects_id) REFERENCES invoice (city_id, id)
);
CREATE INDEX invoice_line_family ON invoice_line (city_id, family_id, invoice_id);
SELECT app.tenant_table('invoice_line', 'SELECT, INSERT, DELETE', history => false);

-- An invoice that was issued is what it was: neither it nor its lines change, for anybody (X5). Its lines come before.
CREATE FUNCTION app.keep_issued_invoice() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.status = 'issued' THEN
    RAISE EXCEPTION 'Invoice % was issued and does not change', OLD.reference USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER keep_issued BEFORE UPDATE OR DELETE ON invoice FOR EACH ROW EXECUTE FUNCTION app.keep_issued_invoice();

-- By statement, over the rows that it touched: a lookup for each row would read, on a young table, all of it each time.
CREATE FUNCTION app.keep_issued_lines() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM touched t JOIN invoice i ON i.city_id = t.city_id AND i.id = t.invoice_id WHERE i.status = 'issued') THEN
    RAISE EXCEPTION 'The lines of an issued invoice do not change' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER keep_issued_inserted AFTER INSERT ON invoice_line REFERENCING NEW TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION app.keep_issued_lines();
CREATE TRIGGER keep_issued_updated AFTER UPDATE ON invoice_line REFERENCING OLD TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION app.keep_issued_lines();
CREATE TRIGGER keep_issued_deleted AFTER DELETE ON invoice_line REFERENCING OLD TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION app.keep_issued_lines();

-- What was issued is exactly its lines: their sum and their digest are fixed when it takes its number. The columns are
-- named, so that one that is added later does not change the digest of what was issued before.
CREATE FUNCTION app.lines_digest(p_city uuid, p_invoice uuid) RETURNS bytea LANGUAGE sql STABLE AS $$
  SELECT sha256(convert_to(coalesce(string_agg(jsonb_build_array(l.position, l.kind, l.state, l.family_id, l.child_id, l.activity_id,
      l.days, l.label, l.quantity, l.unit_cents, l.amount_cents, l.share, l.rule_id, l.schedule_version, l.quotient_cents,
      l.budget_account, l.third_parties, l.fee, l.corrects_id)::text, E'\n' ORDER BY l.position), ''), 'UTF8'))
  FROM invoice_line l WHERE l.city_id = p_city AND l.invoice_id = p_invoice $$;
CREATE FUNCTION app.check_issued_total() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.total_cents <> (SELECT coalesce(sum(l.amount_cents), 0) FROM invoice_line l
                         WHERE l.city_id = NEW.city_id AND l.invoice_id = NEW.id) THEN
    RAISE EXCEPTION 'The total of invoice % is not the sum of its lines', NEW.reference USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER total_is_its_lines AFTER INSERT OR UPDATE ON invoice DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.status = 'issued') EXECUTE FUNCTION app.check_issued_total();

-- The ledger. An entry is one event of one debtor; its lines add up to zero. Accounts, positive meaning "has more":
--   debtor      what the debtor owes: on an invoice, or with no invoice what is kept for them (never above zero)
--   revenue     what the activities earned (negative), by budget account
--   collected   money received and not yet deposited, by means
--   deposited   money handed over to the Treasury, by means
CREATE TABLE ledger_entry (
  city_id uuid NOT NULL,
  id uuid NOT NULL,
  regie_id uuid NOT NULL,
  debtor_id uuid,
  family_id uuid,
  kind text NOT NULL CHECK (kind IN ('invoice', 'credit_note', 'payment', 'reversal', 'allocation', 'refund', 'deposit')),
  day date NOT NULL,
  at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  invoice_id uuid,
  label text NOT NULL DEFAULT '',
  actor text NOT NULL DEFAULT coalesce(nullif(current_setting('app.actor', true), ''), 'system'),
  PRIMARY KEY (city_id, id),
  CHECK ((kind = 'deposit') = (debtor_id IS NULL)),
  CHECK (kind NOT IN ('invoice', 'credit_note') OR invoice_id IS NOT NULL),
  FOREIGN KEY (city_id, regie_id) REFERENCES regie (city_id, id),
  FOREIGN KEY (city_id, debtor_id) REFERENCES debtor (city_id, id),
  FOREIGN KEY (city_id, family_id) REFERENCES family (city_id, id),
  FOREIGN KEY (city_id, invoice_id) REFERENCES invoice (city_id, id)
);
-- An invoice is posted once, whatever is killed and run again.
CREATE UNIQUE INDEX ledger_entry_invoice_once ON ledger_entry (city_id, invoice_id) WHERE kind IN ('invoice', 'credit_note');
CREATE INDEX ledger_entry_debtor ON ledger_entry (city_id, debtor_id, at);
CREATE INDEX ledger_entry_regie ON ledger_entry (city_id, regie_id, day);
SELECT app.tenant_table('ledger_entry', 'SELECT, INSERT');

CREATE TABLE ledger_line (
  city_id uuid NOT NULL,
  entry_id uuid NOT NULL,
  position smallint NOT NULL CHECK (position > 0),
  account text NOT NULL CHECK (account IN ('debtor', 'revenue', 'collected', 'deposited')),
  debtor_id uuid,
  invoice_id uuid,
  detail text NOT NULL DEFAULT '',
  amount_cents integer NOT NULL CHECK (amount_cents <> 0),
  PRIMARY KEY (city_id, entry_id, position),
  CHECK ((account = 'debtor') = (debtor_id IS NOT NULL)),
  CHECK (account = 'debtor' OR invoice_id IS NULL),
  FOREIGN KEY (city_id, entry_id) REFERENCES ledger_entry (city_id, id),
  FOREIGN KEY (city_id, debtor_id) REFERENCES debtor (city_id, id),
  FOREIGN KEY (city_id, invoice_id) REFERENCES invoice (city_id, id)
);
CREATE INDEX ledger_line_invoice ON ledger_line (city_id, invoice_id) WHERE invoice_id IS NOT NULL;
CREATE INDEX ledger_line_debtor ON ledger_line (city_id, debtor_id) WHERE debtor_id IS NOT NULL;
SELECT app.tenant_table('ledger_line', 'SELECT, INSERT', history => false);

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON ledger_entry FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON ledger_entry FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON ledger_line FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON ledger_line FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();

-- Whoever writes a line about a debtor holds the debtor first, so that the sums below are nobody else's to change.
CREATE FUNCTION app.hold_debtor() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM debtor d WHERE d.city_id = NEW.city_id AND d.id = NEW.debtor_id FOR NO KEY UPDATE;
  RETURN NEW;
END $$;
CREATE TRIGGER hold_debtor BEFORE INSERT ON ledger_line FOR EACH ROW WHEN (NEW.debtor_id IS NOT NULL)
  EXECUTE FUNCTION app.hold_debtor();

-- The last guards, at commit (I3): an entry balances; nothing is owed below zero on an invoice, nor above what it asks;
-- what is kept for a debtor is never spent twice.
CREATE FUNCTION app.check_ledger_line() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE v_sum bigint;
BEGIN
  SELECT sum(l.amount_cents) INTO v_sum FROM ledger_line l WHERE l.city_id = NEW.city_id AND l.entry_id = NEW.entry_id;
  IF v_sum <> 0 THEN
    RAISE EXCEPTION 'Ledger entry % does not balance: %', NEW.entry_id, v_sum USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_entry_balances';
  END IF;
  IF NEW.invoice_id IS NOT NULL THEN
    SELECT sum(l.amount_cents) INTO v_sum FROM ledger_line l WHERE l.city_id = NEW.city_id AND l.invoice_id = NEW.invoice_id;
    IF v_sum < 0 OR v_sum > (SELECT i.total_cents FROM invoice i WHERE i.city_id = NEW.city_id AND i.id = NEW.invoice_id) THEN
      RAISE EXCEPTION 'Invoice % would be owed %', NEW.invoice_id, v_sum USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_invoice_within_total';
    END IF;
  ELSIF NEW.debtor_id IS NOT NULL THEN
    SELECT sum(l.amount_cents) INTO v_sum FROM ledger_line l
      WHERE l.city_id = NEW.city_id AND l.debtor_id = NEW.debtor_id AND l.invoice_id IS NULL;
    IF v_sum > 0 THEN
      RAISE EXCEPTION 'Debtor % would have spent % more than is kept for them', NEW.debtor_id, v_sum
        USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_credit_not_overspent';
    END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER ledger_holds AFTER INSERT ON ledger_line DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION app.check_ledger_line();

-- Many jobs of one name at once, as app.add_job adds one.
CREATE FUNCTION app.add_jobs(task text, payloads jsonb) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF app.city() IS NULL THEN RAISE EXCEPTION 'A job needs the city of its transaction'; END IF;
  PERFORM graphile_worker.add_jobs(ARRAY(
    SELECT ROW (task, (p || jsonb_build_object('cityId', app.city()))::json, NULL, NULL, NULL, NULL, NULL, NULL)::graphile_worker.job_spec
    FROM jsonb_array_elements(payloads) p));
END $$;
REVOKE ALL ON FUNCTION app.add_jobs FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.add_jobs TO preau_app;

-- A month of invoices fills empty tables in minutes. What was planned on them while they were empty reads all of them at
-- each row, until somebody counts them: the run asks for it early, and again as it grows.
CREATE FUNCTION app.count_invoices() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  ANALYZE debtor, invoice, invoice_line, ledger_entry, ledger_line;
END $$;
REVOKE ALL ON FUNCTION app.count_invoices FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.count_invoices TO preau_app;

-- Down Migration
