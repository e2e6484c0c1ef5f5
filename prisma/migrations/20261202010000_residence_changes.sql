-- Up Migration
-- Where a household lives has dates (F1, F4, D6): a day is priced by where the household lived that day, whenever the move was
-- written down. `family.residence` is what was on file without a date, so it holds from an open past until the first change;
-- the server no longer writes it once the dossier is made. A change is never altered: a correction is another one, of the
-- same day. From a day on, the change of the latest day counts, and of two of one day, the one that was recorded last.
CREATE TABLE residence_change (
  city_id uuid NOT NULL,
  id uuid NOT NULL,
  family_id uuid NOT NULL,
  residence text NOT NULL CHECK (residence IN ('commune', 'interco', 'outside')),
  from_day date NOT NULL,
  source text NOT NULL CHECK (source IN ('desk', 'request')),
  recorded_at timestamptz(3) NOT NULL,
  recorded_by text NOT NULL,
  PRIMARY KEY (city_id, id),
  FOREIGN KEY (city_id, family_id) REFERENCES family (city_id, id)
);
CREATE INDEX residence_change_family ON residence_change (city_id, family_id, from_day, recorded_at, id);
SELECT app.tenant_table('residence_change', 'SELECT, INSERT');

COMMENT ON COLUMN family.residence IS 'Before the first line of residence_change; see app.residence_on';
REVOKE UPDATE ON family FROM preau_app;
GRANT UPDATE (name, address_line, address_extra, postcode, town, allocataire_number, status) ON family TO preau_app;

-- Where a household lives on a day: the one place of the base that says which change counts.
CREATE FUNCTION app.residence_on(p_family uuid, p_day date) RETURNS text LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN coalesce(
    (SELECT r.residence FROM residence_change r WHERE r.family_id = p_family AND r.from_day <= p_day
     ORDER BY r.from_day DESC, r.recorded_at DESC, r.id DESC LIMIT 1),
    (SELECT f.residence FROM family f WHERE f.id = p_family));
END $$;
REVOKE ALL ON FUNCTION app.residence_on FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.residence_on TO preau_app;

-- As before, but by where the household lives on the day that is waited for.
CREATE OR REPLACE FUNCTION app.queue_key(p_order text[], p_activity uuid, p_day date, p_family uuid, p_child uuid) RETURNS integer
  LANGUAGE plpgsql STABLE AS $$
DECLARE
  v_key integer := 0;
  v_criterion text;
  v_met boolean;
BEGIN
  FOREACH v_criterion IN ARRAY p_order LOOP
    IF v_criterion = 'commune' THEN
      v_met := coalesce(app.residence_on(p_family, p_day) = 'commune', false);
    ELSE
      v_met := EXISTS (SELECT FROM booking b WHERE b.family_id = p_family AND b.day = p_day AND b.activity_id = p_activity
                       AND b.child_id <> p_child AND b.status = 'booked');
    END IF;
    v_key := v_key * 2 + CASE WHEN v_met THEN 0 ELSE 1 END;
  END LOOP;
  RETURN v_key;
END $$;

-- Down Migration
CREATE OR REPLACE FUNCTION app.queue_key(p_order text[], p_activity uuid, p_day date, p_family uuid, p_child uuid) RETURNS integer
  LANGUAGE plpgsql STABLE AS $$
DECLARE
  v_key integer := 0;
  v_criterion text;
  v_met boolean;
BEGIN
  FOREACH v_criterion IN ARRAY p_order LOOP
    IF v_criterion = 'commune' THEN
      v_met := EXISTS (SELECT FROM family f WHERE f.id = p_family AND f.residence = 'commune');
    ELSE
      v_met := EXISTS (SELECT FROM booking b WHERE b.family_id = p_family AND b.day = p_day AND b.activity_id = p_activity
                       AND b.child_id <> p_child AND b.status = 'booked');
    END IF;
    v_key := v_key * 2 + CASE WHEN v_met THEN 0 ELSE 1 END;
  END LOOP;
  RETURN v_key;
END $$;
DROP FUNCTION app.residence_on;
REVOKE UPDATE (name, address_line, address_extra, postcode, town, allocataire_number, status) ON family FROM preau_app;
GRANT UPDATE ON family TO preau_app;
DROP TABLE residence_change;
