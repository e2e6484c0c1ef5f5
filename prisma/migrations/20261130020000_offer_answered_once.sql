-- Up Migration
-- An offer is answered once, whatever its slot has become. Who answers holds the slot that was read; when the places of the school
-- are divided meanwhile (`app.divide_places`), that slot is no more, and two answers that waited for it hold nothing. Each then
-- gave its place back: the count of the new slot lost one that a child eats.

-- Holds an entry and the siblings of its group, in the order of their ids, as a closing does. The slots first.
CREATE FUNCTION app.lock_entries(p_entry uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  v_group uuid := (SELECT w.group_id FROM waitlist_entry w WHERE w.id = p_entry);
BEGIN
  PERFORM 1 FROM waitlist_entry w WHERE w.id = p_entry OR w.group_id = v_group ORDER BY w.id FOR NO KEY UPDATE;
END $$;

-- As before, and what the entry has become is read once it is held.
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
             WHERE w.id = ANY (v_members) AND c.school_id IS DISTINCT FROM s.school_id) THEN RETURN 'expired'; END IF;
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

-- The same of an offer that ends: who declines what was just accepted is told that it is accepted.
CREATE OR REPLACE FUNCTION app.end_offer(p_entry uuid, p_status text, p_offers jsonb, p_now timestamptz) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  v_entry waitlist_entry;
  v_slots uuid[];
BEGIN
  PERFORM app.lock_slots(p_offers);
  PERFORM app.lock_entries(p_entry);
  SELECT * INTO v_entry FROM waitlist_entry w WHERE w.id = p_entry;
  IF v_entry.status <> 'offered' THEN RETURN v_entry.status; END IF;
  IF p_status = 'expired' AND v_entry.offer_expires_at > p_now THEN RETURN 'offered'; END IF;
  WITH ended AS (
    UPDATE waitlist_entry w SET status = p_status, ended_at = p_now
    WHERE w.status = 'offered' AND (w.id = p_entry OR w.group_id = v_entry.group_id) RETURNING w.slot_id
  ), counted AS (
    UPDATE slot s SET taken = s.taken - n.freed FROM (SELECT slot_id, count(*) AS freed FROM ended GROUP BY slot_id) n WHERE s.id = n.slot_id
  ) SELECT array_agg(DISTINCT slot_id) INTO v_slots FROM ended;
  PERFORM app.offer_places(v_slots, p_offers, p_now);
  RETURN p_status;
END $$;

-- And of an entry that leaves its queue: it may be offered by now, with a place that is counted.
CREATE OR REPLACE FUNCTION app.leave_waitlist(p_entry uuid, p_offers jsonb, p_now timestamptz) RETURNS text LANGUAGE plpgsql AS $$
DECLARE v_entry waitlist_entry;
BEGIN
  PERFORM app.lock_slots(p_offers);
  PERFORM app.lock_entries(p_entry);
  SELECT * INTO v_entry FROM waitlist_entry w WHERE w.id = p_entry;
  IF v_entry.status <> 'waiting' THEN RETURN v_entry.status; END IF;
  UPDATE waitlist_entry SET status = 'withdrawn', ended_at = p_now WHERE id = p_entry AND status = 'waiting';
  PERFORM app.offer_places((SELECT array_agg(w.slot_id) FROM waitlist_entry w WHERE w.id = p_entry OR (w.group_id = v_entry.group_id AND w.status = 'waiting')),
                           p_offers, p_now);
  RETURN 'withdrawn';
END $$;

-- Down Migration
