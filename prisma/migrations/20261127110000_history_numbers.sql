-- Up Migration
-- The history counts transactions (docs/adr/0008-history.md). A base copied row by row into another server, as a restore
-- does, meets a counter that begins anew: its new lines would fall behind seals that are there already. So the history has
-- numbers of its own: those of PostgreSQL, moved up by as much as this base needs. A server's counter cannot be set
-- without its administrator and a stop; this can, by the owner of the base.

-- By how much. Made anew by app.continue_history(), and by nothing else: a base that was never copied keeps 0.
CREATE FUNCTION app.history_offset() RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE AS 'SELECT 0::bigint';

-- The history's number of a transaction.
CREATE FUNCTION app.history_number(xid xid8) RETURNS xid8 LANGUAGE sql STABLE
  AS $$ SELECT (xid::text::bigint + app.history_offset())::text::xid8 $$;

ALTER TABLE history_entry ALTER COLUMN xid SET DEFAULT app.history_number(pg_current_xact_id());

-- Makes the numbers go on after the last line and the last seal of every city, and returns the offset. Does nothing where
-- they already do. For a base that nobody writes to at this moment: what an older transaction wrote would be left behind.
CREATE FUNCTION app.continue_history() RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  v_city uuid;
  v_before text := coalesce(current_setting('app.city', true), '');
  v_last bigint := 0;
  v_missing bigint;
BEGIN
  -- City by city: the owner too sees the lines of one only.
  FOR v_city IN SELECT id FROM city LOOP
    PERFORM set_config('app.city', v_city::text, true);
    v_last := greatest(v_last,
      (SELECT e.xid::text::bigint FROM history_entry e WHERE e.city_id = v_city ORDER BY e.xid DESC LIMIT 1),
      (SELECT s.to_xid::text::bigint FROM history_seal s WHERE s.city_id = v_city ORDER BY s.to_xid DESC LIMIT 1));
  END LOOP;
  PERFORM set_config('app.city', v_before, true);
  v_missing := v_last + 1 - app.history_number(pg_current_xact_id())::text::bigint;
  IF v_missing > 0 THEN
    EXECUTE format('CREATE OR REPLACE FUNCTION app.history_offset() RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE AS %L',
      format('SELECT %s::bigint', app.history_offset() + v_missing));
  END IF;
  RETURN app.history_offset();
END $$;
REVOKE ALL ON FUNCTION app.continue_history FROM PUBLIC;

-- Down Migration
