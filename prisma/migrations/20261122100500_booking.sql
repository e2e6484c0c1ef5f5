-- Up Migration
-- Fees, enrolment, booking, waitlist (F1, F4, B1–B5, C5, C6).

CREATE TABLE fee_schedule (
  city_id uuid NOT NULL,
  id uuid NOT NULL,
  activity_id uuid NOT NULL,
  version integer NOT NULL CHECK (version > 0),
  effective_from date NOT NULL,
  document jsonb NOT NULL,
  PRIMARY KEY (city_id, id),
  UNIQUE (city_id, activity_id, version),
  UNIQUE (city_id, activity_id, effective_from),
  FOREIGN KEY (city_id, activity_id) REFERENCES activity (city_id, id)
);
SELECT app.tenant_table('fee_schedule', 'SELECT, INSERT');

CREATE TABLE enrolment (
  city_id uuid NOT NULL,
  id uuid NOT NULL,
  child_id uuid NOT NULL,
  activity_id uuid NOT NULL,
  family_id uuid NOT NULL,
  first_day date NOT NULL,
  last_day date NOT NULL CHECK (last_day >= first_day),
  PRIMARY KEY (city_id, id),
  UNIQUE (city_id, child_id, activity_id, first_day),
  FOREIGN KEY (city_id, child_id) REFERENCES child (city_id, id),
  FOREIGN KEY (city_id, activity_id) REFERENCES activity (city_id, id),
  FOREIGN KEY (city_id, family_id) REFERENCES family (city_id, id)
);
CREATE INDEX enrolment_family ON enrolment (city_id, family_id);
SELECT app.tenant_table('enrolment');

-- `fee` keeps the evaluated line with its explanation: which rule, version, quotient and date (F4).
CREATE TABLE booking (
  city_id uuid NOT NULL,
  id uuid NOT NULL,
  slot_id uuid NOT NULL,
  activity_id uuid NOT NULL,
  day date NOT NULL,
  child_id uuid NOT NULL,
  family_id uuid NOT NULL,
  status text NOT NULL DEFAULT 'booked' CHECK (status IN ('booked', 'cancelled')),
  late boolean NOT NULL DEFAULT false,
  price_cents integer NOT NULL CHECK (price_cents >= 0),
  fee jsonb NOT NULL,
  booked_by uuid NOT NULL,
  booked_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  cancelled_by uuid,
  cancelled_at timestamptz(3),
  cancelled_late boolean NOT NULL DEFAULT false,
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (city_id, slot_id) REFERENCES slot (city_id, id),
  FOREIGN KEY (city_id, activity_id) REFERENCES activity (city_id, id),
  FOREIGN KEY (city_id, child_id) REFERENCES child (city_id, id),
  FOREIGN KEY (city_id, family_id) REFERENCES family (city_id, id),
  FOREIGN KEY (city_id, booked_by) REFERENCES account (city_id, id),
  FOREIGN KEY (city_id, cancelled_by) REFERENCES account (city_id, id)
);
-- One child eats once: the last guard against a double click or two parents (B1, F13).
CREATE UNIQUE INDEX booking_once ON booking (city_id, child_id, activity_id, day) WHERE status = 'booked';
CREATE INDEX booking_slot ON booking (city_id, slot_id) WHERE status = 'booked';
CREATE INDEX booking_family ON booking (city_id, family_id, day);
SELECT app.tenant_table('booking');

CREATE SEQUENCE waitlist_rank_seq;
GRANT USAGE ON SEQUENCE waitlist_rank_seq TO preau_app;

-- `rank` only grows: the place in the queue is the number of live entries of the slot with a smaller rank, plus one.
-- Entries that share `group_id` are siblings who come together or not at all.
CREATE TABLE waitlist_entry (
  city_id uuid NOT NULL,
  id uuid NOT NULL,
  slot_id uuid NOT NULL,
  activity_id uuid NOT NULL,
  day date NOT NULL,
  child_id uuid NOT NULL,
  family_id uuid NOT NULL,
  group_id uuid,
  rank bigint NOT NULL DEFAULT nextval('waitlist_rank_seq'),
  status text NOT NULL DEFAULT 'waiting' CHECK (status IN ('waiting', 'offered', 'accepted', 'declined', 'expired', 'withdrawn', 'closed')),
  requested_by uuid NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  offered_at timestamptz(3),
  offer_expires_at timestamptz(3),
  ended_at timestamptz(3),
  PRIMARY KEY (city_id, id),
  CHECK (status <> 'offered' OR offer_expires_at IS NOT NULL),
  FOREIGN KEY (city_id, slot_id) REFERENCES slot (city_id, id),
  FOREIGN KEY (city_id, activity_id) REFERENCES activity (city_id, id),
  FOREIGN KEY (city_id, child_id) REFERENCES child (city_id, id),
  FOREIGN KEY (city_id, family_id) REFERENCES family (city_id, id),
  FOREIGN KEY (city_id, requested_by) REFERENCES account (city_id, id)
);
CREATE UNIQUE INDEX waitlist_entry_once ON waitlist_entry (city_id, child_id, activity_id, day) WHERE status IN ('waiting', 'offered');
CREATE INDEX waitlist_entry_queue ON waitlist_entry (city_id, slot_id, rank) WHERE status IN ('waiting', 'offered');
CREATE INDEX waitlist_entry_family ON waitlist_entry (city_id, family_id, day);
CREATE INDEX waitlist_entry_group ON waitlist_entry (city_id, group_id) WHERE group_id IS NOT NULL;
SELECT app.tenant_table('waitlist_entry');

-- What a parent asked for, between the booking page and the recap. Confirming twice gives the first answer again.
CREATE TABLE booking_draft (
  city_id uuid NOT NULL,
  id uuid NOT NULL,
  family_id uuid NOT NULL,
  account_id uuid NOT NULL,
  activity_id uuid NOT NULL,
  first_day date NOT NULL,
  last_day date NOT NULL,
  base jsonb NOT NULL,
  wanted jsonb NOT NULL,
  together boolean NOT NULL DEFAULT false,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  confirmed_at timestamptz(3),
  result jsonb,
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (city_id, family_id) REFERENCES family (city_id, id),
  FOREIGN KEY (city_id, account_id) REFERENCES account (city_id, id),
  FOREIGN KEY (city_id, activity_id) REFERENCES activity (city_id, id)
);
CREATE INDEX booking_draft_family ON booking_draft (city_id, family_id);
SELECT app.tenant_table('booking_draft', history => false);

-- Down Migration
