-- Up Migration
-- A family asks to enrol a child in an activity, or to take it out (B1, W1). Staff answer, or the town applies it at once:
-- then the row is the trace of it.

-- `first_day` and `last_day` are what was asked: of an enrolment to end, its first day, and the last day wanted.
-- `enrolment_id` is the one to end, or the one that an answer made. Children that are asked for together share `sending_id`:
-- a form that is sent twice asks once.
CREATE TABLE enrolment_request (
  city_id uuid NOT NULL,
  id uuid NOT NULL,
  sending_id uuid NOT NULL,
  family_id uuid NOT NULL,
  child_id uuid NOT NULL,
  activity_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('inscription', 'desinscription')),
  enrolment_id uuid,
  first_day date NOT NULL,
  last_day date NOT NULL CHECK (last_day >= first_day),
  comment text NOT NULL DEFAULT '' CHECK (length(comment) <= 500),
  status text NOT NULL DEFAULT 'pending' CHECK (status IN ('pending', 'accepted', 'refused', 'withdrawn')),
  requested_by uuid NOT NULL,
  person_id uuid NOT NULL,
  assigned_to uuid,
  decided_by uuid,
  decided_at timestamptz(3),
  reason text,
  created_at timestamptz(3) NOT NULL,
  PRIMARY KEY (city_id, id),
  CHECK (kind = 'inscription' OR enrolment_id IS NOT NULL),
  CHECK ((status = 'pending') = (decided_at IS NULL)),
  CHECK (status <> 'refused' OR reason <> ''),
  FOREIGN KEY (city_id, family_id) REFERENCES family (city_id, id),
  FOREIGN KEY (city_id, child_id) REFERENCES child (city_id, id),
  FOREIGN KEY (city_id, activity_id) REFERENCES activity (city_id, id),
  FOREIGN KEY (city_id, enrolment_id) REFERENCES enrolment (city_id, id),
  FOREIGN KEY (city_id, requested_by) REFERENCES account (city_id, id),
  FOREIGN KEY (city_id, person_id) REFERENCES person (city_id, id),
  FOREIGN KEY (city_id, assigned_to) REFERENCES account (city_id, id),
  FOREIGN KEY (city_id, decided_by) REFERENCES account (city_id, id)
);
-- The last guard against two parents of one household who ask at once. Two households may each ask for their child: neither
-- learns from a refusal that the other has.
CREATE UNIQUE INDEX enrolment_request_once ON enrolment_request (city_id, family_id, child_id, activity_id) WHERE status = 'pending';
CREATE UNIQUE INDEX enrolment_request_sent_once ON enrolment_request (city_id, sending_id, child_id);
CREATE INDEX enrolment_request_queue ON enrolment_request (city_id, created_at, id) WHERE status = 'pending';
CREATE INDEX enrolment_request_family ON enrolment_request (city_id, family_id, created_at);
SELECT app.tenant_table('enrolment_request');

-- Down Migration
