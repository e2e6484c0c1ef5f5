-- Up Migration
-- Where a link to a new password went: it opens nothing once that is no longer its owner's address (A9). Links of the hour
-- before this column have none: they are dead, and are asked for again.
ALTER TABLE recovery_token ADD COLUMN sent_to text;

-- Down Migration
ALTER TABLE recovery_token DROP COLUMN sent_to;
