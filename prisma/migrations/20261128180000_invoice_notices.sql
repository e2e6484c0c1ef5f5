-- Up Migration
-- The notice of an issued invoice, sent again by the staff once an address was corrected (X7): when, by whom, to how many
-- addresses. The mails themselves are in `mail`. `family_id` is that of the invoice, for the family's history.
CREATE TABLE invoice_notice (
  city_id uuid NOT NULL,
  id uuid NOT NULL,
  invoice_id uuid NOT NULL,
  family_id uuid,
  recipients integer NOT NULL CHECK (recipients > 0),
  day date NOT NULL,
  sent_by uuid NOT NULL,
  sent_at timestamptz(3) NOT NULL,
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (city_id, invoice_id) REFERENCES invoice (city_id, id),
  FOREIGN KEY (city_id, family_id) REFERENCES family (city_id, id),
  FOREIGN KEY (city_id, sent_by) REFERENCES account (city_id, id)
);
CREATE INDEX invoice_notice_of_invoice ON invoice_notice (city_id, invoice_id, sent_at);
CREATE INDEX invoice_notice_of_family ON invoice_notice (city_id, family_id);
CREATE INDEX invoice_notice_by ON invoice_notice (city_id, sent_by);
SELECT app.tenant_table('invoice_notice', 'SELECT, INSERT');

-- Down Migration
DROP TABLE invoice_notice;
