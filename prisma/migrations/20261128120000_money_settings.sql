-- Up Migration
-- The staff change régies and third parties themselves (Y4, X6).

-- A third party that nothing names can be removed; the foreign keys keep the others.
GRANT DELETE ON third_party TO preau_app;

-- The régie that issued an invoice, by the name of that day: printed again, an invoice is what it was (X5). Empty on a draft.
ALTER TABLE invoice ADD COLUMN issuer text NOT NULL DEFAULT '';
ALTER TABLE invoice NO FORCE ROW LEVEL SECURITY;
ALTER TABLE regie NO FORCE ROW LEVEL SECURITY;
ALTER TABLE invoice DISABLE TRIGGER USER;
UPDATE invoice i SET issuer = r.name FROM regie r WHERE r.city_id = i.city_id AND r.id = i.regie_id AND i.status = 'issued';
ALTER TABLE invoice ENABLE TRIGGER USER;
ALTER TABLE regie FORCE ROW LEVEL SECURITY;
ALTER TABLE invoice FORCE ROW LEVEL SECURITY;

-- Down Migration
ALTER TABLE invoice DROP COLUMN issuer;
REVOKE DELETE ON third_party FROM preau_app;
