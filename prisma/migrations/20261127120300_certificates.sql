-- Up Migration
-- Certificates that a family downloads and anybody may check by their code (Y6). `content` is what was certified, as it
-- was; its digest goes into the history with the line of the issue.
CREATE TABLE certificate (
  city_id uuid NOT NULL,
  id uuid NOT NULL,
  family_id uuid NOT NULL,
  child_id uuid,
  kind text NOT NULL CHECK (kind IN ('payment', 'tax', 'attendance', 'enrolment')),
  code text NOT NULL CHECK (code ~ '^[0-9A-HJKMNP-TV-Z]{16,32}$'),
  first_day date NOT NULL,
  last_day date NOT NULL CHECK (last_day >= first_day),
  content jsonb NOT NULL,
  content_digest bytea NOT NULL CHECK (length(content_digest) = 32),
  issued_by uuid NOT NULL,
  issued_at timestamptz(3) NOT NULL,
  PRIMARY KEY (city_id, id),
  UNIQUE (city_id, code),
  FOREIGN KEY (city_id, family_id) REFERENCES family (city_id, id),
  FOREIGN KEY (city_id, child_id) REFERENCES child (city_id, id),
  FOREIGN KEY (city_id, issued_by) REFERENCES account (city_id, id)
);
CREATE INDEX certificate_family ON certificate (city_id, family_id, issued_at DESC);
SELECT app.tenant_table('certificate', 'SELECT, INSERT', hidden => ARRAY['content', 'code']);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON certificate FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON certificate FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();

-- Down Migration
