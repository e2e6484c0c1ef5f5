-- Up Migration
-- Staff who took a FranceConnect login off somebody may put back, also later, what it had replaced of their civil status; or
-- keep it as it is (A4, D12).
ALTER TABLE access_decision DROP CONSTRAINT access_decision_kind_check;
ALTER TABLE access_decision ADD CONSTRAINT access_decision_kind_check
  CHECK (kind IN ('local-removed', 'franceconnect-removed', 'suspended', 'reopened', 'identity-restored', 'identity-kept'));

-- Down Migration
ALTER TABLE access_decision DROP CONSTRAINT access_decision_kind_check;
ALTER TABLE access_decision ADD CONSTRAINT access_decision_kind_check
  CHECK (kind IN ('local-removed', 'franceconnect-removed', 'suspended', 'reopened'));
