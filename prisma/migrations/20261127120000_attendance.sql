-- Up Migration
-- Attendance in its simplest form (P1, P4, X3): whoever is booked is present, unless an exception says otherwise. A sheet
-- says that somebody has looked at the day of one school; until then its day is "not verified" and invoicing says so.

CREATE TABLE attendance_sheet (
  city_id uuid NOT NULL,
  id uuid NOT NULL,
  activity_id uuid NOT NULL,
  school_id uuid NOT NULL,
  day date NOT NULL,
  verified_at timestamptz(3) NOT NULL,
  verified_by uuid NOT NULL,
  PRIMARY KEY (city_id, id),
  UNIQUE (city_id, activity_id, school_id, day),
  FOREIGN KEY (city_id, activity_id) REFERENCES activity (city_id, id),
  FOREIGN KEY (city_id, school_id) REFERENCES school (city_id, id),
  FOREIGN KEY (city_id, verified_by) REFERENCES account (city_id, id)
);
SELECT app.tenant_table('attendance_sheet');

-- `absent_excused` and `absent_unexcused` are about a booking; `unbooked` is a child who came without one, and
-- `family_id` is then whose dossier it is in. One exception for a child, an activity and a day.
CREATE TABLE attendance_exception (
  city_id uuid NOT NULL,
  id uuid NOT NULL,
  activity_id uuid NOT NULL,
  school_id uuid NOT NULL,
  day date NOT NULL,
  child_id uuid NOT NULL,
  family_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('absent_excused', 'absent_unexcused', 'unbooked')),
  reason text NOT NULL DEFAULT '',
  recorded_by uuid NOT NULL,
  recorded_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (city_id, id),
  CONSTRAINT attendance_exception_once UNIQUE (city_id, child_id, activity_id, day),
  FOREIGN KEY (city_id, activity_id) REFERENCES activity (city_id, id),
  FOREIGN KEY (city_id, school_id) REFERENCES school (city_id, id),
  FOREIGN KEY (city_id, child_id) REFERENCES child (city_id, id),
  FOREIGN KEY (city_id, family_id) REFERENCES family (city_id, id),
  FOREIGN KEY (city_id, recorded_by) REFERENCES account (city_id, id)
);
CREATE INDEX attendance_exception_day ON attendance_exception (city_id, activity_id, day);
CREATE INDEX attendance_exception_family ON attendance_exception (city_id, family_id, day);
-- Back to "present as booked" removes the exception; the history keeps it.
SELECT app.tenant_table('attendance_exception', 'SELECT, INSERT, UPDATE, DELETE');

-- Down Migration
