-- Up Migration
-- A month's invoices ask for as many mails as the town has families. What one person waits for (a place that was offered,
-- the confirmation of a booking, a password) must not stand behind them: of the jobs that are due, those of the smallest
-- priority come first.

DROP FUNCTION app.add_job(text, json, timestamptz, text, integer);
CREATE FUNCTION app.add_job(task text, payload json, run_at timestamptz DEFAULT NULL, job_key text DEFAULT NULL,
                            max_attempts integer DEFAULT 25, priority integer DEFAULT 0) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF app.city() IS NULL THEN RAISE EXCEPTION 'A job needs the city of its transaction'; END IF;
  PERFORM graphile_worker.add_job(task, (payload::jsonb || jsonb_build_object('cityId', app.city()))::json,
    run_at => run_at, job_key => CASE WHEN job_key IS NULL THEN NULL ELSE app.city() || ':' || job_key END,
    max_attempts => max_attempts, priority => priority);
END $$;
REVOKE ALL ON FUNCTION app.add_job FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.add_job TO preau_app;

DROP FUNCTION app.add_jobs(text, jsonb);
CREATE FUNCTION app.add_jobs(task text, payloads jsonb, priority integer DEFAULT 0) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF app.city() IS NULL THEN RAISE EXCEPTION 'A job needs the city of its transaction'; END IF;
  PERFORM graphile_worker.add_jobs(ARRAY(
    SELECT ROW (task, (p || jsonb_build_object('cityId', app.city()))::json, NULL, NULL, NULL, NULL, priority, NULL)::graphile_worker.job_spec
    FROM jsonb_array_elements(payloads) p));
END $$;
REVOKE ALL ON FUNCTION app.add_jobs FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.add_jobs TO preau_app;

-- Down Migration
DROP FUNCTION app.add_jobs(text, jsonb, integer);
CREATE FUNCTION app.add_jobs(task text, payloads jsonb) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF app.city() IS NULL THEN RAISE EXCEPTION 'A job needs the city of its transaction'; END IF;
  PERFORM graphile_worker.add_jobs(ARRAY(
    SELECT ROW (task, (p || jsonb_build_object('cityId', app.city()))::json, NULL, NULL, NULL, NULL, NULL, NULL)::graphile_worker.job_spec
    FROM jsonb_array_elements(payloads) p));
END $$;
REVOKE ALL ON FUNCTION app.add_jobs FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.add_jobs TO preau_app;

DROP FUNCTION app.add_job(text, json, timestamptz, text, integer, integer);
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
