-- Up Migration
-- PostgreSQL lets anybody run a new function, and tie a trigger's to a temporary table of their own: whoever held the product's
-- connection could have app.write_history() add lines to the history that nobody's act caused. From now on a function is run by
-- the serving role when it is given to it, and no trigger's is: triggers need no such right.
DO $$
DECLARE f record;
BEGIN
  FOR f IN SELECT p.oid::regprocedure AS name, p.prorettype = 'trigger'::regtype AS is_trigger FROM pg_proc p
    WHERE p.pronamespace IN ('app'::regnamespace, 'public'::regnamespace)
      AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e')
      AND EXISTS (SELECT FROM aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) g WHERE g.grantee = 0)
  LOOP
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', f.name);
    IF NOT f.is_trigger THEN EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO preau_app', f.name); END IF;
  END LOOP;
END $$;

-- Down Migration
