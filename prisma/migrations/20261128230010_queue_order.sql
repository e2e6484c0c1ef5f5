-- Up Migration
-- A town may let some children pass first on the waiting lists of an activity (B5). `queue_order`: its criteria, the strongest
-- first; then who came first. 'commune': the household that asks lives in the commune. 'fratrie': another child of that
-- household is booked in the activity on the day. Both are looked at each time an order is asked for, never kept: a rank follows
-- what the household has become. Empty, as for every activity until a town says otherwise: who came first, and nothing is read.
ALTER TABLE activity ADD COLUMN queue_order text[] NOT NULL DEFAULT '{}'
  CONSTRAINT activity_queue_order_known CHECK (queue_order <@ ARRAY['commune', 'fratrie']);

CREATE FUNCTION app.queue_order(p_slot uuid) RETURNS text[] LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN coalesce((SELECT a.queue_order FROM slot s JOIN activity a ON a.city_id = s.city_id AND a.id = s.activity_id WHERE s.id = p_slot), '{}');
END $$;

-- Who has the smaller one passes first, and of two who have the same, who came first: the one place that says what criteria mean.
-- PL/pgSQL, whose plans are kept: it is asked for each entry of a queue.
CREATE FUNCTION app.queue_key(p_order text[], p_activity uuid, p_day date, p_family uuid, p_child uuid) RETURNS integer
  LANGUAGE plpgsql STABLE AS $$
DECLARE
  v_key integer := 0;
  v_criterion text;
  v_met boolean;
BEGIN
  FOREACH v_criterion IN ARRAY p_order LOOP
    IF v_criterion = 'commune' THEN
      v_met := EXISTS (SELECT FROM family f WHERE f.id = p_family AND f.residence = 'commune');
    ELSE
      v_met := EXISTS (SELECT FROM booking b WHERE b.family_id = p_family AND b.day = p_day AND b.activity_id = p_activity
                       AND b.child_id <> p_child AND b.status = 'booked');
    END IF;
    v_key := v_key * 2 + CASE WHEN v_met THEN 0 ELSE 1 END;
  END LOOP;
  RETURN v_key;
END $$;

-- The place in the queue: live entries of the slot that pass before, plus one. `p_rank`: the order in which requests came.
CREATE OR REPLACE FUNCTION app.place_in_queue(p_slot uuid, p_rank bigint) RETURNS bigint LANGUAGE plpgsql STABLE AS $$
DECLARE
  v_order text[] := app.queue_order(p_slot);
  v_key integer;
BEGIN
  IF v_order = '{}' THEN
    RETURN (SELECT count(*) + 1 FROM waitlist_entry w WHERE w.slot_id = p_slot AND w.status IN ('waiting', 'offered') AND w.rank < p_rank);
  END IF;
  v_key := (SELECT app.queue_key(v_order, w.activity_id, w.day, w.family_id, w.child_id) FROM waitlist_entry w
            WHERE w.slot_id = p_slot AND w.rank = p_rank);
  RETURN (SELECT count(*) + 1 FROM waitlist_entry w WHERE w.slot_id = p_slot AND w.status IN ('waiting', 'offered')
          AND (app.queue_key(v_order, w.activity_id, w.day, w.family_id, w.child_id), w.rank) < (v_key, p_rank));
END $$;

-- The place that a child would have who asked now.
CREATE FUNCTION app.place_to_come(p_slot uuid, p_family uuid, p_child uuid) RETURNS bigint LANGUAGE plpgsql STABLE AS $$
DECLARE
  v_order text[] := app.queue_order(p_slot);
  v_key integer := (SELECT app.queue_key(v_order, s.activity_id, s.day, p_family, p_child) FROM slot s WHERE s.id = p_slot);
BEGIN
  RETURN (SELECT count(*) + 1 FROM waitlist_entry w WHERE w.slot_id = p_slot AND w.status IN ('waiting', 'offered')
          AND app.queue_key(v_order, w.activity_id, w.day, w.family_id, w.child_id) <= v_key);
END $$;

-- Whether free places satisfy all the siblings of a group who wait: room for each, in each of their slots. With `p_offers`, only
-- if every one of these is held and still open.
CREATE FUNCTION app.group_fits(p_group uuid, p_offers jsonb) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN NOT EXISTS (
    SELECT FROM (SELECT g.slot_id, count(*) AS needed FROM waitlist_entry g
                 WHERE g.group_id = p_group AND g.status = 'waiting' GROUP BY g.slot_id) n
    JOIN slot s ON s.id = n.slot_id
    WHERE s.capacity - s.taken < n.needed OR (p_offers IS NOT NULL AND p_offers ->> n.slot_id::text IS NULL));
END $$;

-- As before, in the order of the activity. Who came first is looked for first: where nobody waits, no order is read, nor without
-- `p_offers`, when it is only asked whether anybody who waits could have the place.
CREATE OR REPLACE FUNCTION app.first_waiting(p_slot uuid, p_offers jsonb) RETURNS uuid LANGUAGE plpgsql STABLE AS $$
DECLARE
  v_first uuid := (SELECT w.id FROM waitlist_entry w WHERE w.slot_id = p_slot AND w.status = 'waiting'
                   AND (w.group_id IS NULL OR app.group_fits(w.group_id, p_offers)) ORDER BY w.rank LIMIT 1);
  v_order text[];
BEGIN
  IF v_first IS NULL OR p_offers IS NULL THEN RETURN v_first; END IF;
  v_order := app.queue_order(p_slot);
  IF v_order = '{}' THEN RETURN v_first; END IF;
  RETURN (SELECT w.id FROM waitlist_entry w WHERE w.slot_id = p_slot AND w.status = 'waiting'
          AND (w.group_id IS NULL OR app.group_fits(w.group_id, p_offers))
          ORDER BY app.queue_key(v_order, w.activity_id, w.day, w.family_id, w.child_id), w.rank LIMIT 1);
END $$;

-- Down Migration
