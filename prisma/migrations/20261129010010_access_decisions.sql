-- Up Migration
-- What staff decide of an adult's way in: a login taken away, an access suspended or reopened, each with the reason that the
-- person receives (A3, A8). A FranceConnect identity that staff took away never comes back by itself.
CREATE TABLE access_decision (
  city_id uuid NOT NULL,
  id uuid NOT NULL,
  family_id uuid NOT NULL,
  person_id uuid NOT NULL,
  account_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('local-removed', 'franceconnect-removed', 'suspended', 'reopened')),
  identity_id uuid,
  reason text NOT NULL CHECK (reason <> ''),
  decided_by uuid NOT NULL,
  decided_at timestamptz(3) NOT NULL,
  PRIMARY KEY (city_id, id),
  CHECK ((kind = 'franceconnect-removed') = (identity_id IS NOT NULL)),
  FOREIGN KEY (city_id, family_id) REFERENCES family (city_id, id),
  FOREIGN KEY (city_id, person_id) REFERENCES person (city_id, id),
  FOREIGN KEY (city_id, account_id) REFERENCES account (city_id, id),
  FOREIGN KEY (city_id, identity_id) REFERENCES federated_identity (city_id, id),
  FOREIGN KEY (city_id, decided_by) REFERENCES account (city_id, id)
);
CREATE INDEX access_decision_identity ON access_decision (city_id, identity_id) WHERE identity_id IS NOT NULL;
SELECT app.tenant_table('access_decision', 'SELECT, INSERT');
GRANT DELETE ON local_credential TO preau_app;

-- Down Migration
REVOKE DELETE ON local_credential FROM preau_app;
DROP TABLE access_decision;
