-- Up Migration
-- Quotients read at the CAF or the MSA at the family's request (D15). History is kept: no quotient is ever changed
-- (attack 30); the serving role may only say until when one holds.

ALTER TABLE quotient_familial
  -- The month in which the fund worked it out: a quotient of one month is at times worked out again.
  ADD COLUMN calculated_month date,
  -- The family asked for the reading: the town's rule treats it like what a family reports.
  ADD COLUMN at_family_request boolean NOT NULL DEFAULT false;

REVOKE UPDATE ON quotient_familial FROM preau_app;
GRANT UPDATE (valid_to) ON quotient_familial TO preau_app;

-- Down Migration
