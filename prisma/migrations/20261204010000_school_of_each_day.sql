-- Up Migration
-- A child is at one school on each day (D3, B1): until its first day at a new one, what is booked or waited for is at the former
-- school, and from that day on at the new one. As before, but the school that a place must be of is the one of its day.
CREATE OR REPLACE FUNCTION app.may_still_book(p_family uuid, p_take jsonb) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM child c WHERE c.id = ANY (ARRAY(SELECT a.child FROM app.asked_places(p_take) a)) ORDER BY c.id FOR SHARE;
  -- LIMIT keeps each look-up on its index, whatever the planner thinks of the size of a list.
  RETURN NOT EXISTS (
    SELECT FROM app.asked_places(p_take) a JOIN slot s ON s.id = a.slot
    LEFT JOIN LATERAL (SELECT true AS found FROM enrolment e WHERE e.child_id = a.child AND e.activity_id = s.activity_id
                       AND s.day BETWEEN e.first_day AND e.last_day LIMIT 1) enrolled ON true
    LEFT JOIN LATERAL (SELECT true AS found FROM family_child f WHERE f.family_id = p_family AND f.child_id = a.child
                       AND f.left_at IS NULL LIMIT 1) living ON true
    LEFT JOIN LATERAL (SELECT app.school_on(c, s.day) AS school_id FROM child c WHERE c.id = a.child LIMIT 1) taught ON true
    WHERE enrolled.found IS NULL OR living.found IS NULL OR taught.school_id IS DISTINCT FROM s.school_id);
END $$;

-- Down Migration
