-- Up Migration
-- Documents that tell of a child's health (D8, D11): only agents with the right on health see that they exist.

ALTER TABLE document_type ADD COLUMN health boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN document_type.health IS 'Its documents, their label included, are for agents with the right "sante.lire" only';

-- The projet d'accueil individualisé of the towns that are there already. Row-level security holds for the owner too.
DO $$
DECLARE town uuid;
BEGIN
  FOR town IN SELECT id FROM city LOOP
    PERFORM set_config('app.city', town::text, true);
    UPDATE document_type SET health = true WHERE city_id = town AND code = 'pai';
  END LOOP;
  PERFORM set_config('app.city', '', true);
END $$;

-- Down Migration
