-- Up Migration
-- What corrects a line is looked for when its invoice is thrown away: without an index, each draft that a recomputed or abandoned
-- run throws away reads every line of the town. Few lines correct anything.
CREATE INDEX invoice_line_corrects ON invoice_line (city_id, corrects_id) WHERE corrects_id IS NOT NULL;

-- Down Migration
DROP INDEX invoice_line_corrects;
