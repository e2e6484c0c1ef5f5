-- Up Migration
-- A slot is held by nobody longer than it takes: the job of the mail is added before, and what a draft does not ask for
-- (to cancel, to leave a queue) is not looked for. In a rush for one slot, its lock is what everybody waits for.

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
