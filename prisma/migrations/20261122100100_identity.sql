-- Up Migration
-- Accounts, the ways to log in, sessions, and what agents may do (A1–A9).

CREATE TABLE account (
  city_id uuid NOT NULL REFERENCES city (id),
  id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('parent', 'agent')),
  status text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'waiting', 'suspended', 'closed')),
  display_name text NOT NULL,
  email text,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (city_id, id)
);
SELECT app.tenant_table('account');

CREATE TABLE local_credential (
  city_id uuid NOT NULL,
  account_id uuid NOT NULL,
  login text NOT NULL CHECK (login = lower(login)),
  password_hash text NOT NULL,
  must_change boolean NOT NULL DEFAULT false,
  one_time_expires_at timestamptz(3),
  changed_at timestamptz(3) NOT NULL DEFAULT now(),
  totp_secret bytea,
  totp_confirmed_at timestamptz(3),
  totp_last_step bigint,
  PRIMARY KEY (city_id, account_id),
  UNIQUE (city_id, login),
  FOREIGN KEY (city_id, account_id) REFERENCES account (city_id, id)
);
SELECT app.tenant_table('local_credential', hidden => ARRAY['password_hash', 'totp_secret', 'totp_last_step']);

-- Keyed on issuer and subject, never on the e-mail (A4).
CREATE TABLE federated_identity (
  city_id uuid NOT NULL,
  id uuid NOT NULL,
  issuer text NOT NULL,
  subject text NOT NULL,
  account_id uuid NOT NULL,
  claims jsonb NOT NULL,
  linked_at timestamptz(3) NOT NULL DEFAULT now(),
  unlinked_at timestamptz(3),
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (city_id, account_id) REFERENCES account (city_id, id)
);
CREATE UNIQUE INDEX federated_identity_subject ON federated_identity (city_id, issuer, subject) WHERE unlinked_at IS NULL;
CREATE INDEX federated_identity_account ON federated_identity (city_id, account_id);
SELECT app.tenant_table('federated_identity');

CREATE TABLE session (
  city_id uuid NOT NULL,
  id uuid NOT NULL,
  account_id uuid NOT NULL,
  method text NOT NULL CHECK (method IN ('franceconnect', 'territoire', 'local', 'local+totp', 'oidc-agent')),
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  last_seen_at timestamptz(3) NOT NULL DEFAULT now(),
  expires_at timestamptz(3) NOT NULL,
  revoked_at timestamptz(3),
  user_agent text NOT NULL DEFAULT '',
  provider_id_token text,
  represented_by text,
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (city_id, account_id) REFERENCES account (city_id, id)
);
CREATE INDEX session_account ON session (city_id, account_id) WHERE revoked_at IS NULL;
SELECT app.tenant_table('session', history => false);

CREATE TABLE recovery_token (
  city_id uuid NOT NULL,
  id uuid NOT NULL,
  account_id uuid NOT NULL,
  token_hash bytea NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  expires_at timestamptz(3) NOT NULL,
  used_at timestamptz(3),
  PRIMARY KEY (city_id, id),
  UNIQUE (city_id, token_hash),
  FOREIGN KEY (city_id, account_id) REFERENCES account (city_id, id)
);
SELECT app.tenant_table('recovery_token', hidden => ARRAY['token_hash']);

CREATE TABLE agent_role (
  city_id uuid NOT NULL REFERENCES city (id),
  id uuid NOT NULL,
  name text NOT NULL,
  rights text[] NOT NULL,
  PRIMARY KEY (city_id, id),
  UNIQUE (city_id, name)
);
SELECT app.tenant_table('agent_role');

CREATE TABLE agent_assignment (
  city_id uuid NOT NULL,
  id uuid NOT NULL,
  account_id uuid NOT NULL,
  role_id uuid NOT NULL,
  revoked_at timestamptz(3),
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (city_id, account_id) REFERENCES account (city_id, id),
  FOREIGN KEY (city_id, role_id) REFERENCES agent_role (city_id, id)
);
CREATE UNIQUE INDEX agent_assignment_live ON agent_assignment (city_id, account_id, role_id) WHERE revoked_at IS NULL;
CREATE INDEX agent_assignment_role ON agent_assignment (city_id, role_id);
SELECT app.tenant_table('agent_assignment');

-- Down Migration
