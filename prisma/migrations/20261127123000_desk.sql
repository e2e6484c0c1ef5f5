-- Up Migration
-- What agents do at a dossier: add a child or an adult who may exist already (D2, D4), take a child out of a household or
-- of an activity, with the places that it holds.

CREATE INDEX child_birthdate ON child (city_id, birthdate);
CREATE INDEX person_birthdate ON person (city_id, birthdate) WHERE birthdate <> '';

-- Gives back, from a day on, the places that a household holds for a child, in one activity or in all (null): bookings
-- are cancelled and not due, queues are left, offers end; what that frees passes to those who wait. Only in slots that
-- `p_offers` holds. Returns how many bookings were cancelled.
CREATE FUNCTION app.withdraw_child(p_family uuid, p_child uuid, p_activity uuid, p_from date, p_account uuid, p_offers jsonb,
                                   p_now timestamptz) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  v_bookings uuid[];
  v_cancelled uuid[];
  v_entries uuid[];
  v_freed uuid[];
BEGIN
  PERFORM app.lock_slots(p_offers);
  SELECT coalesce(array_agg(b.id), '{}') INTO v_bookings FROM booking b
    WHERE b.family_id = p_family AND b.child_id = p_child AND b.day >= p_from AND b.status = 'booked'
      AND (p_activity IS NULL OR b.activity_id = p_activity) AND p_offers ? b.slot_id::text;
  v_cancelled := app.release_places(p_family, p_account, v_bookings, '{}', p_now);
  SELECT coalesce(array_agg(w.id), '{}') INTO v_entries FROM waitlist_entry w
    WHERE w.family_id = p_family AND w.child_id = p_child AND w.day >= p_from AND w.status IN ('waiting', 'offered')
      AND (p_activity IS NULL OR w.activity_id = p_activity) AND p_offers ? w.slot_id::text;
  UPDATE slot s SET taken = s.taken - n.freed
    FROM (SELECT w.slot_id, count(*) AS freed FROM waitlist_entry w WHERE w.id = ANY (v_entries) AND w.status = 'offered' GROUP BY w.slot_id) n
    WHERE s.id = n.slot_id;
  UPDATE waitlist_entry w SET status = 'withdrawn', ended_at = p_now WHERE w.id = ANY (v_entries);
  SELECT array_agg(DISTINCT slot) INTO v_freed FROM (
    SELECT b.slot_id AS slot FROM booking b WHERE b.id = ANY (v_cancelled)
    UNION ALL
    SELECT m.slot_id FROM waitlist_entry w JOIN waitlist_entry m ON m.id = w.id OR m.group_id = w.group_id
      WHERE w.id = ANY (v_entries) AND p_offers ? m.slot_id::text) f;
  IF v_freed IS NOT NULL THEN PERFORM app.offer_places(v_freed, p_offers, p_now); END IF;
  RETURN cardinality(v_cancelled);
END $$;

-- Down Migration
