-- Up Migration
-- The counter shows what a third party has paid: its payments are of no family.
CREATE INDEX payment_third_party ON payment (city_id, debtor_id, day DESC) WHERE family_id IS NULL;

-- Down Migration
DROP INDEX payment_third_party;
