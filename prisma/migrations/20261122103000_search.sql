-- Up Migration
-- The staff's search (W2), and the journal by date (W3).
--
-- Under row-level security PostgreSQL uses an index only for operators that cannot leak: LIKE and the trigram operators
-- are not, so the trigram indexes never serve preau_app. Comparisons are: the beginnings of words are found as a range
-- of this table, which triggers keep up to date, one statement for each statement that changes a dossier.

CREATE TABLE search_word (
  city_id uuid NOT NULL REFERENCES city (id),
  word text COLLATE "C" NOT NULL,
  field text NOT NULL CHECK (field IN ('name', 'birth', 'phone', 'email', 'number', 'address')),
  subject text NOT NULL CHECK (subject IN ('person', 'child', 'family')),
  subject_id uuid NOT NULL,
  PRIMARY KEY (city_id, word, subject_id, field)
);
CREATE INDEX search_word_subject ON search_word (city_id, subject_id, word);
SELECT app.tenant_table('search_word', 'SELECT', history => false);

-- Each word of a name, and the name in one piece: "Jean-Pierre" is found by "pierre" and by "jeanpierre".
CREATE FUNCTION app.words_of(value text) RETURNS SETOF text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $$ SELECT w FROM regexp_split_to_table(app.search_form(value), ' ') w WHERE w <> ''
        UNION SELECT replace(app.search_form(value), ' ', '') WHERE app.search_form(value) LIKE '% %' $$;

-- Digits only, with a leading zero for a French number: "+33 6 12 34 56 78" is "0612345678".
CREATE FUNCTION app.phone_form(value text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  AS $$ SELECT regexp_replace(regexp_replace(value, '[^0-9+]', '', 'g'), '^(\+33|0033)', '0') $$;

CREATE FUNCTION app.person_words(p person) RETURNS TABLE (word text, field text) LANGUAGE sql STABLE
  AS $$ SELECT w, 'name' FROM unnest(p.first_names || ARRAY[p.birth_name, p.usage_name]) n, app.words_of(n) w
        UNION SELECT p.birthdate, 'birth' WHERE p.birthdate <> ''
        UNION SELECT app.phone_form(p.phone), 'phone' WHERE p.phone <> ''
        UNION SELECT lower(p.email), 'email' WHERE p.email <> '' $$;

CREATE FUNCTION app.child_words(c child) RETURNS TABLE (word text, field text) LANGUAGE sql STABLE
  AS $$ SELECT w, 'name' FROM unnest(ARRAY[c.first_name, c.last_name]) n, app.words_of(n) w
        UNION SELECT c.birthdate::text, 'birth' $$;

CREATE FUNCTION app.family_words(f family) RETURNS TABLE (word text, field text) LANGUAGE sql STABLE
  AS $$ SELECT f.number::text, 'number'
        UNION SELECT w, 'name' FROM app.words_of(f.name) w
        UNION SELECT w, 'address' FROM regexp_split_to_table(app.search_form(
          f.address_line || ' ' || f.address_extra || ' ' || f.postcode || ' ' || f.town), ' ') w WHERE w <> ''
        UNION SELECT app.search_form(f.allocataire_number), 'number' WHERE f.allocataire_number <> '' $$;

-- One function for the three tables; TG_ARGV[0] is the table, and the function <table>_words gives a row's words.
CREATE FUNCTION app.index_words() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE changed text := '';
BEGIN
  IF TG_OP = 'DELETE' THEN
    DELETE FROM search_word s USING old_rows o WHERE s.city_id = o.city_id AND s.subject_id = o.id;
    RETURN NULL;
  END IF;
  IF TG_OP = 'UPDATE' THEN
    changed := 'JOIN old_rows o ON o.city_id = n.city_id AND o.id = n.id AND o IS DISTINCT FROM n';
    EXECUTE format('DELETE FROM search_word s USING new_rows n %s WHERE s.city_id = n.city_id AND s.subject_id = n.id', changed);
  END IF;
  EXECUTE format('INSERT INTO search_word (city_id, word, field, subject, subject_id)
    SELECT t.city_id, left(w.word, 120), w.field, %1$L, t.id
    FROM new_rows n %2$s JOIN %1$I t ON t.city_id = n.city_id AND t.id = n.id, app.%3$I(t) w
    ON CONFLICT DO NOTHING', TG_ARGV[0], changed, TG_ARGV[0] || '_words');
  RETURN NULL;
END $$;

CREATE TRIGGER words_insert AFTER INSERT ON person REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.index_words('person');
CREATE TRIGGER words_update AFTER UPDATE ON person REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.index_words('person');
CREATE TRIGGER words_delete AFTER DELETE ON person REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION app.index_words('person');
CREATE TRIGGER words_insert AFTER INSERT ON child REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.index_words('child');
CREATE TRIGGER words_update AFTER UPDATE ON child REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.index_words('child');
CREATE TRIGGER words_delete AFTER DELETE ON child REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION app.index_words('child');
CREATE TRIGGER words_insert AFTER INSERT ON family REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.index_words('family');
CREATE TRIGGER words_update AFTER UPDATE ON family REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION app.index_words('family');
CREATE TRIGGER words_delete AFTER DELETE ON family REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION app.index_words('family');

-- What was there before this migration, town by town: the owner is held by row-level security too.
DO $$ DECLARE town uuid; BEGIN
  FOR town IN SELECT id FROM city LOOP
    PERFORM set_config('app.city', town::text, true);
    INSERT INTO search_word (city_id, word, field, subject, subject_id)
      SELECT p.city_id, left(w.word, 120), w.field, 'person', p.id FROM person p, app.person_words(p) w WHERE p.city_id = town
      UNION SELECT c.city_id, left(w.word, 120), w.field, 'child', c.id FROM child c, app.child_words(c) w WHERE c.city_id = town
      UNION SELECT f.city_id, left(w.word, 120), w.field, 'family', f.id FROM family f, app.family_words(f) w WHERE f.city_id = town;
  END LOOP;
END $$;

-- The trigram indexes serve nobody under row-level security, and cost at each change of a name.
DROP INDEX person_search;
DROP INDEX child_search;

-- Lines of history by date: entries come in order of time, which is all that this kind of index needs.
CREATE INDEX history_entry_at ON history_entry USING brin (at);

-- Down Migration
