-- Up Migration
-- People to call for a child, and who may come for it (D7): one person may be both, may have two telephones, and a note
-- says what a word does not ("le mercredi seulement", the judgment that an agent has seen).

ALTER TABLE contact ADD COLUMN other_phone text NOT NULL DEFAULT '';
ALTER TABLE contact ADD COLUMN note text NOT NULL DEFAULT '';
ALTER TABLE contact DROP CONSTRAINT contact_kind_check;
ALTER TABLE contact ADD CONSTRAINT contact_kind_check
  CHECK (kind IN ('urgence', 'autorise', 'urgence_et_autorise', 'interdit'));

-- Down Migration
