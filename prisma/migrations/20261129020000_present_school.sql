-- Up Migration
-- A child's places are those of its present school: an agent who changes it gives back what is held at the former one.
-- What a parent does meanwhile must not bring it back.

-- As before, and each place is one of the child's present school. The agent's transaction holds the child's row.
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
    LEFT JOIN LATERAL (SELECT true AS found FROM child c WHERE c.id = a.child AND c.school_id = s.school_id LIMIT 1) taught ON true
    WHERE enrolled.found IS NULL OR living.found IS NULL OR taught.found IS NULL);
END $$;

-- As before, but an offer at a school that a child has left books nothing: 'expired'. Whoever changes the school ends what is
-- offered from the next day on, and holds these slots to do so; this is for the day itself, and for whatever comes between.
CREATE OR REPLACE FUNCTION app.accept_offer(p_entry uuid, p_account uuid, p_bookings jsonb, p_offers jsonb, p_now timestamptz)
  RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  v_entry waitlist_entry;
  v_members uuid[];
  v_lost uuid[];
BEGIN
  PERFORM app.lock_slots(p_offers);
  SELECT * INTO v_entry FROM waitlist_entry w WHERE w.id = p_entry;
  IF v_entry.status <> 'offered' THEN RETURN v_entry.status; END IF;
  IF v_entry.offer_expires_at <= p_now THEN RETURN 'expired'; END IF;
  SELECT array_agg(w.id) INTO v_members FROM waitlist_entry w
    WHERE w.id = p_entry OR (w.group_id = v_entry.group_id AND w.status = 'offered');
  IF EXISTS (SELECT FROM waitlist_entry w JOIN slot s ON s.id = w.slot_id JOIN child c ON c.id = w.child_id
             WHERE w.id = ANY (v_members) AND c.school_id IS DISTINCT FROM s.school_id) THEN RETURN 'expired'; END IF;
  UPDATE waitlist_entry SET status = 'accepted', ended_at = p_now WHERE id = ANY (v_members);
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

-- Down Migration
