-- Up Migration
-- What the worker needs: mails that hold a secret, and seals that survive a change of the city's key.

-- A one-time password or a link that opens an account is erased from the base as soon as the mail has left.
ALTER TABLE mail ADD COLUMN erase_once_sent boolean NOT NULL DEFAULT false;
CREATE INDEX mail_family ON mail (city_id, family_id, created_at DESC) WHERE family_id IS NOT NULL;

-- The version of the city's key under which the lines of a seal were digested.
ALTER TABLE history_seal ADD COLUMN key_version integer NOT NULL CHECK (key_version > 0);

-- Down Migration
