-- What must hold after any fault (quality B.2): each line that comes back is a broken promise.
SELECT 'I1 taken is not what is booked and offered' AS broken, s.id::text AS row_id, s.taken || ' of ' || s.capacity AS detail
FROM slot s
WHERE s.taken > s.capacity OR s.taken <>
  (SELECT count(*) FROM booking b WHERE b.city_id = s.city_id AND b.slot_id = s.id AND b.status = 'booked')
  + (SELECT count(*) FROM waitlist_entry w WHERE w.city_id = s.city_id AND w.slot_id = s.id AND w.status = 'offered')
UNION ALL
SELECT 'I2 a child is booked twice', b.child_id::text, b.day::text
FROM booking b WHERE b.status = 'booked' GROUP BY b.city_id, b.child_id, b.activity_id, b.day, b.child_id HAVING count(*) > 1
UNION ALL
SELECT 'I2 a child is booked on a day and still waits for it', w.id::text, w.day::text
FROM waitlist_entry w JOIN booking b ON b.city_id = w.city_id AND b.child_id = w.child_id AND b.activity_id = w.activity_id
  AND b.day = w.day AND b.status = 'booked' AND b.family_id = w.family_id
WHERE w.status = 'waiting'
UNION ALL
SELECT 'I2 a booking is not for the day of its slot', b.id::text, b.day::text
FROM booking b JOIN slot s ON s.city_id = b.city_id AND s.id = b.slot_id WHERE s.day <> b.day OR s.activity_id <> b.activity_id
UNION ALL
SELECT 'I5 two entries have one rank', w.slot_id::text, w.rank::text
FROM waitlist_entry w GROUP BY w.city_id, w.slot_id, w.rank HAVING count(*) > 1
UNION ALL
SELECT 'I5 an offer went past an older one who waits alone', later.id::text, older.id::text
FROM waitlist_entry later JOIN waitlist_entry older ON older.city_id = later.city_id AND older.slot_id = later.slot_id AND older.rank < later.rank
WHERE older.status = 'waiting' AND older.group_id IS NULL AND later.offered_at > older.created_at
UNION ALL
SELECT 'I5 a booking went past one who waits alone', b.id::text, w.id::text
FROM booking b JOIN waitlist_entry w ON w.city_id = b.city_id AND w.slot_id = b.slot_id
WHERE w.status = 'waiting' AND w.group_id IS NULL AND b.status = 'booked' AND b.booked_at > w.created_at
  AND NOT EXISTS (SELECT FROM waitlist_entry mine WHERE mine.city_id = b.city_id AND mine.slot_id = b.slot_id
                  AND mine.child_id = b.child_id AND mine.status = 'accepted')
UNION ALL
SELECT 'I5 siblings who came together were parted', w.group_id::text, string_agg(DISTINCT w.status, ', ')
FROM waitlist_entry w WHERE w.group_id IS NOT NULL AND w.status IN ('waiting', 'offered', 'accepted')
GROUP BY w.city_id, w.group_id HAVING count(DISTINCT w.status) > 1
