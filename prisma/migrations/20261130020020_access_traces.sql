-- Up Migration
-- The dossier of a family says who suspended an access, or took it away, and why.
CREATE INDEX access_decision_person ON access_decision (city_id, person_id);

-- Down Migration
DROP INDEX access_decision_person;
