-- Up Migration
-- The ground of every table: tenancy by row-level security, history, and what the serving role may do.
-- Migrations run as the owner of the base; the product serves as preau_app, which is neither owner nor superuser.

CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;

DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'preau_app') THEN
    CREATE ROLE preau_app LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS;
  END IF;
END $$;
-- A role made by a database administrator is not ours to alter; the product's own connections ask for UTC anyway.
DO $$ BEGIN
  ALTER ROLE preau_app SET timezone = 'UTC';
EXCEPTION WHEN insufficient_privilege THEN
  RAISE NOTICE 'preau_app keeps its settings: this role may not alter it';
END $$;

CREATE SCHEMA app;
GRANT USAGE ON SCHEMA app TO preau_app;
GRANT USAGE ON SCHEMA public TO preau_app;

-- The city of the current transaction. Unset: no row of any city is seen or written.
CREATE FUNCTION app.city() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('app.city', true), '')::uuid $$;

-- Lower case, without accents, words joined by one space: the form in which names are searched and compared.
CREATE FUNCTION app.search_form(value text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  AS $$ SELECT trim(regexp_replace(lower(public.unaccent('public.unaccent'::regdictionary, value)), '[^a-z0-9@.]+', ' ', 'g')) $$;

-- array_to_string is only STABLE for any type; for text it is in truth immutable, which a generated column needs.
CREATE FUNCTION app.join_words(words text[]) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  AS $$ SELECT array_to_string(words, ' ') $$;

CREATE TABLE city (
  id uuid PRIMARY KEY,
  slug text NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name text NOT NULL,
  insee_codes text[] NOT NULL CHECK (cardinality(insee_codes) > 0),
  postcodes text[] NOT NULL,
  department text NOT NULL,
  timezone text NOT NULL,
  school_zone text NOT NULL CHECK (school_zone IN ('A', 'B', 'C', 'corse', 'outre-mer')),
  theme text NOT NULL,
  settings jsonb NOT NULL DEFAULT '{}',
  created_at timestamptz(3) NOT NULL DEFAULT now()
);
-- Read before the city is known, to find it: public facts, hence no row-level security.
CREATE TABLE city_host (
  host text PRIMARY KEY CHECK (host = lower(host)),
  city_id uuid NOT NULL REFERENCES city (id)
);
GRANT SELECT ON city, city_host TO preau_app;

-- History (requirements D12, W3): who, when, before, after, written by triggers in the same transaction.
-- `xid` orders entries for the sealing job, which must not seal past a transaction that is still open.
CREATE TABLE history_entry (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  city_id uuid NOT NULL,
  xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
  at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  actor text NOT NULL,
  request text,
  operation text NOT NULL CHECK (operation IN ('insert', 'update', 'delete', 'read')),
  table_name text NOT NULL,
  row_id text NOT NULL,
  family_id uuid,
  before jsonb,
  after jsonb
);
CREATE INDEX history_entry_row ON history_entry (city_id, table_name, row_id, id);
CREATE INDEX history_entry_family ON history_entry (city_id, family_id, id) WHERE family_id IS NOT NULL;
CREATE INDEX history_entry_xid ON history_entry (city_id, xid, id);

-- A seal covers every entry of the city with from_xid <= xid < to_xid, and the digest of the seal before it.
CREATE TABLE history_seal (
  city_id uuid NOT NULL REFERENCES city (id),
  sequence bigint NOT NULL CHECK (sequence > 0),
  from_xid xid8 NOT NULL,
  to_xid xid8 NOT NULL,
  entries bigint NOT NULL CHECK (entries >= 0),
  digest bytea NOT NULL CHECK (length(digest) = 32),
  previous_digest bytea NOT NULL CHECK (length(previous_digest) = 32),
  sealed_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (city_id, sequence)
);

CREATE FUNCTION app.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'The table % is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON history_entry FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON history_entry FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON history_seal FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON history_seal FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();

-- Writes one line of history. The arguments of the trigger are columns whose values must not be copied
-- (password hashes, ciphertexts): the line says that they changed, not what they hold.
CREATE FUNCTION app.write_history() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  old_row jsonb := CASE WHEN TG_OP = 'INSERT' THEN NULL ELSE to_jsonb(OLD) END;
  new_row jsonb := CASE WHEN TG_OP = 'DELETE' THEN NULL ELSE to_jsonb(NEW) END;
  whole jsonb := coalesce(new_row, old_row);
  hidden text;
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF old_row = new_row THEN RETURN NULL; END IF;
    SELECT jsonb_object_agg(o.key, o.value) INTO old_row FROM jsonb_each(old_row) o
      WHERE whole -> o.key IS DISTINCT FROM o.value;
    SELECT jsonb_object_agg(n.key, n.value) INTO new_row FROM jsonb_each(new_row) n WHERE old_row ? n.key;
  END IF;
  FOREACH hidden IN ARRAY coalesce(TG_ARGV, '{}') LOOP
    IF old_row ? hidden THEN old_row := jsonb_set(old_row, ARRAY[hidden], '"***"'); END IF;
    IF new_row ? hidden THEN new_row := jsonb_set(new_row, ARRAY[hidden], '"***"'); END IF;
  END LOOP;
  INSERT INTO history_entry (city_id, actor, request, operation, table_name, row_id, family_id, before, after)
  VALUES ((whole ->> 'city_id')::uuid,
    coalesce(nullif(current_setting('app.actor', true), ''), 'system'),
    nullif(current_setting('app.request', true), ''),
    lower(TG_OP), TG_TABLE_NAME,
    coalesce(whole ->> 'id', whole ->> 'account_id', whole ->> 'child_id', whole ->> 'person_id', ''),
    CASE WHEN TG_TABLE_NAME = 'family' THEN (whole ->> 'id')::uuid ELSE (whole ->> 'family_id')::uuid END,
    old_row, new_row);
  RETURN NULL;
END $$;

-- Reading health or bank data leaves a line too (D8), with the purpose that was given.
CREATE FUNCTION app.record_read(table_name text, row_id text, family uuid, purpose text) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp
  AS $$ INSERT INTO history_entry (city_id, actor, request, operation, table_name, row_id, family_id, after)
        VALUES (app.city(), coalesce(nullif(current_setting('app.actor', true), ''), 'system'),
                nullif(current_setting('app.request', true), ''), 'read', table_name, row_id, family,
                jsonb_build_object('purpose', purpose)) $$;

-- Everything a tenant table needs, in one call: forced row-level security, grants, history.
CREATE FUNCTION app.tenant_table(target regclass, privileges text DEFAULT 'SELECT, INSERT, UPDATE',
                                 history boolean DEFAULT true, hidden text[] DEFAULT '{}') RETURNS void
  LANGUAGE plpgsql AS $$
DECLARE arguments text := (SELECT string_agg(quote_literal(c), ', ') FROM unnest(hidden) c);
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', target);
  EXECUTE format('CREATE POLICY tenant ON %s USING (city_id = (SELECT app.city())) WITH CHECK (city_id = (SELECT app.city()))', target);
  IF privileges <> '' THEN EXECUTE format('GRANT %s ON %s TO preau_app', privileges, target); END IF;
  IF history THEN
    EXECUTE format('CREATE TRIGGER history AFTER INSERT OR UPDATE OR DELETE ON %s FOR EACH ROW EXECUTE FUNCTION app.write_history(%s)',
      target, coalesce(arguments, ''));
  END IF;
END $$;
REVOKE ALL ON FUNCTION app.tenant_table FROM PUBLIC;

SELECT app.tenant_table('history_entry', 'SELECT', history => false);
SELECT app.tenant_table('history_seal', 'SELECT, INSERT', history => false);

-- Rate limits that need no other server. Keys are hashes: no address and no login is kept in clear.
CREATE UNLOGGED TABLE rate_limit (
  key bytea PRIMARY KEY,
  window_start timestamptz(3) NOT NULL,
  hits integer NOT NULL
);
GRANT SELECT, INSERT, UPDATE, DELETE ON rate_limit TO preau_app;

-- Mails leave by a job; the row is written in the transaction of what they tell (B4, W1).
CREATE TABLE mail (
  city_id uuid NOT NULL REFERENCES city (id),
  id uuid NOT NULL,
  to_address text NOT NULL,
  subject text NOT NULL,
  text text NOT NULL,
  html text NOT NULL,
  kind text NOT NULL,
  dedupe_key text NOT NULL,
  family_id uuid,
  status text NOT NULL DEFAULT 'queued' CHECK (status IN ('queued', 'sent', 'failed')),
  attempts integer NOT NULL DEFAULT 0,
  error text,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  sent_at timestamptz(3),
  PRIMARY KEY (city_id, id),
  UNIQUE (city_id, dedupe_key)
);
SELECT app.tenant_table('mail', history => false);

-- Down Migration
