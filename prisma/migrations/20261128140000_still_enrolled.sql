-- Up Migration
-- A confirmation reads and prices in one transaction and takes its places in another (docs/adr/0009). What an agent
-- decided in between must hold: each child still lives in the household and is still enrolled on the day. The agent's
-- transaction holds the child's row; waiting for it here, before any slot, is the order that it takes them in too.
CREATE FUNCTION app.may_still_book(p_family uuid, p_take jsonb) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM child c WHERE c.id = ANY (ARRAY(SELECT a.child FROM app.asked_places(p_take) a)) ORDER BY c.id FOR SHARE;
  -- LIMIT keeps each look-up on its index, whatever the planner thinks of the size of a list.
  RETURN NOT EXISTS (
    SELECT FROM app.asked_places(p_take) a JOIN slot s ON s.id = a.slot
    LEFT JOIN LATERAL (SELECT true AS found FROM enrolment e WHERE e.child_id = a.child AND e.activity_id = s.activity_id
                       AND s.day BETWEEN e.first_day AND e.last_day LIMIT 1) enrolled ON true
    LEFT JOIN LATERAL (SELECT true AS found FROM family_child f WHERE f.family_id = p_family AND f.child_id = a.child
                       AND f.left_at IS NULL LIMIT 1) living ON true
    WHERE enrolled.found IS NULL OR living.found IS NULL);
END $$;

-- As before, but for the second look: NULL when nothing was done.
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
