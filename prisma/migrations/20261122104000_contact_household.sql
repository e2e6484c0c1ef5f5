-- Up Migration
-- A contact belongs to the household that named it: what one separated parent writes (a new partner, a telephone) is
-- not shown to the other (D7). Without a household, it is shown only where the child lives in one dossier.

ALTER TABLE contact ADD COLUMN family_id uuid;
ALTER TABLE contact ADD FOREIGN KEY (city_id, family_id) REFERENCES family (city_id, id);

-- Down Migration
