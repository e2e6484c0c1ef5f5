-- Up Migration
-- A child who changes school takes along what it holds (D3, B1, B5). The card says the new school at once, and from which day it
-- is there: until then what is held at the former one stays, and nothing is taken at the new one.

-- The first day at `school_id`; NULL for always.
ALTER TABLE child ADD COLUMN school_from date;

-- As before, and no day is before the child's first one at its school.
CREATE OR REPLACE FUNCTION app.may_still_book(p_family uuid, p_take jsonb) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM child c WHERE c.id = ANY (ARRAY(SELECT a.child FROM app.asked_places(p_take) a)) ORDER BY c.id FOR SHARE;
  -- LIMIT keeps each look-up on its index, whatever the planner thinks of the size of a list.
  RETURN NOT EXISTS (
    SELECT FROM app.asked_places(p_take) a JOIN slot s ON s.id = a.slot
    LEFT JOIN LATERAL (SELECT true AS found FROM enrolment e WHERE e.child_id = a.child AND e.activity_id = s.activity_id
                       AND s.day BETWEEN e.first_day AND e.last_day LIMIT 1) enrolled ON true
    LEFT JOIN LATERAL (SELECT true AS found FROM family_child f WHERE f.family_id = p_family AND f.child_id = a.child
                       AND f.left_at IS NULL LIMIT 1) living ON true
    LEFT JOIN LATERAL (SELECT true AS found FROM child c WHERE c.id = a.child AND c.school_id = s.school_id
                       AND s.day >= coalesce(c.school_from, '-infinity') LIMIT 1) taught ON true
    WHERE enrolled.found IS NULL OR living.found IS NULL OR taught.found IS NULL);
END $$;

-- As before, but a place offered at the former school can be taken for a day on which the child is still there.
CREATE OR REPLACE FUNCTION app.accept_offer(p_entry uuid, p_account uuid, p_bookings jsonb, p_offers jsonb, p_now timestamptz)
  RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  v_entry waitlist_entry;
  v_members uuid[];
  v_lost uuid[];
BEGIN
  PERFORM app.lock_slots(p_offers);
  PERFORM app.lock_entries(p_entry);
  SELECT * INTO v_entry FROM waitlist_entry w WHERE w.id = p_entry;
  IF v_entry.status <> 'offered' THEN RETURN v_entry.status; END IF;
  IF v_entry.offer_expires_at <= p_now THEN RETURN 'expired'; END IF;
  SELECT array_agg(w.id) INTO v_members FROM waitlist_entry w
    WHERE w.id = p_entry OR (w.group_id = v_entry.group_id AND w.status = 'offered');
  IF EXISTS (SELECT FROM waitlist_entry w JOIN slot s ON s.id = w.slot_id JOIN child c ON c.id = w.child_id
             WHERE w.id = ANY (v_members) AND c.school_id IS DISTINCT FROM s.school_id
               AND w.day >= coalesce(c.school_from, '-infinity')) THEN RETURN 'expired'; END IF;
  UPDATE waitlist_entry SET status = 'accepted', ended_at = p_now WHERE id = ANY (v_members) AND status = 'offered';
  WITH made AS (
    INSERT INTO booking (city_id, id, slot_id, activity_id, day, child_id, family_id, late, price_cents, fee, booked_by, booked_at)
    SELECT w.city_id, (r ->> 'id')::uuid, w.slot_id, w.activity_id, w.day, w.child_id, w.family_id,
           (r ->> 'late')::boolean, (r ->> 'price')::integer, r -> 'fee', p_account, p_now
    FROM waitlist_entry w JOIN jsonb_array_elements(p_bookings) r ON (r ->> 'entry')::uuid = w.id WHERE w.id = ANY (v_members)
    ON CONFLICT (city_id, child_id, activity_id, day) WHERE status = 'booked' DO NOTHING RETURNING slot_id, child_id
  ) SELECT array_agg(w.slot_id) INTO v_lost FROM waitlist_entry w
    WHERE w.id = ANY (v_members) AND NOT EXISTS (SELECT FROM made m WHERE m.slot_id = w.slot_id AND m.child_id = w.child_id);
  IF v_lost IS NOT NULL THEN
    UPDATE slot s SET taken = s.taken - n.lost FROM (SELECT l, count(*) AS lost FROM unnest(v_lost) l GROUP BY l) n WHERE s.id = n.l;
    PERFORM app.offer_places(v_lost, p_offers, p_now);
  END IF;
  RETURN 'accepted';
END $$;

-- Carries out what becomes of the places that a child holds at a school which it leaves. `p_moves`: one line for each,
-- {held, what: 'booking' | 'entry', outcome: 'moved' | 'waiting' | 'gone', slot, entry, price, fee}. A booking that is moved goes to
-- `slot`, with another price where one is given; one that waits is cancelled, not due, and asks anew in the queue of `slot`, as
-- `entry`, behind those who are there; so does an entry, without its siblings. What that frees passes to those who wait, at once.
-- `p_offers` holds every slot that is named, former ones too; who decided the moves did it under their locks. The CHECK of a
-- slot is the last guard: nothing is done rather than one place too many.
CREATE FUNCTION app.move_places(p_account uuid, p_moves jsonb, p_offers jsonb, p_now timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  v_line record;
  v_entries uuid[] := ARRAY(SELECT (m ->> 'held')::uuid FROM jsonb_array_elements(p_moves) m WHERE m ->> 'what' = 'entry');
  v_moved uuid[] := ARRAY(SELECT (m ->> 'held')::uuid FROM jsonb_array_elements(p_moves) m WHERE m ->> 'outcome' = 'moved');
  v_ended uuid[] := ARRAY(SELECT (m ->> 'held')::uuid FROM jsonb_array_elements(p_moves) m
                          WHERE m ->> 'what' = 'booking' AND m ->> 'outcome' <> 'moved');
  v_free uuid[];
BEGIN
  PERFORM app.lock_slots(p_offers);
  SELECT array_agg(DISTINCT f.slot) INTO v_free FROM (
    SELECT b.slot_id AS slot FROM booking b WHERE b.id = ANY (v_moved || v_ended)
    UNION ALL
    SELECT g.slot_id FROM waitlist_entry w JOIN waitlist_entry g ON g.id = w.id OR g.group_id = w.group_id WHERE w.id = ANY (v_entries)
    UNION ALL
    SELECT (m ->> 'slot')::uuid FROM jsonb_array_elements(p_moves) m WHERE m ->> 'outcome' = 'waiting') f
    WHERE p_offers ? f.slot::text;

  UPDATE slot s SET taken = s.taken + n.more FROM (
    SELECT c.slot, sum(c.one)::integer AS more FROM (
      SELECT b.slot_id AS slot, -1 AS one FROM booking b WHERE b.id = ANY (v_moved)
      UNION ALL
      SELECT (m ->> 'slot')::uuid, 1 FROM jsonb_array_elements(p_moves) m WHERE m ->> 'outcome' = 'moved') c GROUP BY c.slot) n
    WHERE s.id = n.slot;
  UPDATE booking b SET slot_id = (m ->> 'slot')::uuid, price_cents = coalesce((m ->> 'price')::integer, b.price_cents),
      fee = CASE WHEN m ->> 'price' IS NULL THEN b.fee ELSE m -> 'fee' END
    FROM jsonb_array_elements(p_moves) m WHERE m ->> 'outcome' = 'moved' AND b.id = (m ->> 'held')::uuid AND b.status = 'booked';
  -- An absence that was announced goes with its booking.
  UPDATE attendance_exception x SET school_id = s.school_id FROM booking b JOIN slot s ON s.id = b.slot_id
    WHERE b.id = ANY (v_moved) AND x.child_id = b.child_id AND x.activity_id = b.activity_id AND x.day = b.day AND x.kind <> 'unbooked';

  FOR v_line IN SELECT b.family_id, array_agg(b.id) AS ids FROM booking b WHERE b.id = ANY (v_ended) GROUP BY b.family_id LOOP
    PERFORM app.release_places(v_line.family_id, p_account, v_line.ids, '{}', p_now);
  END LOOP;
  UPDATE slot s SET taken = s.taken - n.freed
    FROM (SELECT w.slot_id, count(*) AS freed FROM waitlist_entry w WHERE w.id = ANY (v_entries) AND w.status = 'offered' GROUP BY w.slot_id) n
    WHERE s.id = n.slot_id;
  UPDATE waitlist_entry w SET status = 'withdrawn', ended_at = p_now WHERE w.id = ANY (v_entries);

  INSERT INTO waitlist_entry (city_id, id, slot_id, activity_id, day, child_id, family_id, requested_by, created_at)
    SELECT s.city_id, (m ->> 'entry')::uuid, s.id, s.activity_id, s.day, h.child_id, h.family_id, coalesce(h.asked_by, p_account), p_now
    FROM jsonb_array_elements(p_moves) WITH ORDINALITY t (m, o) JOIN slot s ON s.id = (m ->> 'slot')::uuid
    JOIN (SELECT b.id, b.child_id, b.family_id, b.booked_by AS asked_by FROM booking b WHERE b.id = ANY (v_ended)
          UNION ALL
          SELECT w.id, w.child_id, w.family_id, w.requested_by FROM waitlist_entry w WHERE w.id = ANY (v_entries)) h ON h.id = (m ->> 'held')::uuid
    WHERE m ->> 'outcome' = 'waiting' ORDER BY o;
  IF v_free IS NOT NULL THEN PERFORM app.offer_places(v_free, p_offers, p_now); END IF;
END $$;
REVOKE ALL ON FUNCTION app.move_places(uuid, jsonb, jsonb, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.move_places(uuid, jsonb, jsonb, timestamptz) TO preau_app;

-- Down Migration
