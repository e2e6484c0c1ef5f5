-- Up Migration
-- A town's own row (its name, theme and settings) changed without a line: the history began at the tables below it (W3).
-- The row of a city is of that city: its line is written under it, also by a transaction that has not chosen a city yet.

CREATE OR REPLACE FUNCTION app.write_history() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  old_row jsonb := CASE WHEN TG_OP = 'INSERT' THEN NULL ELSE to_jsonb(OLD) END;
  new_row jsonb := CASE WHEN TG_OP = 'DELETE' THEN NULL ELSE to_jsonb(NEW) END;
  whole jsonb := coalesce(new_row, old_row);
  is_city boolean := TG_TABLE_NAME = 'city';
  city_before text := current_setting('app.city', true);
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
  IF is_city THEN PERFORM set_config('app.city', whole ->> 'id', true); END IF;
  INSERT INTO history_entry (city_id, actor, request, operation, table_name, row_id, family_id, before, after)
  VALUES ((whole ->> CASE WHEN is_city THEN 'id' ELSE 'city_id' END)::uuid,
    coalesce(nullif(current_setting('app.actor', true), ''), 'system'),
    nullif(current_setting('app.request', true), ''),
    lower(TG_OP), TG_TABLE_NAME,
    coalesce(whole ->> 'id', whole ->> 'account_id', whole ->> 'child_id', whole ->> 'person_id', ''),
    CASE WHEN TG_TABLE_NAME = 'family' THEN (whole ->> 'id')::uuid ELSE (whole ->> 'family_id')::uuid END,
    old_row, new_row);
  IF is_city THEN PERFORM set_config('app.city', coalesce(city_before, ''), true); END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER history AFTER INSERT OR UPDATE OR DELETE ON city FOR EACH ROW EXECUTE FUNCTION app.write_history();
