-- Up Migration
-- Places are taken, given back and offered by these functions only (B1, B5, C5; docs/adr/0009). Each public one is a
-- single statement, the last of its transaction: it locks every slot it may touch in the order of their ids, counts
-- again, writes, and adds its jobs. Prices, deadlines and the moments at which offers end are computed before.
--
-- `p_offers` is a map from slot to the moment at which an offer made now would end; null when none can be made any
-- more. Its keys are exactly the slots that the transaction holds.

CREATE FUNCTION app.lock_slots(p_offers jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM slot s WHERE s.id IN (SELECT k::uuid FROM jsonb_object_keys(p_offers) k)
    ORDER BY s.id FOR NO KEY UPDATE;
END $$;

-- The place in the queue: live entries of the slot with a smaller rank, plus one.
CREATE FUNCTION app.place_in_queue(p_slot uuid, p_rank bigint) RETURNS bigint LANGUAGE sql STABLE
  AS $$ SELECT count(*) + 1 FROM waitlist_entry w
        WHERE w.slot_id = p_slot AND w.status IN ('waiting', 'offered') AND w.rank < p_rank $$;

-- The oldest entry that waits for this slot and that its free places would satisfy: siblings who come together need
-- room for all of them, in each of their slots. With `p_offers`, only those whose every slot is held and still open.
CREATE FUNCTION app.first_waiting(p_slot uuid, p_offers jsonb) RETURNS uuid LANGUAGE sql STABLE
  AS $$ SELECT w.id FROM waitlist_entry w
        WHERE w.slot_id = p_slot AND w.status = 'waiting'
          AND (w.group_id IS NULL OR NOT EXISTS (
            SELECT FROM (SELECT g.slot_id, count(*) AS needed FROM waitlist_entry g
                         WHERE g.group_id = w.group_id AND g.status = 'waiting' GROUP BY g.slot_id) n
            JOIN slot s ON s.id = n.slot_id
            WHERE s.capacity - s.taken < n.needed OR (p_offers IS NOT NULL AND p_offers ->> n.slot_id::text IS NULL)))
        ORDER BY w.rank LIMIT 1 $$;

-- Offers the free places of slots that are already locked, oldest eligible entry first. Returns how many were offered.
-- Siblings over a slot that this transaction does not hold are left to a job, which will hold them all.
CREATE FUNCTION app.offer_places(p_slots uuid[], p_offers jsonb, p_now timestamptz) RETURNS integer LANGUAGE plpgsql AS $$
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
    IF v_free > 0 AND EXISTS (
      SELECT FROM waitlist_entry w JOIN waitlist_entry g ON g.group_id = w.group_id AND g.status = 'waiting'
      WHERE w.slot_id = v_slot AND w.status = 'waiting' AND NOT p_offers ? g.slot_id::text) THEN
      PERFORM app.add_job('offer-place', json_build_object('slotId', v_slot), NULL, 'offer-place:' || v_slot);
    END IF;
  END LOOP;
  RETURN v_offered;
END $$;

-- Cancels the family's own bookings and gives their places back; returns those that were still booked.
CREATE FUNCTION app.release_places(p_family uuid, p_account uuid, p_bookings uuid[], p_billed uuid[], p_now timestamptz)
  RETURNS uuid[] LANGUAGE plpgsql AS $$
DECLARE v_gone uuid[];
BEGIN
  WITH gone AS (
    UPDATE booking b SET status = 'cancelled', cancelled_by = p_account, cancelled_at = p_now, cancelled_late = b.id = ANY (p_billed)
    WHERE b.id = ANY (p_bookings) AND b.family_id = p_family AND b.status = 'booked' RETURNING b.id, b.slot_id
  ), counted AS (
    UPDATE slot s SET taken = s.taken - n.freed
    FROM (SELECT slot_id, count(*) AS freed FROM gone GROUP BY slot_id) n WHERE s.id = n.slot_id
  )
  SELECT coalesce(array_agg(id), '{}') INTO v_gone FROM gone;
  RETURN v_gone;
END $$;

-- Takes places in slots that are already locked. `p_requests`: [{id, slot, child, price, fee, late, group}], in the
-- family's order; those of one group come together or not at all. A place is taken when there is one and nobody who
-- waits could have it; else the child waits, or is refused where the activity has no waitlist.
CREATE FUNCTION app.take_places(p_family uuid, p_account uuid, p_requests jsonb, p_waitlist boolean, p_now timestamptz)
  RETURNS TABLE (request_id uuid, outcome text, place bigint) LANGUAGE plpgsql AS $$
DECLARE
  v_unit record;
  v_wanted jsonb;
  v_request record;
  v_fits boolean;
BEGIN
  FOR v_unit IN
    SELECT jsonb_agg(r ORDER BY o) AS requests FROM jsonb_array_elements(p_requests) WITH ORDINALITY t(r, o)
    GROUP BY coalesce(r ->> 'group', r ->> 'id') ORDER BY min(o)
  LOOP
    v_wanted := '[]';
    FOR v_request IN
      SELECT r, (r ->> 'id')::uuid AS id, s.id AS slot, b.id AS booking, w.status, w.rank
      FROM jsonb_array_elements(v_unit.requests) r
      JOIN slot s ON s.id = (r ->> 'slot')::uuid
      LEFT JOIN booking b ON b.child_id = (r ->> 'child')::uuid AND b.activity_id = s.activity_id AND b.day = s.day AND b.status = 'booked'
      LEFT JOIN waitlist_entry w ON w.child_id = (r ->> 'child')::uuid AND w.activity_id = s.activity_id AND w.day = s.day AND w.status IN ('waiting', 'offered')
    LOOP
      IF v_request.booking IS NOT NULL THEN
        RETURN QUERY SELECT v_request.id, 'already', NULL::bigint;
      ELSIF v_request.status IS NOT NULL THEN
        RETURN QUERY SELECT v_request.id, v_request.status, app.place_in_queue(v_request.slot, v_request.rank);
      ELSE
        v_wanted := v_wanted || jsonb_build_array(v_request.r);
      END IF;
    END LOOP;
    CONTINUE WHEN v_wanted = '[]';

    SELECT bool_and(s.capacity - s.taken >= n.needed AND app.first_waiting(s.id, NULL) IS NULL) INTO v_fits
      FROM (SELECT (r ->> 'slot')::uuid AS slot, count(*) AS needed FROM jsonb_array_elements(v_wanted) r GROUP BY 1) n
      JOIN slot s ON s.id = n.slot;
    IF v_fits THEN
      RETURN QUERY
        WITH made AS (
          INSERT INTO booking (city_id, id, slot_id, activity_id, day, child_id, family_id, late, price_cents, fee, booked_by, booked_at)
          SELECT s.city_id, (r ->> 'id')::uuid, s.id, s.activity_id, s.day, (r ->> 'child')::uuid, p_family,
                 (r ->> 'late')::boolean, (r ->> 'price')::integer, r -> 'fee', p_account, p_now
          FROM jsonb_array_elements(v_wanted) r JOIN slot s ON s.id = (r ->> 'slot')::uuid
          ON CONFLICT (city_id, child_id, activity_id, day) WHERE status = 'booked' DO NOTHING RETURNING id, slot_id
        ), counted AS (
          UPDATE slot s SET taken = s.taken + n.made FROM (SELECT slot_id, count(*) AS made FROM made GROUP BY slot_id) n WHERE s.id = n.slot_id
        )
        SELECT (r ->> 'id')::uuid, CASE WHEN m.id IS NULL THEN 'already' ELSE 'booked' END, NULL::bigint
        FROM jsonb_array_elements(v_wanted) r LEFT JOIN made m ON m.id = (r ->> 'id')::uuid;
    ELSIF p_waitlist THEN
      INSERT INTO waitlist_entry (city_id, id, slot_id, activity_id, day, child_id, family_id, group_id, requested_by, created_at)
        SELECT s.city_id, (r ->> 'id')::uuid, s.id, s.activity_id, s.day, (r ->> 'child')::uuid, p_family,
               CASE WHEN jsonb_array_length(v_wanted) > 1 THEN (r ->> 'group')::uuid END, p_account, p_now
        FROM jsonb_array_elements(v_wanted) r JOIN slot s ON s.id = (r ->> 'slot')::uuid
        ON CONFLICT (city_id, child_id, activity_id, day) WHERE status IN ('waiting', 'offered') DO NOTHING;
      RETURN QUERY SELECT (r ->> 'id')::uuid, CASE WHEN w.id IS NULL THEN 'already' ELSE 'waiting' END, app.place_in_queue(w.slot_id, w.rank)
        FROM jsonb_array_elements(v_wanted) r LEFT JOIN waitlist_entry w ON w.id = (r ->> 'id')::uuid;
    ELSE
      RETURN QUERY SELECT (r ->> 'id')::uuid, 'full', NULL::bigint FROM jsonb_array_elements(v_wanted) r;
    END IF;
  END LOOP;
END $$;

-- Confirms a draft, once: a second call gives the first answer again. Cancels, leaves queues, passes what that frees to
-- those who wait, then takes. The answer is `p_summary` with what became of each request.
CREATE FUNCTION app.settle_draft(p_draft uuid, p_account uuid, p_cancel uuid[], p_billed uuid[], p_leave uuid[], p_take jsonb,
                                 p_offers jsonb, p_waitlist boolean, p_summary jsonb, p_now timestamptz)
  RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  v_draft booking_draft;
  v_cancelled uuid[];
  v_left uuid[];
  v_freed uuid[];
  v_taken jsonb;
  v_result jsonb;
BEGIN
  SELECT * INTO v_draft FROM booking_draft d WHERE d.id = p_draft FOR NO KEY UPDATE;
  IF v_draft.confirmed_at IS NOT NULL THEN RETURN v_draft.result; END IF;
  PERFORM app.lock_slots(p_offers);

  v_cancelled := app.release_places(v_draft.family_id, p_account, p_cancel, p_billed, p_now);
  WITH gone AS (
    UPDATE waitlist_entry w SET status = 'withdrawn', ended_at = p_now
    WHERE w.id = ANY (p_leave) AND w.family_id = v_draft.family_id AND w.status = 'waiting' RETURNING w.id
  ) SELECT coalesce(array_agg(id), '{}') INTO v_left FROM gone;
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
  PERFORM app.add_job('mail-booking-confirmation', json_build_object('draftId', p_draft));
  RETURN v_result;
END $$;

-- Turns an offer into bookings, for all the siblings of its group. `p_bookings`: [{id, entry, price, fee, late}].
-- Returns what the offer has become: "accepted" (also when it already was), or why it is no longer open.
CREATE FUNCTION app.accept_offer(p_entry uuid, p_account uuid, p_bookings jsonb, p_offers jsonb, p_now timestamptz)
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

-- Ends an offer that is declined, or expired if its time has come, and passes its places to the next ones.
CREATE FUNCTION app.end_offer(p_entry uuid, p_status text, p_offers jsonb, p_now timestamptz) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  v_entry waitlist_entry;
  v_slots uuid[];
BEGIN
  PERFORM app.lock_slots(p_offers);
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

-- Leaves a queue. The siblings of the same group keep waiting, and may now fit.
CREATE FUNCTION app.leave_waitlist(p_entry uuid, p_offers jsonb, p_now timestamptz) RETURNS text LANGUAGE plpgsql AS $$
DECLARE v_entry waitlist_entry;
BEGIN
  PERFORM app.lock_slots(p_offers);
  SELECT * INTO v_entry FROM waitlist_entry w WHERE w.id = p_entry;
  IF v_entry.status <> 'waiting' THEN RETURN v_entry.status; END IF;
  UPDATE waitlist_entry SET status = 'withdrawn', ended_at = p_now WHERE id = p_entry;
  PERFORM app.offer_places((SELECT array_agg(w.slot_id) FROM waitlist_entry w WHERE w.id = p_entry OR (w.group_id = v_entry.group_id AND w.status = 'waiting')),
                           p_offers, p_now);
  RETURN 'withdrawn';
END $$;

-- Offers what is free in slots that are not locked yet: after a change of capacity, or for siblings over several slots.
CREATE FUNCTION app.offer_free_places(p_slots uuid[], p_offers jsonb, p_now timestamptz) RETURNS integer LANGUAGE plpgsql AS $$
BEGIN
  PERFORM app.lock_slots(p_offers);
  RETURN app.offer_places(p_slots, p_offers, p_now);
END $$;

CREATE INDEX waitlist_entry_expiry ON waitlist_entry (city_id, offer_expires_at) WHERE status = 'offered';

-- Down Migration
