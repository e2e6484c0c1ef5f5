-- Up Migration
-- The dossier: families, persons, children, quotient familial, health, requests (A3–A5, D1–D13).

CREATE SEQUENCE family_number_seq START 10001;
GRANT USAGE ON SEQUENCE family_number_seq TO preau_app;

CREATE TABLE family (
  city_id uuid NOT NULL REFERENCES city (id),
  id uuid NOT NULL,
  number bigint NOT NULL DEFAULT nextval('family_number_seq'),
  name text NOT NULL,
  residence text NOT NULL CHECK (residence IN ('commune', 'interco', 'outside')),
  address_line text NOT NULL DEFAULT '',
  address_extra text NOT NULL DEFAULT '',
  postcode text NOT NULL DEFAULT '',
  town text NOT NULL DEFAULT '',
  allocataire_number text,
  status text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'left')),
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (city_id, id),
  UNIQUE (city_id, number)
);
SELECT app.tenant_table('family');

-- `birthdate` is text: the register knows "1992", "1992-11" and "1992-11-05" (presumed births).
CREATE TABLE person (
  city_id uuid NOT NULL REFERENCES city (id),
  id uuid NOT NULL,
  birth_name text NOT NULL,
  usage_name text NOT NULL DEFAULT '',
  first_names text[] NOT NULL,
  gender text NOT NULL DEFAULT 'unspecified' CHECK (gender IN ('male', 'female', 'unspecified')),
  birthdate text NOT NULL DEFAULT '' CHECK (birthdate ~ '^(\d{4}(-\d{2}(-\d{2})?)?)?$'),
  birthplace text NOT NULL DEFAULT '',
  birthcountry text NOT NULL DEFAULT '',
  email text NOT NULL DEFAULT '',
  phone text NOT NULL DEFAULT '',
  certified_by text,
  certified_at timestamptz(3),
  pivot_key text NOT NULL DEFAULT '',
  search_text text GENERATED ALWAYS AS (app.search_form(birth_name || ' ' || usage_name || ' ' || app.join_words(first_names) || ' ' || email || ' ' || phone)) STORED,
  PRIMARY KEY (city_id, id)
);
CREATE INDEX person_pivot ON person (city_id, pivot_key);
CREATE INDEX person_search ON person USING gin (search_text gin_trgm_ops);
SELECT app.tenant_table('person', hidden => ARRAY['search_text']);

-- Which person an account acts for. One account per adult (A5).
CREATE TABLE person_login (
  city_id uuid NOT NULL,
  account_id uuid NOT NULL,
  person_id uuid NOT NULL,
  attached_at timestamptz(3) NOT NULL DEFAULT now(),
  attached_by text NOT NULL,
  PRIMARY KEY (city_id, account_id),
  UNIQUE (city_id, person_id),
  FOREIGN KEY (city_id, account_id) REFERENCES account (city_id, id),
  FOREIGN KEY (city_id, person_id) REFERENCES person (city_id, id)
);
SELECT app.tenant_table('person_login', 'SELECT, INSERT, DELETE');

CREATE TABLE family_adult (
  city_id uuid NOT NULL,
  family_id uuid NOT NULL,
  person_id uuid NOT NULL,
  role text NOT NULL CHECK (role IN ('responsable', 'parent', 'payeur', 'proche')),
  authority text NOT NULL DEFAULT 'joint' CHECK (authority IN ('joint', 'sole', 'none')),
  can_view boolean NOT NULL DEFAULT true,
  can_book boolean NOT NULL DEFAULT true,
  can_edit boolean NOT NULL DEFAULT true,
  can_pay boolean NOT NULL DEFAULT true,
  left_at timestamptz(3),
  PRIMARY KEY (city_id, family_id, person_id),
  FOREIGN KEY (city_id, family_id) REFERENCES family (city_id, id),
  FOREIGN KEY (city_id, person_id) REFERENCES person (city_id, id)
);
CREATE INDEX family_adult_person ON family_adult (city_id, person_id);
SELECT app.tenant_table('family_adult');

CREATE TABLE child (
  city_id uuid NOT NULL REFERENCES city (id),
  id uuid NOT NULL,
  first_name text NOT NULL,
  last_name text NOT NULL,
  birthdate date NOT NULL,
  gender text NOT NULL DEFAULT 'unspecified' CHECK (gender IN ('male', 'female', 'unspecified')),
  school_id uuid,
  class_id uuid,
  level text NOT NULL DEFAULT '',
  diet text NOT NULL DEFAULT 'standard' CHECK (diet IN ('standard', 'sans_porc', 'sans_viande', 'panier_pai')),
  search_text text GENERATED ALWAYS AS (app.search_form(last_name || ' ' || first_name)) STORED,
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (city_id, school_id) REFERENCES school (city_id, id),
  FOREIGN KEY (city_id, class_id) REFERENCES school_class (city_id, id)
);
CREATE INDEX child_search ON child USING gin (search_text gin_trgm_ops);
CREATE INDEX child_school ON child (city_id, school_id);
CREATE INDEX child_class ON child (city_id, class_id);
SELECT app.tenant_table('child', hidden => ARRAY['search_text']);

-- A child exists once, even in two households (D2). `custody_weeks` says whose weeks are whose (D3).
CREATE TABLE family_child (
  city_id uuid NOT NULL,
  family_id uuid NOT NULL,
  child_id uuid NOT NULL,
  custody text NOT NULL DEFAULT 'full' CHECK (custody IN ('full', 'alternating')),
  custody_weeks text CHECK (custody_weeks IN ('even', 'odd')),
  left_at timestamptz(3),
  PRIMARY KEY (city_id, family_id, child_id),
  CHECK ((custody = 'alternating') = (custody_weeks IS NOT NULL)),
  FOREIGN KEY (city_id, family_id) REFERENCES family (city_id, id),
  FOREIGN KEY (city_id, child_id) REFERENCES child (city_id, id)
);
CREATE INDEX family_child_child ON family_child (city_id, child_id);
SELECT app.tenant_table('family_child');

CREATE TABLE contact (
  city_id uuid NOT NULL,
  id uuid NOT NULL,
  child_id uuid NOT NULL,
  name text NOT NULL,
  relation text NOT NULL,
  phone text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('urgence', 'autorise', 'interdit')),
  priority smallint NOT NULL DEFAULT 1,
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (city_id, child_id) REFERENCES child (city_id, id)
);
CREATE INDEX contact_child ON contact (city_id, child_id);
SELECT app.tenant_table('contact', 'SELECT, INSERT, UPDATE, DELETE');

CREATE TABLE quotient_familial (
  city_id uuid NOT NULL,
  id uuid NOT NULL,
  family_id uuid NOT NULL,
  amount_cents bigint NOT NULL CHECK (amount_cents >= 0),
  source text NOT NULL CHECK (source IN ('caf', 'msa', 'document', 'agent')),
  reference_month date NOT NULL,
  valid_from date NOT NULL,
  valid_to date,
  recorded_at timestamptz(3) NOT NULL DEFAULT now(),
  recorded_by text NOT NULL,
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (city_id, family_id) REFERENCES family (city_id, id)
);
CREATE INDEX quotient_familial_family ON quotient_familial (city_id, family_id, valid_from DESC);
SELECT app.tenant_table('quotient_familial');

-- AES-256-GCM under a data key of its own, wrapped by the city's key, which is not in the base (D8, Q6).
CREATE TABLE health_sheet (
  city_id uuid NOT NULL,
  child_id uuid NOT NULL,
  sealed bytea NOT NULL,
  updated_at timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (city_id, child_id),
  FOREIGN KEY (city_id, child_id) REFERENCES child (city_id, id)
);
SELECT app.tenant_table('health_sheet', hidden => ARRAY['sealed']);

CREATE TABLE account_request (
  city_id uuid NOT NULL,
  id uuid NOT NULL,
  origin text NOT NULL CHECK (origin IN ('local', 'franceconnect')),
  doubtful boolean NOT NULL DEFAULT false,
  account_id uuid,
  identity jsonb NOT NULL,
  email text NOT NULL,
  phone text NOT NULL DEFAULT '',
  address text NOT NULL DEFAULT '',
  children text NOT NULL DEFAULT '',
  message text NOT NULL DEFAULT '',
  status text NOT NULL DEFAULT 'pending' CHECK (status IN ('pending', 'approved', 'refused')),
  assigned_to uuid,
  decided_by uuid,
  decided_at timestamptz(3),
  reason text,
  person_id uuid,
  family_id uuid,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (city_id, account_id) REFERENCES account (city_id, id),
  FOREIGN KEY (city_id, assigned_to) REFERENCES account (city_id, id),
  FOREIGN KEY (city_id, decided_by) REFERENCES account (city_id, id),
  FOREIGN KEY (city_id, person_id) REFERENCES person (city_id, id),
  FOREIGN KEY (city_id, family_id) REFERENCES family (city_id, id)
);
CREATE INDEX account_request_pending ON account_request (city_id, created_at) WHERE status = 'pending';
SELECT app.tenant_table('account_request');

CREATE TABLE change_request (
  city_id uuid NOT NULL,
  id uuid NOT NULL,
  family_id uuid NOT NULL,
  person_id uuid,
  requested_by uuid NOT NULL,
  fields jsonb NOT NULL,
  status text NOT NULL DEFAULT 'pending' CHECK (status IN ('pending', 'accepted', 'refused', 'withdrawn')),
  assigned_to uuid,
  decided_by uuid,
  decided_at timestamptz(3),
  reason text,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (city_id, family_id) REFERENCES family (city_id, id),
  FOREIGN KEY (city_id, person_id) REFERENCES person (city_id, id),
  FOREIGN KEY (city_id, requested_by) REFERENCES account (city_id, id),
  FOREIGN KEY (city_id, assigned_to) REFERENCES account (city_id, id),
  FOREIGN KEY (city_id, decided_by) REFERENCES account (city_id, id)
);
CREATE INDEX change_request_pending ON change_request (city_id, created_at) WHERE status = 'pending';
CREATE INDEX change_request_family ON change_request (city_id, family_id);
SELECT app.tenant_table('change_request');

-- Down Migration
