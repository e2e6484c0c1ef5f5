-- Up Migration
-- Staff close days (C3). One closing is one decision: a label, a period, a school or all, an activity or all. Its days are
-- rows of `closure`, which calendars read; what it cancelled and ended names it, so that a family reads why.

CREATE TABLE closing (
  city_id uuid NOT NULL REFERENCES city (id),
  id uuid NOT NULL,
  label text NOT NULL CHECK (label <> ''),
  first_day date NOT NULL,
  last_day date NOT NULL CHECK (last_day >= first_day),
  school_id uuid,
  activity_id uuid,
  closed_by uuid NOT NULL,
  closed_at timestamptz(3) NOT NULL,
  -- From this day on, the days are open again.
  reopened_from date CHECK (reopened_from BETWEEN first_day AND last_day),
  reopened_by uuid,
  reopened_at timestamptz(3),
  PRIMARY KEY (city_id, id),
  CHECK ((reopened_from IS NULL) = (reopened_by IS NULL) AND (reopened_from IS NULL) = (reopened_at IS NULL)),
  FOREIGN KEY (city_id, school_id) REFERENCES school (city_id, id),
  FOREIGN KEY (city_id, activity_id) REFERENCES activity (city_id, id),
  FOREIGN KEY (city_id, closed_by) REFERENCES account (city_id, id),
  FOREIGN KEY (city_id, reopened_by) REFERENCES account (city_id, id)
);
SELECT app.tenant_table('closing');

ALTER TABLE closure ADD COLUMN closing_id uuid, ADD FOREIGN KEY (city_id, closing_id) REFERENCES closing (city_id, id);
ALTER TABLE booking ADD COLUMN closing_id uuid, ADD FOREIGN KEY (city_id, closing_id) REFERENCES closing (city_id, id);
ALTER TABLE waitlist_entry ADD COLUMN closing_id uuid, ADD FOREIGN KEY (city_id, closing_id) REFERENCES closing (city_id, id);
CREATE INDEX closure_closing ON closure (city_id, closing_id) WHERE closing_id IS NOT NULL;
CREATE INDEX booking_closing ON booking (city_id, closing_id) WHERE closing_id IS NOT NULL;
CREATE INDEX waitlist_entry_closing ON waitlist_entry (city_id, closing_id) WHERE closing_id IS NOT NULL;

-- Whether a closure keeps the place of a slot from being given.
CREATE FUNCTION app.is_closed(p_day date, p_school uuid, p_activity uuid) RETURNS boolean LANGUAGE sql STABLE
  AS $$ SELECT EXISTS (SELECT FROM closure c WHERE c.day = p_day AND (c.school_id IS NULL OR c.school_id = p_school)
                       AND (c.activity_id IS NULL OR c.activity_id = p_activity)) $$;

-- Carries a closing out, in one statement that locks every slot of it in the order of their ids, as whoever takes or offers
-- a place does. Bookings are cancelled free of charge, those that a family had cancelled too late are no longer due either
-- (who and when stay the family's), queues and offers end, absences that were announced are forgotten.
-- A closed day has nobody who waits, so that nothing of it can be offered later. Siblings who waited together with a child
-- of a closed slot may now fit without it: the job of their slot sees.
CREATE FUNCTION app.close_days(p_closing uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  v_closing closing;
  v_slots uuid[];
  v_slot uuid;
BEGIN
  SELECT * INTO v_closing FROM closing c WHERE c.id = p_closing;
  SELECT array_agg(held.id) INTO v_slots FROM (
    SELECT s.id FROM slot s
    WHERE s.day BETWEEN v_closing.first_day AND v_closing.last_day
      AND (v_closing.school_id IS NULL OR s.school_id = v_closing.school_id)
      AND (v_closing.activity_id IS NULL OR s.activity_id = v_closing.activity_id)
    ORDER BY s.id FOR NO KEY UPDATE) held;
  INSERT INTO closure (city_id, id, school_id, activity_id, day, label, closing_id)
    SELECT v_closing.city_id, gen_random_uuid(), v_closing.school_id, v_closing.activity_id, d::date, v_closing.label, v_closing.id
    FROM generate_series(v_closing.first_day, v_closing.last_day, interval '1 day') d;
  IF v_slots IS NULL THEN RETURN; END IF;

  -- One statement for each count that it changes: two updates of one slot in a statement would lose one of them.
  WITH held AS (
    SELECT b.id, b.status AS was FROM booking b WHERE b.slot_id = ANY (v_slots) AND (b.status = 'booked' OR b.cancelled_late) FOR NO KEY UPDATE
  ), gone AS (
    UPDATE booking b SET status = 'cancelled', cancelled_late = false, closing_id = v_closing.id,
      cancelled_by = CASE held.was WHEN 'booked' THEN v_closing.closed_by ELSE b.cancelled_by END,
      cancelled_at = CASE held.was WHEN 'booked' THEN v_closing.closed_at ELSE b.cancelled_at END
    FROM held WHERE b.id = held.id
    RETURNING b.slot_id, b.child_id, b.activity_id, b.day, held.was
  ), present AS (
    DELETE FROM attendance_exception x USING gone
    WHERE x.child_id = gone.child_id AND x.activity_id = gone.activity_id AND x.day = gone.day AND x.kind <> 'unbooked'
  )
  UPDATE slot s SET taken = s.taken - n.freed
    FROM (SELECT slot_id, count(*) AS freed FROM gone WHERE was = 'booked' GROUP BY slot_id) n WHERE s.id = n.slot_id;

  WITH held AS (
    SELECT q.id, q.status AS was FROM waitlist_entry q WHERE q.slot_id = ANY (v_slots) AND q.status IN ('waiting', 'offered')
      ORDER BY q.id FOR NO KEY UPDATE
  ), ended AS (
    UPDATE waitlist_entry w SET status = 'closed', ended_at = v_closing.closed_at, closing_id = v_closing.id
    FROM held WHERE w.id = held.id
    RETURNING w.slot_id, held.was
  )
  UPDATE slot s SET taken = s.taken - n.freed
    FROM (SELECT slot_id, count(*) AS freed FROM ended WHERE was = 'offered' GROUP BY slot_id) n WHERE s.id = n.slot_id;

  FOR v_slot IN
    SELECT DISTINCT g.slot_id FROM waitlist_entry w
    JOIN waitlist_entry g ON g.city_id = w.city_id AND g.group_id = w.group_id AND g.status = 'waiting'
    WHERE w.closing_id = v_closing.id ORDER BY 1
  LOOP
    PERFORM app.add_job('offer-place', json_build_object('slotId', v_slot), NULL, 'offer-place:' || v_slot);
  END LOOP;
END $$;

-- Whether none of the places asked is on a closed day. Asked once their slots are held: whoever closes a day holds them
-- too, so that the closing is either seen here, or comes after and cancels what was taken.
CREATE FUNCTION app.all_days_open(p_take jsonb) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  RETURN NOT EXISTS (SELECT FROM app.asked_places(p_take) a JOIN slot s ON s.id = a.slot
                     WHERE app.is_closed(s.day, s.school_id, s.activity_id));
END $$;

-- As before, but for the look at closed days: NULL when nothing was done. The job of the mail is added before the locks;
-- it finds a draft that is not confirmed, and writes nothing, or writes once what a later look has confirmed.
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
  IF p_take <> '[]' AND NOT app.all_days_open(p_take) THEN RETURN NULL; END IF;

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

-- Down Migration
