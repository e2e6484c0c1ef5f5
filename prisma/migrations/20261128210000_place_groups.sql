-- Up Migration
-- Places by level within a school (C5): the canteen has 60 for PS to GS, who eat in a room of theirs, and 90 for CP to CM2.
-- A slot is then the places of one group on one day, with its own queue; what works by slot works as before.

-- One decision: from a day on, the places of a school are divided among groups of levels.
CREATE TABLE place_division (
  city_id uuid NOT NULL,
  id uuid NOT NULL,
  activity_id uuid NOT NULL,
  school_id uuid NOT NULL,
  first_day date NOT NULL,
  decided_by uuid NOT NULL,
  decided_at timestamptz(3) NOT NULL,
  PRIMARY KEY (city_id, id),
  UNIQUE (city_id, activity_id, school_id, id),
  FOREIGN KEY (city_id, activity_id) REFERENCES activity (city_id, id),
  FOREIGN KEY (city_id, school_id) REFERENCES school (city_id, id),
  FOREIGN KEY (city_id, decided_by) REFERENCES account (city_id, id)
);
SELECT app.tenant_table('place_division', 'SELECT, INSERT');

-- `for_others`: the children whose level is in no group of the division, or is not known.
CREATE TABLE place_group (
  city_id uuid NOT NULL,
  id uuid NOT NULL,
  division_id uuid NOT NULL,
  activity_id uuid NOT NULL,
  school_id uuid NOT NULL,
  for_others boolean NOT NULL DEFAULT false,
  PRIMARY KEY (city_id, id),
  UNIQUE (city_id, division_id, id),
  UNIQUE (city_id, activity_id, school_id, id),
  FOREIGN KEY (city_id, activity_id, school_id, division_id) REFERENCES place_division (city_id, activity_id, school_id, id)
);
CREATE UNIQUE INDEX place_group_for_others ON place_group (city_id, division_id) WHERE for_others;
SELECT app.tenant_table('place_group', 'SELECT, INSERT');

-- By its key, no level is in two groups of a division.
CREATE TABLE place_group_level (
  city_id uuid NOT NULL,
  division_id uuid NOT NULL,
  level text NOT NULL CHECK (level IN ('PS', 'MS', 'GS', 'CP', 'CE1', 'CE2', 'CM1', 'CM2')),
  group_id uuid NOT NULL,
  PRIMARY KEY (city_id, division_id, level),
  FOREIGN KEY (city_id, division_id, group_id) REFERENCES place_group (city_id, division_id, id)
);
CREATE UNIQUE INDEX place_group_level_group ON place_group_level (city_id, group_id, level);
SELECT app.tenant_table('place_group_level', 'SELECT, INSERT');

-- NULL: the places of the whole school. All the slots of a day are of one division, or its only slot is of none: they are
-- replaced together (`app.divide_places`). `divided_at`: when that was; who came before is in no order with who came after.
ALTER TABLE slot ADD COLUMN place_group_id uuid, ADD COLUMN divided_at timestamptz(3),
  ADD FOREIGN KEY (city_id, activity_id, school_id, place_group_id) REFERENCES place_group (city_id, activity_id, school_id, id),
  DROP CONSTRAINT slot_city_id_activity_id_school_id_day_key,
  ADD CONSTRAINT slot_once UNIQUE NULLS NOT DISTINCT (city_id, activity_id, school_id, day, place_group_id);
GRANT DELETE ON slot TO preau_app;
CREATE TRIGGER history_deleted AFTER DELETE ON slot FOR EACH ROW EXECUTE FUNCTION app.write_history('taken');

-- A slot that is replaced looks for whatever still names it: cancelled bookings and ended entries too.
DROP INDEX booking_slot;
CREATE INDEX booking_slot ON booking (city_id, slot_id);
CREATE INDEX waitlist_entry_slot ON waitlist_entry (city_id, slot_id);

-- Whether a group is that of a level.
CREATE FUNCTION app.is_group_of(p_group uuid, p_level text) RETURNS boolean LANGUAGE sql STABLE
  AS $$ SELECT EXISTS (SELECT FROM place_group_level l WHERE l.group_id = p_group AND l.level = p_level)
          OR EXISTS (SELECT FROM place_group g WHERE g.id = p_group AND g.for_others
                     AND NOT EXISTS (SELECT FROM place_group_level l WHERE l.division_id = g.division_id AND l.level = p_level)) $$;

-- Whether each place asked is there still, and is of the child's group. Asked once the slots are held: whoever divides the
-- places of a school holds them too, and replaces them. The child's row is held already, with its level.
CREATE FUNCTION app.all_of_their_group(p_take jsonb) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  RETURN NOT EXISTS (
    SELECT FROM app.asked_places(p_take) a LEFT JOIN slot s ON s.id = a.slot
    WHERE s.id IS NULL OR (s.place_group_id IS NOT NULL
      AND NOT app.is_group_of(s.place_group_id, (SELECT c.level FROM child c WHERE c.id = a.child))));
END $$;

-- Whether what a family gives back is in slots that are held: it may have been moved to others since it was read.
CREATE FUNCTION app.all_held(p_cancel uuid[], p_leave uuid[], p_offers jsonb) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  RETURN NOT EXISTS (SELECT FROM booking b WHERE b.id = ANY (p_cancel) AND NOT p_offers ? b.slot_id::text)
     AND NOT EXISTS (SELECT FROM waitlist_entry w WHERE w.id = ANY (p_leave) AND NOT p_offers ? w.slot_id::text);
END $$;

-- As before, but for the look at groups: NULL when nothing was done.
CREATE OR REPLACE FUNCTION app.settle_draft(p_draft uuid, p_account uuid, p_cancel uuid[], p_billed uuid[], p_leave uuid[], p_take jsonb,
                                 p_offers jsonb, p_waitlist boolean, p_summary jsonb, p_now timestamptz)
  RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  v_draft booking_draft;
  v_cancelled uuid[] := '{}';
  v_left uuid[] := '{}';
  v_freed uuid[];
  v_taken jsonb;
  v_result jsonb;
BEGIN
  SELECT * INTO v_draft FROM booking_draft d WHERE d.id = p_draft FOR NO KEY UPDATE;
  IF v_draft.confirmed_at IS NOT NULL THEN RETURN v_draft.result; END IF;
  IF p_take <> '[]' AND NOT app.may_still_book(v_draft.family_id, p_take) THEN RETURN NULL; END IF;
  PERFORM app.add_job('mail-booking-confirmation', json_build_object('draftId', p_draft));
  PERFORM app.lock_slots(p_offers);
  IF p_take <> '[]' AND NOT (app.all_of_their_group(p_take) AND app.all_days_open(p_take)) THEN RETURN NULL; END IF;
  IF cardinality(p_cancel) + cardinality(p_leave) > 0 AND NOT app.all_held(p_cancel, p_leave, p_offers) THEN RETURN NULL; END IF;

  IF cardinality(p_cancel) > 0 THEN
    v_cancelled := app.release_places(v_draft.family_id, p_account, p_cancel, p_billed, p_now);
  END IF;
  IF cardinality(p_leave) > 0 THEN
    WITH gone AS (
      UPDATE waitlist_entry w SET status = 'withdrawn', ended_at = p_now
      WHERE w.id = ANY (p_leave) AND w.family_id = v_draft.family_id AND w.status = 'waiting' RETURNING w.id
    ) SELECT coalesce(array_agg(id), '{}') INTO v_left FROM gone;
  END IF;
  IF cardinality(v_cancelled) + cardinality(v_left) > 0 THEN
    SELECT array_agg(DISTINCT slot) INTO v_freed FROM (
      SELECT b.slot_id AS slot FROM booking b WHERE b.id = ANY (v_cancelled)
      UNION ALL
      SELECT m.slot_id FROM waitlist_entry w JOIN waitlist_entry m ON m.id = w.id OR m.group_id = w.group_id WHERE w.id = ANY (v_left)) f;
    PERFORM app.offer_places(v_freed, p_offers, p_now);
  END IF;

  SELECT coalesce(jsonb_object_agg(t.request_id, jsonb_build_object('outcome', t.outcome, 'place', t.place)), '{}') INTO v_taken
    FROM app.take_places(v_draft.family_id, p_account, p_take, p_waitlist, p_now) t;
  IF jsonb_path_exists(v_taken, '$.* ? (@.outcome == "waiting")') THEN
    PERFORM app.offer_places((SELECT array_agg(DISTINCT (r ->> 'slot')::uuid) FROM jsonb_array_elements(p_take) r
                              WHERE v_taken -> (r ->> 'id') ->> 'outcome' = 'waiting'), p_offers, p_now);
  END IF;

  v_result := p_summary || jsonb_build_object('taken', v_taken, 'cancelled', to_jsonb(v_cancelled), 'left', to_jsonb(v_left));
  UPDATE booking_draft SET confirmed_at = p_now, result = v_result WHERE id = p_draft;
  RETURN v_result;
END $$;

-- Replaces the slots of a school from a day on by those of a division, or, with `p_division` NULL, by one a day for the whole
-- school. Holds them in the order of their ids, as whoever takes a place does. Each booking, offer and place in a queue goes to
-- the slot of the child's group, in the order in which it was: nobody loses one, and a group that has fewer places than it keeps
-- follows what is given back (`capacity_target`). `p_others`: the places of those who are in no group; NULL for none, but for
-- the days on which one of them holds something. `p_groups`: from group to its places. For the whole school, `p_others` is its
-- number of places, or NULL for the sum of the groups'. Adds the job of each slot that has a free place and somebody who waits.
CREATE FUNCTION app.divide_places(p_activity uuid, p_school uuid, p_first date, p_division uuid, p_groups jsonb, p_others integer,
                                  p_now timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  v_old uuid[];
  v_slot uuid;
  v_others uuid := (SELECT g.id FROM place_group g WHERE g.division_id = p_division AND g.for_others);
  v_group jsonb;
BEGIN
  SELECT array_agg(held.id) INTO v_old FROM (
    SELECT s.id FROM slot s WHERE s.activity_id = p_activity AND s.school_id = p_school AND s.day >= p_first
      AND (p_division IS NOT NULL OR s.place_group_id IS NOT NULL)
    ORDER BY s.id FOR UPDATE) held;
  IF v_old IS NULL THEN RETURN; END IF;

  -- Read once: a level that is changed meanwhile must not send a child to a group that has not counted it.
  SELECT jsonb_object_agg(c.id, coalesce(l.group_id, v_others)) INTO v_group FROM child c
    LEFT JOIN place_group_level l ON l.division_id = p_division AND l.level = c.level
    WHERE c.id IN (SELECT b.child_id FROM booking b WHERE b.slot_id = ANY (v_old)
                   UNION ALL SELECT w.child_id FROM waitlist_entry w WHERE w.slot_id = ANY (v_old));

  WITH wanted AS (
    SELECT s.city_id, s.day, sum(coalesce(s.capacity_target, s.capacity))::integer AS places FROM slot s WHERE s.id = ANY (v_old) GROUP BY 1, 2
  ), live AS (
    SELECT h.day, (v_group ->> h.child_id::text)::uuid AS group_id, count(*) FILTER (WHERE h.takes)::integer AS taken FROM (
      SELECT b.day, b.child_id, true AS takes FROM booking b WHERE b.slot_id = ANY (v_old) AND b.status = 'booked'
      UNION ALL
      SELECT w.day, w.child_id, w.status = 'offered' FROM waitlist_entry w WHERE w.slot_id = ANY (v_old) AND w.status IN ('waiting', 'offered')) h
    GROUP BY 1, 2
  ), groups AS (
    SELECT k::uuid AS group_id, v::integer AS places FROM jsonb_each_text(p_groups) g (k, v)
    UNION ALL SELECT v_others, p_others
  )
  INSERT INTO slot (city_id, id, activity_id, school_id, day, place_group_id, divided_at, taken, capacity, capacity_target)
  SELECT d.city_id, gen_random_uuid(), p_activity, p_school, d.day, g.group_id, p_now, n.taken, greatest(n.places, n.taken),
    CASE WHEN n.taken > n.places THEN n.places END
  FROM wanted d CROSS JOIN groups g
  LEFT JOIN live h ON h.day = d.day AND h.group_id IS NOT DISTINCT FROM g.group_id
  CROSS JOIN LATERAL (SELECT coalesce(h.taken, 0) AS taken, coalesce(g.places, CASE WHEN p_division IS NULL THEN d.places ELSE 0 END) AS places) n
  WHERE p_division IS NULL OR g.places IS NOT NULL OR h.day IS NOT NULL;

  UPDATE booking b SET slot_id = n.id FROM slot n
    WHERE b.slot_id = ANY (v_old) AND n.activity_id = p_activity AND n.school_id = p_school AND n.day = b.day
      AND n.divided_at = p_now AND n.id <> ALL (v_old) AND n.place_group_id IS NOT DISTINCT FROM (v_group ->> b.child_id::text)::uuid;
  UPDATE waitlist_entry w SET slot_id = n.id FROM slot n
    WHERE w.slot_id = ANY (v_old) AND n.activity_id = p_activity AND n.school_id = p_school AND n.day = w.day
      AND n.divided_at = p_now AND n.id <> ALL (v_old) AND n.place_group_id IS NOT DISTINCT FROM (v_group ->> w.child_id::text)::uuid;
  -- What is over long since, of a child whose group has no place that day: it only names the day and the school.
  UPDATE booking b SET slot_id = (SELECT n.id FROM slot n WHERE n.activity_id = p_activity AND n.school_id = p_school AND n.day = b.day
                                  AND n.id <> ALL (v_old) ORDER BY n.id LIMIT 1)
    WHERE b.slot_id = ANY (v_old);
  UPDATE waitlist_entry w SET slot_id = (SELECT n.id FROM slot n WHERE n.activity_id = p_activity AND n.school_id = p_school AND n.day = w.day
                                         AND n.id <> ALL (v_old) ORDER BY n.id LIMIT 1)
    WHERE w.slot_id = ANY (v_old);
  DELETE FROM slot s WHERE s.id = ANY (v_old);

  FOR v_slot IN
    SELECT s.id FROM slot s WHERE s.activity_id = p_activity AND s.school_id = p_school AND s.day >= p_first AND s.taken < s.capacity
      AND EXISTS (SELECT FROM waitlist_entry w WHERE w.slot_id = s.id AND w.status = 'waiting') ORDER BY s.id
  LOOP
    PERFORM app.add_job('offer-place', json_build_object('slotId', v_slot), NULL, 'offer-place:' || v_slot);
  END LOOP;
END $$;

-- Down Migration
