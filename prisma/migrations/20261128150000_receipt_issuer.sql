-- Up Migration
-- The régie that took a payment, and its régisseur, by their names of that day: printed again, a receipt is what it was
-- (Y2, Y4).
ALTER TABLE payment ADD COLUMN issuer text NOT NULL DEFAULT '', ADD COLUMN issuer_regisseur text NOT NULL DEFAULT '';
ALTER TABLE payment NO FORCE ROW LEVEL SECURITY;
ALTER TABLE regie NO FORCE ROW LEVEL SECURITY;
ALTER TABLE payment DISABLE TRIGGER USER;
UPDATE payment p SET issuer = r.name, issuer_regisseur = r.regisseur FROM regie r WHERE r.city_id = p.city_id AND r.id = p.regie_id;
ALTER TABLE payment ENABLE TRIGGER USER;
ALTER TABLE regie FORCE ROW LEVEL SECURITY;
ALTER TABLE payment FORCE ROW LEVEL SECURITY;

-- Down Migration
ALTER TABLE payment DROP COLUMN issuer, DROP COLUMN issuer_regisseur;
