-- Up Migration
-- The same functions as before, on indexes. Under row-level security a condition is served by an index only if nothing
-- in it can leak, and `(r ->> 'child')::uuid` can: a booking read every booking of its day, with its slot locked
-- meanwhile. JSON is therefore turned into typed rows first.

-- Requests as rows. VOLATILE so that it is never inlined: the cast would be in the condition again, and PostgreSQL would
-- take every list for a hundred requests long, where a family asks for a handful.
CREATE FUNCTION app.asked_places(p_requests jsonb)
  RETURNS TABLE (request jsonb, id uuid, slot uuid, child uuid, price integer, fee jsonb, late boolean, group_id uuid)
  LANGUAGE sql VOLATILE ROWS 5
  AS $$ SELECT r, (r ->> 'id')::uuid, (r ->> 'slot')::uuid, (r ->> 'child')::uuid, (r ->> 'price')::integer, r -> 'fee',
          (r ->> 'late')::boolean, (r ->> 'group')::uuid
        FROM jsonb_array_elements(p_requests) r $$;

CREATE OR REPLACE FUNCTION app.lock_slots(p_offers jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM slot s WHERE s.id = ANY (ARRAY(SELECT k::uuid FROM jsonb_object_keys(p_offers) k))
    ORDER BY s.id FOR NO KEY UPDATE;
END $$;

CREATE OR REPLACE FUNCTION app.take_places(p_family uuid, p_account uuid, p_requests jsonb, p_waitlist boolean, p_now timestamptz)
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
      SELECT a.request, a.id, s.id AS slot, b.id AS booking, w.status, w.rank
      FROM app.asked_places(v_unit.requests) a
      JOIN slot s ON s.id = a.slot
      LEFT JOIN booking b ON b.child_id = a.child AND b.activity_id = s.activity_id AND b.day = s.day AND b.status = 'booked'
      LEFT JOIN waitlist_entry w ON w.child_id = a.child AND w.activity_id = s.activity_id AND w.day = s.day AND w.status IN ('waiting', 'offered')
    LOOP
      IF v_request.booking IS NOT NULL THEN
        RETURN QUERY SELECT v_request.id, 'already', NULL::bigint;
      ELSIF v_request.status IS NOT NULL THEN
        RETURN QUERY SELECT v_request.id, v_request.status, app.place_in_queue(v_request.slot, v_request.rank);
      ELSE
        v_wanted := v_wanted || jsonb_build_array(v_request.request);
      END IF;
    END LOOP;
    CONTINUE WHEN v_wanted = '[]';

    SELECT bool_and(s.capacity - s.taken >= n.needed AND app.first_waiting(s.id, NULL) IS NULL) INTO v_fits
      FROM (SELECT a.slot, count(*) AS needed FROM app.asked_places(v_wanted) a GROUP BY 1) n
      JOIN slot s ON s.id = n.slot;
    IF v_fits THEN
      RETURN QUERY
        WITH made AS (
          INSERT INTO booking (city_id, id, slot_id, activity_id, day, child_id, family_id, late, price_cents, fee, booked_by, booked_at)
          SELECT s.city_id, a.id, s.id, s.activity_id, s.day, a.child, p_family, a.late, a.price, a.fee, p_account, p_now
          FROM app.asked_places(v_wanted) a JOIN slot s ON s.id = a.slot
          ON CONFLICT (city_id, child_id, activity_id, day) WHERE status = 'booked' DO NOTHING RETURNING id, slot_id
        ), counted AS (
          UPDATE slot s SET taken = s.taken + n.made FROM (SELECT slot_id, count(*) AS made FROM made GROUP BY slot_id) n WHERE s.id = n.slot_id
        )
        SELECT a.id, CASE WHEN m.id IS NULL THEN 'already' ELSE 'booked' END, NULL::bigint
        FROM app.asked_places(v_wanted) a LEFT JOIN made m ON m.id = a.id;
    ELSIF p_waitlist THEN
      INSERT INTO waitlist_entry (city_id, id, slot_id, activity_id, day, child_id, family_id, group_id, requested_by, created_at)
        SELECT s.city_id, a.id, s.id, s.activity_id, s.day, a.child, p_family,
               CASE WHEN jsonb_array_length(v_wanted) > 1 THEN a.group_id END, p_account, p_now
        FROM app.asked_places(v_wanted) a JOIN slot s ON s.id = a.slot
        ON CONFLICT (city_id, child_id, activity_id, day) WHERE status IN ('waiting', 'offered') DO NOTHING;
      RETURN QUERY SELECT a.id, CASE WHEN w.id IS NULL THEN 'already' ELSE 'waiting' END, app.place_in_queue(w.slot_id, w.rank)
        FROM app.asked_places(v_wanted) a LEFT JOIN waitlist_entry w ON w.id = a.id;
    ELSE
      RETURN QUERY SELECT a.id, 'full', NULL::bigint FROM app.asked_places(v_wanted) a;
    END IF;
  END LOOP;
END $$;

-- Down Migration
