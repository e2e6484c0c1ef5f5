-- Up Migration
-- As before, but an offered place is taken at the school where the child is on that day and at no other one (D3, B5). Where the town
-- knows of no school before the first day, what is held for the days before it stays as it is.
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
             WHERE w.id = ANY (v_members) AND app.school_on(c, w.day) IS DISTINCT FROM s.school_id
               AND (c.former_school_id IS NOT NULL OR w.day >= coalesce(c.school_from, '-infinity'))) THEN RETURN 'expired'; END IF;
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

-- Down Migration
