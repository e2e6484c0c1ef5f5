-- Up Migration
-- A place that is given back while an agent divides the places of its school (`app.divide_places`) is freed in a slot that the
-- transaction had not read: nobody was asked until the sweep. As before, but for the job of such a slot.

-- Offers the free places of slots that are already locked, oldest eligible entry first. Returns how many were offered.
-- Siblings over a slot that this transaction does not hold are left to a job, which will hold them all.
-- So is a slot that it does not hold: its places were divided, and what it gives back was moved there.
CREATE OR REPLACE FUNCTION app.offer_places(p_slots uuid[], p_offers jsonb, p_now timestamptz) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  v_slot uuid;
  v_first uuid;
  v_members uuid[];
  v_until timestamptz;
  v_free integer;
  v_offered integer := 0;
BEGIN
  FOR v_slot IN SELECT DISTINCT s FROM unnest(p_slots) s ORDER BY 1 LOOP
    LOOP
      SELECT s.capacity - s.taken INTO v_free FROM slot s WHERE s.id = v_slot;
      EXIT WHEN coalesce(v_free, 0) <= 0 OR p_offers ->> v_slot::text IS NULL;
      v_first := app.first_waiting(v_slot, p_offers);
      EXIT WHEN v_first IS NULL;
      SELECT array_agg(m.id), min((p_offers ->> m.slot_id::text)::timestamptz) INTO v_members, v_until
        FROM waitlist_entry w JOIN waitlist_entry m ON m.id = w.id OR (m.group_id = w.group_id AND m.status = 'waiting')
        WHERE w.id = v_first;
      UPDATE waitlist_entry SET status = 'offered', offered_at = p_now, offer_expires_at = v_until WHERE id = ANY (v_members);
      UPDATE slot s SET taken = s.taken + n.needed
        FROM (SELECT m.slot_id, count(*) AS needed FROM waitlist_entry m WHERE m.id = ANY (v_members) GROUP BY m.slot_id) n
        WHERE s.id = n.slot_id;
      PERFORM app.add_job('mail-offer', json_build_object('entryId', v_first));
      PERFORM app.add_job('expire-offer', json_build_object('entryId', v_first), v_until, 'expire-offer:' || v_first);
      v_offered := v_offered + cardinality(v_members);
    END LOOP;
    IF v_free > 0 AND (
      (NOT p_offers ? v_slot::text AND EXISTS (SELECT FROM waitlist_entry w WHERE w.slot_id = v_slot AND w.status = 'waiting'))
      OR EXISTS (
        SELECT FROM waitlist_entry w JOIN waitlist_entry g ON g.group_id = w.group_id AND g.status = 'waiting'
        WHERE w.slot_id = v_slot AND w.status = 'waiting' AND NOT p_offers ? g.slot_id::text)) THEN
      PERFORM app.add_job('offer-place', json_build_object('slotId', v_slot), NULL, 'offer-place:' || v_slot);
    END IF;
  END LOOP;
  RETURN v_offered;
END $$;

-- Down Migration
