-- Up Migration
-- Why a mail will never leave: the server of the address refuses it, ours was away until the last try, or a restore held it
-- back and somebody gave it up. Null while it waits, and for those of before this column.
ALTER TABLE mail ADD COLUMN failure text CHECK (failure IN ('address', 'relay', 'held'));
ALTER TABLE mail ADD CONSTRAINT failure_of_failed CHECK (failure IS NULL OR status = 'failed');

-- A mail that the staff sent again, by the identifier that it had until then: who did it is in its line of history.
CREATE TABLE mail_resending (
  city_id uuid NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL,
  at timestamptz(3) NOT NULL,
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (city_id) REFERENCES city (id)
);
SELECT app.tenant_table('mail_resending', 'SELECT, INSERT');

-- Down Migration
DROP TABLE mail_resending;
ALTER TABLE mail DROP CONSTRAINT failure_of_failed, DROP COLUMN failure;
