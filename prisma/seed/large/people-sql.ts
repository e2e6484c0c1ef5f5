import { KIND } from "./tools-sql";

/*
 * Statements that make the people of the large town, one per table. Parameters: $1 city, $2 number of families.
 * Temporary tables come from large-town.ts: `name_list` (kind, rank, name, normal), `street_list`, `fee_class`.
 * A family i has one or two adults (numbers 4i+1, 4i+2) and one to three children (4i+1 … 4i+3).
 */

/** One row per family, with everything that is drawn for it; the other statements read it. */
export const HOUSEHOLDS = `
CREATE TEMP TABLE household AS
SELECT i, pg_temp.uid('${KIND.family}', i) AS id,
  1 + (pg_temp.draw(i, 1, 100) >= 25)::int AS adults,
  1 + (pg_temp.draw(i, 2, 100) >= 55)::int + (pg_temp.draw(i, 2, 100) >= 90)::int AS children,
  1 + pg_temp.draw(i, 3, (SELECT count(*)::int FROM name_list WHERE kind = 'family')) AS name_rank,
  1 + pg_temp.draw(i, 4, (SELECT count(*)::int FROM school WHERE city_id = $1)) AS school,
  (pg_temp.draw(i, 5, 16) * 3 + (ARRAY[0,0,0,0,0,0,0,0,1,2])[1 + pg_temp.draw(i, 6, 10)]) AS fee_class,
  pg_temp.draw(i, 7, 100) < 85 AS has_login,
  1 + pg_temp.draw(i, 8, (SELECT count(*)::int FROM street_list)) AS street_rank,
  1 + pg_temp.draw(i, 9, 120) AS street_number
FROM generate_series(1, $2::bigint) i`;

export const FAMILIES = `
INSERT INTO family (city_id, id, name, residence, address_line, postcode, town)
SELECT $1, h.id, n.name, f.residence, h.street_number || ' ' || s.name, '42000', 'Grande-Ville'
FROM household h JOIN name_list n ON n.kind = 'family' AND n.rank = h.name_rank
JOIN street_list s ON s.rank = h.street_rank JOIN fee_class f ON f.number = h.fee_class ORDER BY h.i`;

/** Adults with the ranks of their names, so that search words are joined instead of computed again. */
export const ADULTS = `
CREATE TEMP TABLE adult AS
SELECT h.i, a, h.i * 4 + a AS n, pg_temp.uid('${KIND.person}', h.i * 4 + a) AS id, h.has_login AND a = 1 AS has_login,
  CASE WHEN a = 1 THEN h.name_rank ELSE 1 + pg_temp.draw(h.i, 10, (SELECT count(*)::int FROM name_list WHERE kind = 'family')) END AS name_rank,
  CASE WHEN a = 1 THEN 'women' ELSE 'men' END AS first_kind,
  1 + pg_temp.draw(h.i * 4 + a, 11, (SELECT min(n)::int FROM (SELECT count(*) AS n FROM name_list WHERE kind IN ('women', 'men') GROUP BY kind) k)) AS first_rank,
  (1976 + pg_temp.draw(h.i * 4 + a, 12, 24)) || '-' || lpad((1 + pg_temp.draw(h.i * 4 + a, 13, 12))::text, 2, '0') || '-' ||
    lpad((1 + pg_temp.draw(h.i * 4 + a, 14, 28))::text, 2, '0') AS birthdate,
  (ARRAY['42218', '42207', '69381', '38185', '63113', '43157'])[1 + pg_temp.draw(h.i * 4 + a, 15, 6)] AS birthplace
FROM household h, generate_series(1, h.adults) a`;

export const PERSONS = `
INSERT INTO person (city_id, id, birth_name, first_names, gender, birthdate, birthplace, birthcountry, email, phone, pivot_key)
SELECT $1, a.id, b.name, ARRAY[f.name], CASE WHEN a.a = 1 THEN 'female' ELSE 'male' END, a.birthdate, a.birthplace, '99100',
  'parent' || a.n || '@courriel.example', '0639' || lpad((a.n % 1000000)::text, 6, '0'),
  b.normal || '|' || f.normal || '|' || CASE WHEN a.a = 1 THEN 'female' ELSE 'male' END || '|' || a.birthdate || '|' || a.birthplace || '|99100'
FROM adult a JOIN name_list b ON b.kind = 'family' AND b.rank = a.name_rank
JOIN name_list f ON f.kind = a.first_kind AND f.rank = a.first_rank ORDER BY a.n`;

export const MEMBERS = `
INSERT INTO family_adult (city_id, family_id, person_id, role)
SELECT $1, pg_temp.uid('${KIND.family}', i), id, CASE WHEN a = 1 THEN 'responsable' ELSE 'parent' END FROM adult ORDER BY n`;

export const ACCOUNTS = `
INSERT INTO account (city_id, id, kind, display_name, email)
SELECT $1, pg_temp.uid('${KIND.account}', a.i), 'parent', f.name || ' ' || b.name, 'parent' || a.n || '@courriel.example'
FROM adult a JOIN name_list b ON b.kind = 'family' AND b.rank = a.name_rank
JOIN name_list f ON f.kind = a.first_kind AND f.rank = a.first_rank WHERE a.has_login ORDER BY a.n`;

export const LOGINS = `
INSERT INTO person_login (city_id, account_id, person_id, attached_by)
SELECT $1, pg_temp.uid('${KIND.account}', i), id, 'reprise' FROM adult WHERE has_login ORDER BY n`;

export const PUPILS = `
CREATE TEMP TABLE pupil AS
SELECT h.i, h.i * 4 + c AS n, pg_temp.uid('${KIND.child}', h.i * 4 + c) AS id, h.name_rank, h.school, h.has_login, h.fee_class,
  1 + pg_temp.draw(h.i * 4 + c, 16, (SELECT count(*)::int FROM name_list WHERE kind = 'child')) AS first_rank,
  1 + pg_temp.draw(h.i * 4 + c, 17, 8) AS level, pg_temp.draw(h.i * 4 + c, 18, 100) < 36 AS eats
FROM household h, generate_series(1, h.children) c`;

/** $2: the year in which the school year began. */
export const CHILDREN = `
INSERT INTO child (city_id, id, first_name, last_name, birthdate, gender, school_id, class_id, level, diet)
SELECT $1, p.id, f.name, b.name,
  make_date($2::int - 2 - p.level, 1 + pg_temp.draw(p.n, 19, 12), 1 + pg_temp.draw(p.n, 20, 28)),
  (ARRAY['female', 'male'])[1 + pg_temp.draw(p.n, 21, 2)], pg_temp.uid('${KIND.school}', p.school),
  pg_temp.uid('${KIND.class}', p.school * 16 + (p.level - 1) * 2 + pg_temp.draw(p.n, 22, 2)),
  (ARRAY['PS', 'MS', 'GS', 'CP', 'CE1', 'CE2', 'CM1', 'CM2'])[p.level],
  (ARRAY['standard', 'standard', 'standard', 'standard', 'standard', 'sans_porc', 'sans_viande'])[1 + pg_temp.draw(p.n, 23, 7)]
FROM pupil p JOIN name_list b ON b.kind = 'family' AND b.rank = p.name_rank
JOIN name_list f ON f.kind = 'child' AND f.rank = p.first_rank ORDER BY p.n`;

export const CHILD_LINKS = `
INSERT INTO family_child (city_id, family_id, child_id) SELECT $1, pg_temp.uid('${KIND.family}', i), id FROM pupil ORDER BY n`;

/** $2: the first day on which the quotients count. */
export const FAMILY_QUOTIENTS = `
INSERT INTO quotient_familial (city_id, id, family_id, amount_cents, source, reference_month, valid_from, recorded_by)
SELECT $1, pg_temp.uid('${KIND.quotient}', h.i), h.id, f.quotient * 100, 'caf', date_trunc('month', $2::date), $2::date, 'CAF'
FROM household h JOIN fee_class f ON f.number = h.fee_class WHERE f.quotient IS NOT NULL ORDER BY h.i`;
