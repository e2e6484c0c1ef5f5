-- Up Migration
-- A code that the town gives to an adult of a dossier: with a login of their own, it attaches them to it (A4, A5).

CREATE TABLE invitation (
  city_id uuid NOT NULL,
  id uuid NOT NULL,
  family_id uuid NOT NULL,
  person_id uuid NOT NULL,
  -- Of the code: what it is found by. `sealed` is the code itself, for whoever prints it, until it is used or replaced.
  code_hash bytea NOT NULL,
  sealed bytea,
  created_by uuid NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  expires_at timestamptz(3) NOT NULL,
  used_at timestamptz(3),
  used_by uuid,
  revoked_at timestamptz(3),
  PRIMARY KEY (city_id, id),
  UNIQUE (city_id, code_hash),
  CHECK ((used_at IS NULL) = (used_by IS NULL)),
  FOREIGN KEY (city_id, family_id) REFERENCES family (city_id, id),
  FOREIGN KEY (city_id, person_id) REFERENCES person (city_id, id),
  FOREIGN KEY (city_id, created_by) REFERENCES account (city_id, id),
  FOREIGN KEY (city_id, used_by) REFERENCES account (city_id, id)
);
-- A person has one live code at most.
CREATE UNIQUE INDEX invitation_live ON invitation (city_id, person_id) WHERE used_at IS NULL AND revoked_at IS NULL;
CREATE INDEX invitation_family ON invitation (city_id, family_id);
SELECT app.tenant_table('invitation', hidden => ARRAY['code_hash', 'sealed']);

-- Down Migration
