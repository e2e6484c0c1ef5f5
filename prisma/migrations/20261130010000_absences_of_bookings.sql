-- Up Migration
-- An absence is of a booking: given back in time, the booking takes with it the absence that was announced for it. Booked again,
-- the child is expected. What was cancelled too late keeps its absence: a certificate excuses it.

CREATE OR REPLACE FUNCTION app.release_places(p_family uuid, p_account uuid, p_bookings uuid[], p_billed uuid[], p_now timestamptz)
  RETURNS uuid[] LANGUAGE plpgsql AS $$
DECLARE v_gone uuid[];
BEGIN
  WITH gone AS (
    UPDATE booking b SET status = 'cancelled', cancelled_by = p_account, cancelled_at = p_now, cancelled_late = b.id = ANY (p_billed)
    WHERE b.id = ANY (p_bookings) AND b.family_id = p_family AND b.status = 'booked'
    RETURNING b.id, b.slot_id, b.child_id, b.activity_id, b.day, b.cancelled_late
  ), counted AS (
    UPDATE slot s SET taken = s.taken - n.freed
    FROM (SELECT slot_id, count(*) AS freed FROM gone GROUP BY slot_id) n WHERE s.id = n.slot_id
  ), absent AS (
    DELETE FROM attendance_exception x USING gone
    WHERE NOT gone.cancelled_late AND x.child_id = gone.child_id AND x.activity_id = gone.activity_id AND x.day = gone.day
      AND x.kind <> 'unbooked'
  )
  SELECT coalesce(array_agg(id), '{}') INTO v_gone FROM gone;
  RETURN v_gone;
END $$;

-- Those that were left behind before.
DELETE FROM attendance_exception x WHERE x.kind <> 'unbooked' AND NOT EXISTS (
  SELECT FROM booking b WHERE b.city_id = x.city_id AND b.child_id = x.child_id AND b.activity_id = x.activity_id AND b.day = x.day
    AND (b.status = 'booked' OR b.cancelled_late));

-- Down Migration
