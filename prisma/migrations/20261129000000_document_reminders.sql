-- Up Migration
-- A household was told that a document of its own runs out, or has run out (D11): once for each document and end, whatever
-- worker looks, and again for the next end. Written in the transaction of the mail.
CREATE TABLE document_reminder (
  city_id uuid NOT NULL,
  id uuid NOT NULL,
  family_id uuid NOT NULL,
  type_id uuid NOT NULL,
  child_id uuid,
  valid_until date NOT NULL,
  stage text NOT NULL CHECK (stage IN ('ending', 'ended')),
  told_at timestamptz(3) NOT NULL,
  PRIMARY KEY (city_id, id),
  UNIQUE NULLS NOT DISTINCT (city_id, family_id, type_id, child_id, valid_until, stage),
  FOREIGN KEY (city_id, family_id) REFERENCES family (city_id, id),
  FOREIGN KEY (city_id, type_id) REFERENCES document_type (city_id, id),
  FOREIGN KEY (city_id, child_id) REFERENCES child (city_id, id)
);
SELECT app.tenant_table('document_reminder', 'SELECT, INSERT', history => false);

-- Every morning looks for the ends of the month, in a town of a hundred thousand families.
CREATE INDEX document_end ON document (city_id, valid_until) WHERE status = 'accepted' AND valid_until IS NOT NULL;

-- Down Migration
DROP INDEX document_end;
DROP TABLE document_reminder;
