-- Up Migration
-- Names city, actor and request to the base from within a statement, for one that is a transaction by itself:
-- `SELECT app.settle_draft(…) FROM app.enter(…)`. The base commits it as soon as it is done. Otherwise the slots stay
-- locked until the process that asked finds the time to say COMMIT, and in a rush it has none.
CREATE FUNCTION app.enter(p_city text, p_actor text, p_request text) RETURNS void LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  PERFORM set_config('app.city', p_city, true), set_config('app.actor', p_actor, true), set_config('app.request', p_request, true);
END $$;

-- Down Migration
