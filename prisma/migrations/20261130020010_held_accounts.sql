-- Up Migration
-- Who gives an adult an account, takes a login away, suspends an access or opens it holds that adult, then the account: what was
-- read of both stays true until the end of the transaction. Named here, so that a test can take a hold away and show what it is for.

-- Holds an account: its ways in are taken away one at a time.
CREATE FUNCTION app.hold_account(p_account uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM account a WHERE a.id = p_account FOR NO KEY UPDATE;
END $$;

-- Holds a person, then the account that is theirs once they are held; NULL when they have none. The person always first.
CREATE FUNCTION app.hold_account_of(p_person uuid) RETURNS uuid LANGUAGE plpgsql AS $$
DECLARE v_account uuid;
BEGIN
  PERFORM 1 FROM person p WHERE p.id = p_person FOR NO KEY UPDATE;
  v_account := (SELECT l.account_id FROM person_login l WHERE l.person_id = p_person);
  PERFORM app.hold_account(v_account);
  RETURN v_account;
END $$;

-- Holds a request for an account, before the person and the account: of two who answer it, the second sees the first's answer.
CREATE FUNCTION app.hold_account_request(p_request uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM account_request r WHERE r.id = p_request FOR UPDATE;
END $$;

-- One at a time asks for this account, or types a code for it: two tabs do not make two requests.
CREATE FUNCTION app.hold_asking(p_account uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('account request ' || p_account, 0));
END $$;

-- Down Migration
