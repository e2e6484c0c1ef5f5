-- Up Migration
-- Schools, calendars, activities and their places (S1, C1–C6).

CREATE TABLE school (
  city_id uuid NOT NULL REFERENCES city (id),
  id uuid NOT NULL,
  uai text NOT NULL CHECK (uai ~ '^\d{7}[A-HJ-NP-Z]$'),
  name text NOT NULL,
  level text NOT NULL CHECK (level IN ('maternelle', 'elementaire', 'primaire')),
  sector text NOT NULL CHECK (sector IN ('public', 'prive')),
  address text NOT NULL DEFAULT '',
  PRIMARY KEY (city_id, id),
  UNIQUE (city_id, uai)
);
SELECT app.tenant_table('school');

CREATE TABLE school_class (
  city_id uuid NOT NULL,
  id uuid NOT NULL,
  school_id uuid NOT NULL,
  name text NOT NULL,
  levels text[] NOT NULL,
  kind text NOT NULL DEFAULT 'ordinaire' CHECK (kind IN ('ordinaire', 'ulis')),
  PRIMARY KEY (city_id, id),
  UNIQUE (city_id, school_id, name),
  FOREIGN KEY (city_id, school_id) REFERENCES school (city_id, id)
);
SELECT app.tenant_table('school_class');

CREATE TABLE school_holiday (
  city_id uuid NOT NULL REFERENCES city (id),
  id uuid NOT NULL,
  label text NOT NULL,
  first_day date NOT NULL,
  last_day date NOT NULL CHECK (last_day >= first_day),
  PRIMARY KEY (city_id, id)
);
SELECT app.tenant_table('school_holiday');

CREATE TABLE activity (
  city_id uuid NOT NULL REFERENCES city (id),
  id uuid NOT NULL,
  code text NOT NULL,
  name text NOT NULL,
  unit_label text NOT NULL,
  weekdays smallint[] NOT NULL CHECK (weekdays <@ ARRAY[1, 2, 3, 4, 5, 6, 7]::smallint[]),
  first_day date NOT NULL,
  last_day date NOT NULL CHECK (last_day >= first_day),
  settings jsonb NOT NULL,
  PRIMARY KEY (city_id, id),
  UNIQUE (city_id, code)
);
SELECT app.tenant_table('activity');

CREATE TABLE closure (
  city_id uuid NOT NULL REFERENCES city (id),
  id uuid NOT NULL,
  school_id uuid,
  activity_id uuid,
  day date NOT NULL,
  label text NOT NULL,
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (city_id, school_id) REFERENCES school (city_id, id),
  FOREIGN KEY (city_id, activity_id) REFERENCES activity (city_id, id)
);
CREATE INDEX closure_day ON closure (city_id, day);
SELECT app.tenant_table('closure', 'SELECT, INSERT, UPDATE, DELETE');

-- The places of one activity, at one school, on one day. `taken` counts bookings and open offers;
-- the CHECK is the last guard against one place too many (C5).
CREATE TABLE slot (
  city_id uuid NOT NULL,
  id uuid NOT NULL,
  activity_id uuid NOT NULL,
  school_id uuid NOT NULL,
  day date NOT NULL,
  capacity integer NOT NULL CHECK (capacity >= 0),
  taken integer NOT NULL DEFAULT 0,
  PRIMARY KEY (city_id, id),
  UNIQUE (city_id, activity_id, school_id, day),
  CONSTRAINT slot_never_over_capacity CHECK (taken >= 0 AND taken <= capacity),
  FOREIGN KEY (city_id, activity_id) REFERENCES activity (city_id, id),
  FOREIGN KEY (city_id, school_id) REFERENCES school (city_id, id)
) WITH (fillfactor = 50);
SELECT app.tenant_table('slot', history => false);
-- Changes of capacity are history; the counter is not: each booking has its own line already.
CREATE TRIGGER history AFTER INSERT OR UPDATE OF capacity ON slot FOR EACH ROW EXECUTE FUNCTION app.write_history('taken');

-- Down Migration
