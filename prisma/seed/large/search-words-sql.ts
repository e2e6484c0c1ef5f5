/*
 * The words by which staff find people, as the triggers of search_word would have written them: the words of each
 * name and street are computed once, then joined. Same result as app.person_words, child_words and family_words, which
 * tests/integration/seed/large.test.ts holds against each other. Parameter: $1 city.
 */

export const NAME_WORDS = `
CREATE TEMP TABLE name_word AS SELECT n.kind, n.rank, w AS word FROM name_list n, app.words_of(n.name) w`;

export const STREET_WORDS = `
CREATE TEMP TABLE street_word AS
SELECT s.rank, w AS word FROM street_list s, regexp_split_to_table(app.search_form(s.name || ' 42000 Grande-Ville'), ' ') w WHERE w <> ''`;

export const SEARCH_WORDS = `
INSERT INTO search_word (city_id, word, field, subject, subject_id)
SELECT DISTINCT $1::uuid, word COLLATE "C", field, subject, id FROM (
  SELECT w.word, 'name' AS field, 'person' AS subject, a.id FROM adult a JOIN name_word w ON w.kind = 'family' AND w.rank = a.name_rank
  UNION ALL SELECT w.word, 'name', 'person', a.id FROM adult a JOIN name_word w ON w.kind = a.first_kind AND w.rank = a.first_rank
  UNION ALL SELECT birthdate, 'birth', 'person', id FROM adult
  UNION ALL SELECT '0639' || lpad((n % 1000000)::text, 6, '0'), 'phone', 'person', id FROM adult
  UNION ALL SELECT 'parent' || n || '@courriel.example', 'email', 'person', id FROM adult
  UNION ALL SELECT w.word, 'name', 'child', p.id FROM pupil p JOIN name_word w ON w.kind = 'family' AND w.rank = p.name_rank
  UNION ALL SELECT w.word, 'name', 'child', p.id FROM pupil p JOIN name_word w ON w.kind = 'child' AND w.rank = p.first_rank
  UNION ALL SELECT c.birthdate::text, 'birth', 'child', c.id FROM child c WHERE c.city_id = $1
  UNION ALL SELECT w.word, 'name', 'family', h.id FROM household h JOIN name_word w ON w.kind = 'family' AND w.rank = h.name_rank
  UNION ALL SELECT f.number::text, 'number', 'family', f.id FROM family f WHERE f.city_id = $1
  UNION ALL SELECT h.street_number::text, 'address', 'family', h.id FROM household h
  UNION ALL SELECT w.word, 'address', 'family', h.id FROM household h JOIN street_word w ON w.rank = h.street_rank
) words ORDER BY word COLLATE "C", id`;
