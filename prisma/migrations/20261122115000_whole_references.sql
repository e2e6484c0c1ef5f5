-- Up Migration
-- The two references that were plain ids: like every other, they begin with the city, so that neither can point elsewhere.

ALTER TABLE session ADD FOREIGN KEY (city_id, family_id) REFERENCES family (city_id, id);
ALTER TABLE mail ADD FOREIGN KEY (city_id, family_id) REFERENCES family (city_id, id);

-- Down Migration
