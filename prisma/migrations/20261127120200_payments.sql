-- Up Migration
-- Payments, receipts, deposits and PayFiP (Y1, Y2, Y4; docs/adr/0012-payfip.md).

-- What PayFiP was asked to collect, and what it said. `id_op` is its identifier, which comes after the row: the invoices
-- are reserved before PayFiP is asked. Only what it answers to a query about it settles anything, never the browser nor a
-- notification (I4). `result` is its last answer, `trouble` why its last one was none. `request_key` is the
-- form's, which may be sent again once PayFiP gave no id.
CREATE TABLE payfip_operation (
  city_id uuid NOT NULL,
  id uuid NOT NULL,
  regie_id uuid NOT NULL,
  debtor_id uuid NOT NULL,
  family_id uuid NOT NULL,
  id_op text CHECK (length(id_op) BETWEEN 1 AND 64),
  refdet text NOT NULL CHECK (refdet ~ '^[A-Za-z0-9]{6,30}$'),
  client text NOT NULL CHECK (client ~ '^\d{6}$'),
  year smallint NOT NULL,
  subject text NOT NULL,
  email text NOT NULL,
  saisie text NOT NULL CHECK (saisie IN ('T', 'X', 'W')),
  amount_cents integer NOT NULL CHECK (amount_cents BETWEEN 100 AND 9999999),
  status text NOT NULL DEFAULT 'asked' CHECK (status IN ('asked', 'void', 'created', 'redirected', 'paid', 'debit_ordered',
    'refused', 'abandoned', 'expired', 'dead', 'mismatch', 'test_passed')),
  created_by uuid NOT NULL,
  created_at timestamptz(3) NOT NULL,
  redirected_at timestamptz(3),
  last_asked_at timestamptz(3),
  next_ask_at timestamptz(3),
  notified_at timestamptz(3),
  notifications integer NOT NULL DEFAULT 0,
  result jsonb,
  trouble jsonb,
  request_key uuid,
  PRIMARY KEY (city_id, id),
  CHECK ((id_op IS NULL) = (status IN ('asked', 'void'))),
  CHECK (request_key IS NOT NULL OR status = 'void'),
  UNIQUE (city_id, refdet),
  CONSTRAINT payfip_operation_once_per_request UNIQUE (city_id, family_id, request_key),
  FOREIGN KEY (city_id, regie_id) REFERENCES regie (city_id, id),
  FOREIGN KEY (city_id, debtor_id) REFERENCES debtor (city_id, id),
  FOREIGN KEY (city_id, family_id) REFERENCES family (city_id, id),
  FOREIGN KEY (city_id, created_by) REFERENCES account (city_id, id)
);
-- PayFiP gives an identifier once, whichever the city.
CREATE UNIQUE INDEX payfip_operation_id_op ON payfip_operation (id_op);
CREATE INDEX payfip_operation_next_ask ON payfip_operation (city_id, next_ask_at) WHERE next_ask_at IS NOT NULL;
CREATE INDEX payfip_operation_family ON payfip_operation (city_id, family_id, created_at DESC);
SELECT app.tenant_table('payfip_operation', history => false);
-- When PayFiP was asked is no history; what became of the operation is.
CREATE TRIGGER history AFTER INSERT OR UPDATE OF status ON payfip_operation
  FOR EACH ROW EXECUTE FUNCTION app.write_history('email');

-- The invoices of an operation, with what was owed on each. One open operation for an invoice, whatever is clicked.
CREATE TABLE payfip_operation_invoice (
  city_id uuid NOT NULL,
  operation_id uuid NOT NULL,
  invoice_id uuid NOT NULL,
  amount_cents integer NOT NULL CHECK (amount_cents > 0),
  open boolean NOT NULL DEFAULT true,
  PRIMARY KEY (city_id, operation_id, invoice_id),
  FOREIGN KEY (city_id, operation_id) REFERENCES payfip_operation (city_id, id),
  FOREIGN KEY (city_id, invoice_id) REFERENCES invoice (city_id, id)
);
CREATE UNIQUE INDEX payfip_one_open_operation ON payfip_operation_invoice (city_id, invoice_id) WHERE open;
SELECT app.tenant_table('payfip_operation_invoice', history => false);

CREATE FUNCTION app.close_operation_invoices() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE payfip_operation_invoice o SET open = false
    WHERE o.city_id = NEW.city_id AND o.operation_id = NEW.id AND o.open;
  RETURN NULL;
END $$;
-- A mismatch keeps its invoices until an agent has looked: money may have moved.
CREATE TRIGGER close_invoices AFTER UPDATE OF status ON payfip_operation FOR EACH ROW
  WHEN (NEW.status NOT IN ('asked', 'created', 'redirected', 'mismatch')) EXECUTE FUNCTION app.close_operation_invoices();

-- Every move of an operation, named by its cause. Append-only.
CREATE TABLE payfip_move (
  city_id uuid NOT NULL,
  id uuid NOT NULL,
  operation_id uuid NOT NULL,
  at timestamptz(3) NOT NULL,
  cause text NOT NULL,
  from_status text NOT NULL,
  to_status text NOT NULL,
  detail text NOT NULL DEFAULT '',
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (city_id, operation_id) REFERENCES payfip_operation (city_id, id)
);
CREATE INDEX payfip_move_operation ON payfip_move (city_id, operation_id, at);
SELECT app.tenant_table('payfip_move', 'SELECT, INSERT');
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON payfip_move FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON payfip_move FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();

-- What a régie handed over: the parts it holds are locked (Y4).
CREATE TABLE deposit (
  city_id uuid NOT NULL,
  id uuid NOT NULL,
  regie_id uuid NOT NULL,
  year smallint NOT NULL,
  number integer NOT NULL CHECK (number > 0),
  day date NOT NULL,
  total_cents integer NOT NULL,
  closed_by uuid NOT NULL,
  closed_at timestamptz(3) NOT NULL,
  note text NOT NULL DEFAULT '',
  PRIMARY KEY (city_id, id),
  UNIQUE (city_id, regie_id, year, number),
  FOREIGN KEY (city_id, regie_id) REFERENCES regie (city_id, id),
  FOREIGN KEY (city_id, closed_by) REFERENCES account (city_id, id)
);
SELECT app.tenant_table('deposit', 'SELECT, INSERT');

-- Money received from one debtor at one time, with its receipt. It may be of several means (Y2).
CREATE TABLE payment (
  city_id uuid NOT NULL,
  id uuid NOT NULL,
  regie_id uuid NOT NULL,
  debtor_id uuid NOT NULL,
  family_id uuid,
  origin text NOT NULL CHECK (origin IN ('counter', 'payfip')),
  amount_cents integer NOT NULL CHECK (amount_cents > 0),
  day date NOT NULL,
  year smallint NOT NULL,
  receipt_number integer NOT NULL CHECK (receipt_number > 0),
  payer_name text NOT NULL DEFAULT '',
  payfip_operation_id uuid,
  recorded_by uuid,
  recorded_at timestamptz(3) NOT NULL,
  request_key uuid,
  PRIMARY KEY (city_id, id),
  CHECK ((origin = 'payfip') = (payfip_operation_id IS NOT NULL)),
  CHECK ((origin = 'counter') = (recorded_by IS NOT NULL)),
  UNIQUE (city_id, regie_id, year, receipt_number),
  CONSTRAINT payment_once_per_operation UNIQUE (city_id, payfip_operation_id),
  CONSTRAINT payment_once_per_request UNIQUE (city_id, request_key),
  FOREIGN KEY (city_id, regie_id) REFERENCES regie (city_id, id),
  FOREIGN KEY (city_id, debtor_id) REFERENCES debtor (city_id, id),
  FOREIGN KEY (city_id, family_id) REFERENCES family (city_id, id),
  FOREIGN KEY (city_id, payfip_operation_id) REFERENCES payfip_operation (city_id, id),
  FOREIGN KEY (city_id, recorded_by) REFERENCES account (city_id, id)
);
CREATE INDEX payment_family ON payment (city_id, family_id, day DESC) WHERE family_id IS NOT NULL;
CREATE INDEX payment_regie ON payment (city_id, regie_id, day);
SELECT app.tenant_table('payment', 'SELECT, INSERT');

CREATE TABLE payment_part (
  city_id uuid NOT NULL,
  id uuid NOT NULL,
  payment_id uuid NOT NULL,
  position smallint NOT NULL CHECK (position > 0),
  means text NOT NULL CHECK (means IN ('cash', 'cheque', 'card_terminal', 'transfer', 'cesu', 'ancv', 'payfip_card', 'payfip_debit')),
  amount_cents integer NOT NULL CHECK (amount_cents > 0),
  reference text NOT NULL DEFAULT '',
  deposit_id uuid,
  PRIMARY KEY (city_id, id),
  UNIQUE (city_id, payment_id, position),
  FOREIGN KEY (city_id, payment_id) REFERENCES payment (city_id, id),
  FOREIGN KEY (city_id, deposit_id) REFERENCES deposit (city_id, id)
);
CREATE INDEX payment_part_open ON payment_part (city_id, means) WHERE deposit_id IS NULL;
CREATE INDEX payment_part_deposit ON payment_part (city_id, deposit_id) WHERE deposit_id IS NOT NULL;
SELECT app.tenant_table('payment_part', 'SELECT, INSERT, UPDATE');

-- The only change of a part is to be deposited, once.
CREATE FUNCTION app.keep_payment_part() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.deposit_id IS NOT NULL OR to_jsonb(OLD) - 'deposit_id' <> to_jsonb(NEW) - 'deposit_id' THEN
    RAISE EXCEPTION 'A payment that was recorded does not change' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_recorded BEFORE UPDATE ON payment_part FOR EACH ROW EXECUTE FUNCTION app.keep_payment_part();

-- A payment that did not hold: a cheque or a debit sent back, an error at the counter. It is undone by its own entry.
CREATE TABLE payment_reversal (
  city_id uuid NOT NULL,
  id uuid NOT NULL,
  payment_id uuid NOT NULL,
  day date NOT NULL,
  reason text NOT NULL CHECK (reason <> ''),
  recorded_by uuid NOT NULL,
  recorded_at timestamptz(3) NOT NULL,
  PRIMARY KEY (city_id, id),
  CONSTRAINT payment_reversed_once UNIQUE (city_id, payment_id),
  FOREIGN KEY (city_id, payment_id) REFERENCES payment (city_id, id),
  FOREIGN KEY (city_id, recorded_by) REFERENCES account (city_id, id)
);
SELECT app.tenant_table('payment_reversal', 'SELECT, INSERT');

-- What the régisseur must look at: an overpayment, an invoice paid twice, an answer that does not match.
CREATE TABLE payment_alert (
  city_id uuid NOT NULL,
  id uuid NOT NULL,
  regie_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('overpaid', 'paid_twice', 'mismatch', 'unknown_young_operation', 'late_success')),
  payment_id uuid,
  operation_id uuid,
  raised_at timestamptz(3) NOT NULL,
  closed_by uuid,
  closed_at timestamptz(3),
  note text NOT NULL DEFAULT '',
  PRIMARY KEY (city_id, id),
  CHECK (num_nonnulls(payment_id, operation_id) >= 1),
  CHECK ((closed_by IS NULL) = (closed_at IS NULL)),
  FOREIGN KEY (city_id, regie_id) REFERENCES regie (city_id, id),
  FOREIGN KEY (city_id, payment_id) REFERENCES payment (city_id, id),
  FOREIGN KEY (city_id, operation_id) REFERENCES payfip_operation (city_id, id),
  FOREIGN KEY (city_id, closed_by) REFERENCES account (city_id, id)
);
CREATE UNIQUE INDEX payment_alert_once ON payment_alert (city_id, kind, coalesce(operation_id, payment_id));
SELECT app.tenant_table('payment_alert');

-- What was kept for a debtor and is given back, by a transfer that the Treasury makes: a régie of receipts pays nothing out.
CREATE TABLE refund (
  city_id uuid NOT NULL,
  id uuid NOT NULL,
  regie_id uuid NOT NULL,
  debtor_id uuid NOT NULL,
  family_id uuid,
  amount_cents integer NOT NULL CHECK (amount_cents > 0),
  day date NOT NULL,
  reason text NOT NULL CHECK (reason <> ''),
  recorded_by uuid NOT NULL,
  recorded_at timestamptz(3) NOT NULL,
  request_key uuid NOT NULL,
  PRIMARY KEY (city_id, id),
  CONSTRAINT refund_once_per_request UNIQUE (city_id, request_key),
  FOREIGN KEY (city_id, regie_id) REFERENCES regie (city_id, id),
  FOREIGN KEY (city_id, debtor_id) REFERENCES debtor (city_id, id),
  FOREIGN KEY (city_id, family_id) REFERENCES family (city_id, id),
  FOREIGN KEY (city_id, recorded_by) REFERENCES account (city_id, id)
);
CREATE INDEX refund_regie ON refund (city_id, regie_id, day);
SELECT app.tenant_table('refund', 'SELECT, INSERT');

ALTER TABLE ledger_entry ADD COLUMN payment_id uuid;
ALTER TABLE ledger_entry ADD COLUMN deposit_id uuid;
ALTER TABLE ledger_entry ADD COLUMN refund_id uuid;
ALTER TABLE ledger_entry ADD FOREIGN KEY (city_id, payment_id) REFERENCES payment (city_id, id);
ALTER TABLE ledger_entry ADD FOREIGN KEY (city_id, deposit_id) REFERENCES deposit (city_id, id);
ALTER TABLE ledger_entry ADD FOREIGN KEY (city_id, refund_id) REFERENCES refund (city_id, id);
ALTER TABLE ledger_entry ADD CHECK ((kind IN ('payment', 'reversal')) = (payment_id IS NOT NULL));
ALTER TABLE ledger_entry ADD CHECK ((kind = 'deposit') = (deposit_id IS NOT NULL));
ALTER TABLE ledger_entry ADD CHECK ((kind = 'refund') = (refund_id IS NOT NULL));
-- A payment counts once, and is undone once.
CREATE UNIQUE INDEX ledger_entry_payment_once ON ledger_entry (city_id, payment_id, kind) WHERE payment_id IS NOT NULL;
CREATE UNIQUE INDEX ledger_entry_deposit_once ON ledger_entry (city_id, deposit_id) WHERE deposit_id IS NOT NULL;
CREATE UNIQUE INDEX ledger_entry_refund_once ON ledger_entry (city_id, refund_id) WHERE refund_id IS NOT NULL;

-- Posts entries: [{id, kind, regieId, debtorId, day, of: {invoice, payment, deposit, refund}, label, lines: [{account, debtor,
-- invoice, detail, amount}]}], amounts in cents; zero amounts are left out.
CREATE FUNCTION app.post_entries(p_entries jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO ledger_entry (city_id, id, regie_id, debtor_id, family_id, kind, day, invoice_id, payment_id, deposit_id, refund_id, label)
  SELECT app.city(), e.id, e."regieId", e."debtorId", d.family_id, e.kind, e.day, (e.of ->> 'invoice')::uuid,
    (e.of ->> 'payment')::uuid, (e.of ->> 'deposit')::uuid, (e.of ->> 'refund')::uuid, e.label
  FROM jsonb_to_recordset(p_entries) AS e (id uuid, kind text, "regieId" uuid, "debtorId" uuid, day date, of jsonb, label text)
  LEFT JOIN debtor d ON d.city_id = app.city() AND d.id = e."debtorId";
  INSERT INTO ledger_line (city_id, entry_id, position, account, debtor_id, invoice_id, detail, amount_cents)
  SELECT app.city(), e.id, row_number() OVER (PARTITION BY e.id ORDER BY l.n), l.line ->> 'account', (l.line ->> 'debtor')::uuid,
    (l.line ->> 'invoice')::uuid, coalesce(l.line ->> 'detail', ''), (l.line ->> 'amount')::integer
  FROM jsonb_to_recordset(p_entries) AS e (id uuid, lines jsonb), jsonb_array_elements(e.lines) WITH ORDINALITY AS l (line, n)
  WHERE (l.line ->> 'amount')::integer <> 0;
END $$;

-- Down Migration
