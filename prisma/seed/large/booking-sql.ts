import { KIND } from "./tools-sql";

/*
 * Enrolments, slots and two months of bookings. Temporary tables: `open_day` (rank, day), `fee_line` (class, day, line,
 * total), `pupil`. Parameters: $1 city, $2 activity.
 */

/** $3, $4: first and last day of the activity. */
export const ENROLMENTS = `
INSERT INTO enrolment (city_id, id, child_id, activity_id, family_id, first_day, last_day)
SELECT $1, pg_temp.uid('${KIND.enrolment}', n), id, $2, pg_temp.uid('${KIND.family}', i), $3::date, $4::date FROM pupil ORDER BY n`;

export const SLOTS = `
INSERT INTO slot (city_id, id, activity_id, school_id, day, capacity)
SELECT $1, pg_temp.uid('${KIND.slot}', s.rank * 1024 + d.rank), $2, s.id, d.day, 1000
FROM (SELECT id, row_number() OVER (ORDER BY id) AS rank FROM school WHERE city_id = $1) s, open_day d ORDER BY s.rank, d.rank`;

/** $3: account that books for families without a login; $4, $5: first and last booked day; $6: the present instant. */
export const BOOKINGS = `
INSERT INTO booking (city_id, id, slot_id, activity_id, day, child_id, family_id, price_cents, fee, booked_by, booked_at)
SELECT $1, pg_temp.uid('${KIND.booking}', p.n * 512 + d.rank), pg_temp.uid('${KIND.slot}', p.school * 1024 + d.rank), $2, d.day, p.id,
  pg_temp.uid('${KIND.family}', p.i), f.total, f.line, CASE WHEN p.has_login THEN pg_temp.uid('${KIND.account}', p.i) ELSE $3 END,
  least(d.day - interval '12 days' + interval '19 hours', $6::timestamptz - interval '1 hour')
FROM pupil p
JOIN open_day d ON d.day BETWEEN $4::date AND $5::date
JOIN fee_line f ON f.class = p.fee_class AND f.day = d.day
WHERE p.eats AND pg_temp.draw(p.n * 8 + extract(isodow FROM d.day)::int, 24, 100) < 62
ORDER BY p.n, d.rank`;

/** One slot in twenty is full, the others have room for an ordinary day. */
export const PLACES = `
UPDATE slot s SET taken = c.taken, capacity = CASE WHEN pg_temp.draw(c.number, 25, 20) = 0 THEN c.taken ELSE c.taken + 40 END
FROM (SELECT slot_id, count(*)::int AS taken, row_number() OVER (ORDER BY slot_id) AS number FROM booking
      WHERE city_id = $1 AND activity_id = $2 GROUP BY slot_id) c
WHERE s.city_id = $1 AND s.id = c.slot_id`;

/** The first six children of each school who have no meal. */
export const WAITING = `
CREATE TEMP TABLE waiting_pupil AS
SELECT i, n, id, has_login, pg_temp.uid('${KIND.school}', school) AS school_id FROM
  (SELECT *, row_number() OVER (PARTITION BY school ORDER BY n) AS rank FROM pupil WHERE NOT eats) p WHERE rank <= 6`;

/** They wait for each full day to come. $3: who asked for those without a login; $4: today. */
export const QUEUES = `
INSERT INTO waitlist_entry (city_id, id, slot_id, activity_id, day, child_id, family_id, requested_by)
SELECT $1, pg_temp.uid('${KIND.waitlist}', row_number() OVER (ORDER BY s.day, s.id, w.n)), s.id, $2, s.day, w.id,
  pg_temp.uid('${KIND.family}', w.i), CASE WHEN w.has_login THEN pg_temp.uid('${KIND.account}', w.i) ELSE $3 END
FROM slot s JOIN waiting_pupil w ON w.school_id = s.school_id
WHERE s.city_id = $1 AND s.activity_id = $2 AND s.taken = s.capacity AND s.day > $4::date + 7 ORDER BY s.day, s.id, w.n`;
