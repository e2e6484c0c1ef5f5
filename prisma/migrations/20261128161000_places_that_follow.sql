-- Up Migration
-- Staff may want fewer places than are taken (C5). Nobody loses a place, and no new one is given: the day keeps what is taken,
-- and follows each place that is given back until it has the number wanted. `capacity_target` is that number, while it is not
-- reached yet; the day is full all that time.
ALTER TABLE slot ADD COLUMN capacity_target integer
  CONSTRAINT slot_target_below CHECK (capacity_target >= 0 AND capacity_target < capacity);

CREATE FUNCTION app.follow_target() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.capacity := greatest(NEW.capacity_target, NEW.taken);
  IF NEW.capacity = NEW.capacity_target THEN NEW.capacity_target := NULL; END IF;
  RETURN NEW;
END $$;
-- For the few slots that are above their target: the others pay one comparison.
CREATE TRIGGER follow_target BEFORE UPDATE OF taken ON slot FOR EACH ROW
  WHEN (OLD.capacity_target IS NOT NULL AND NEW.taken < OLD.taken) EXECUTE FUNCTION app.follow_target();

-- The trigger `history` sees statements that name the capacity; this one, what follows by itself.
CREATE TRIGGER history_followed AFTER UPDATE OF taken ON slot FOR EACH ROW
  WHEN (OLD.capacity_target IS NOT NULL AND NEW.capacity < OLD.capacity) EXECUTE FUNCTION app.write_history('taken');

-- Down Migration
DROP TRIGGER history_followed ON slot;
DROP TRIGGER follow_target ON slot;
DROP FUNCTION app.follow_target();
ALTER TABLE slot DROP COLUMN capacity_target;
