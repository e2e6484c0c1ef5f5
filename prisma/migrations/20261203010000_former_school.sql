-- Up Migration
-- Until its first day at a new school, a child is at the former one (D3): in papers, dossiers and lists. The card keeps both from
-- the day when the move is written; before `school_from`, NULL says that the town knows of no former school, or class.
ALTER TABLE child ADD COLUMN former_school_id uuid, ADD COLUMN former_class_id uuid,
  ADD FOREIGN KEY (city_id, former_school_id) REFERENCES school (city_id, id),
  ADD FOREIGN KEY (city_id, former_class_id) REFERENCES school_class (city_id, id),
  ADD CHECK (school_from IS NOT NULL OR (former_school_id IS NULL AND former_class_id IS NULL));

-- Where a child goes to school on a day, and in which class: the one place that says which of the two counts.
CREATE FUNCTION app.school_on(c child, p_day date) RETURNS uuid LANGUAGE sql IMMUTABLE
  AS $$ SELECT CASE WHEN p_day < c.school_from THEN c.former_school_id ELSE c.school_id END $$;
CREATE FUNCTION app.class_on(c child, p_day date) RETURNS uuid LANGUAGE sql IMMUTABLE
  AS $$ SELECT CASE WHEN p_day < c.school_from THEN c.former_class_id ELSE c.class_id END $$;
REVOKE ALL ON FUNCTION app.school_on, app.class_on FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.school_on, app.class_on TO preau_app;

-- Down Migration
DROP FUNCTION app.school_on, app.class_on;
ALTER TABLE child DROP COLUMN former_school_id, DROP COLUMN former_class_id;
