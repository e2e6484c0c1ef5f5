-- Up Migration
-- A quotient that an agent reads on the attestation a family sent, or enters at the desk (D6, D11): what it was read on,
-- or why it was entered.

ALTER TABLE document_type ADD COLUMN proves text CHECK (proves IN ('quotient'));
COMMENT ON COLUMN document_type.proves IS 'What an agent records when they accept such a document: the quotient that it shows';

-- The attestations of the towns that are there already. Row-level security holds for the owner too.
DO $$
DECLARE town uuid;
BEGIN
  FOR town IN SELECT id FROM city LOOP
    PERFORM set_config('app.city', town::text, true);
    UPDATE document_type SET proves = 'quotient' WHERE city_id = town AND code = 'attestation-quotient';
  END LOOP;
  PERFORM set_config('app.city', '', true);
END $$;

ALTER TABLE quotient_familial
  ADD COLUMN document_id uuid,
  ADD COLUMN reason text NOT NULL DEFAULT '',
  ADD FOREIGN KEY (city_id, document_id) REFERENCES document (city_id, id);

-- Down Migration
