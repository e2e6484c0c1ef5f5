-- Up Migration
-- Jobs are added in the transaction of the business change. The serving role may only add; the worker's own
-- connection runs them. The city of the transaction travels in the payload, never another one.

CREATE FUNCTION app.add_job(task text, payload json, run_at timestamptz DEFAULT NULL, job_key text DEFAULT NULL,
                            max_attempts integer DEFAULT 25) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF app.city() IS NULL THEN RAISE EXCEPTION 'A job needs the city of its transaction'; END IF;
  PERFORM graphile_worker.add_job(task, (payload::jsonb || jsonb_build_object('cityId', app.city()))::json,
    run_at => run_at, job_key => CASE WHEN job_key IS NULL THEN NULL ELSE app.city() || ':' || job_key END, max_attempts => max_attempts);
END $$;
REVOKE ALL ON FUNCTION app.add_job FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.add_job TO preau_app;

-- A parent with two dossiers works in one at a time.
ALTER TABLE session ADD COLUMN family_id uuid;

-- Down Migration
