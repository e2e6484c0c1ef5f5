-- Up Migration
-- When an activity is open to booking or to enrolment, and to whom (C3). Without any window of a kind, an activity is always
-- open, within its deadlines; with some, a child is admitted by any one that is open and meant for it. The rule is in
-- server/catalogue/domain/opening-window.ts.

CREATE TABLE opening_window (
  city_id uuid NOT NULL REFERENCES city (id),
  id uuid NOT NULL,
  activity_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('booking', 'enrolment')),
  opens_at timestamptz(3) NOT NULL,
  -- The last minute, still in time; NULL: it stays open.
  closes_at timestamptz(3) CHECK (closes_at > opens_at),
  -- The days of the activity that may be booked in it, both included; NULL: no bound.
  first_day date,
  last_day date CHECK (last_day >= first_day),
  -- Whom it is for; an empty list: whatever it is.
  residences text[] NOT NULL DEFAULT '{}' CHECK (residences <@ ARRAY['commune', 'interco', 'outside']),
  levels text[] NOT NULL DEFAULT '{}' CHECK (levels <@ ARRAY['PS', 'MS', 'GS', 'CP', 'CE1', 'CE2', 'CM1', 'CM2']),
  version integer NOT NULL DEFAULT 1 CHECK (version > 0),
  PRIMARY KEY (city_id, id),
  -- One enrols in an activity, not in a day of it.
  CHECK (kind = 'booking' OR (first_day IS NULL AND last_day IS NULL)),
  FOREIGN KEY (city_id, activity_id) REFERENCES activity (city_id, id)
);
CREATE INDEX opening_window_activity ON opening_window (city_id, activity_id);
SELECT app.tenant_table('opening_window', 'SELECT, INSERT, UPDATE, DELETE');

-- The schools of whose pupils it is; none: of any.
CREATE TABLE opening_window_school (
  city_id uuid NOT NULL,
  opening_window_id uuid NOT NULL,
  school_id uuid NOT NULL,
  PRIMARY KEY (city_id, opening_window_id, school_id),
  FOREIGN KEY (city_id, opening_window_id) REFERENCES opening_window (city_id, id),
  FOREIGN KEY (city_id, school_id) REFERENCES school (city_id, id)
);
SELECT app.tenant_table('opening_window_school', 'SELECT, INSERT, DELETE');

-- Down Migration
