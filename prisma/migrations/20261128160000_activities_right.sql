-- Up Migration
-- Places and closing days have a right of their own (C3, C5). In the towns that are there already, whoever gives rights
-- gets it, and nobody else: a town's file gives it to others (docs/parametrage.md). City by city: the owner too sees the
-- rows of one only, and each role keeps its line of history.
DO $$
DECLARE
  v_city uuid;
  v_before text := coalesce(current_setting('app.city', true), '');
  v_actor text := coalesce(current_setting('app.actor', true), '');
BEGIN
  PERFORM set_config('app.actor', 'operator', true);
  FOR v_city IN SELECT id FROM city LOOP
    PERFORM set_config('app.city', v_city::text, true);
    UPDATE agent_role SET rights = array_append(rights, 'activites.gerer')
      WHERE city_id = v_city AND 'parametres.gerer' = ANY (rights) AND 'activites.gerer' <> ALL (rights);
  END LOOP;
  PERFORM set_config('app.city', v_before, true), set_config('app.actor', v_actor, true);
END $$;

-- Down Migration
