-- Up Migration
-- The notice that leaves by itself when an invoice is issued is noted too: to how many addresses it went, none perhaps.
-- Nobody sent it: `sent_by` is null. An invoice that was issued before says nothing of it.
ALTER TABLE invoice_notice ALTER COLUMN sent_by DROP NOT NULL;
ALTER TABLE invoice_notice DROP CONSTRAINT invoice_notice_recipients_check;
ALTER TABLE invoice_notice ADD CONSTRAINT invoice_notice_recipients_check
  CHECK (recipients > 0 OR (recipients = 0 AND sent_by IS NULL));
CREATE UNIQUE INDEX invoice_notice_once_at_issue ON invoice_notice (city_id, invoice_id) WHERE sent_by IS NULL;
-- What a person did is history; the notice that leaves by itself is in `mail`.
DROP TRIGGER history ON invoice_notice;
CREATE TRIGGER history AFTER INSERT ON invoice_notice FOR EACH ROW WHEN (NEW.sent_by IS NOT NULL)
  EXECUTE FUNCTION app.write_history();
CREATE TRIGGER history_of_changes AFTER UPDATE OR DELETE ON invoice_notice FOR EACH ROW
  EXECUTE FUNCTION app.write_history();

-- Down Migration
DELETE FROM invoice_notice WHERE sent_by IS NULL;
DROP TRIGGER history_of_changes ON invoice_notice;
DROP TRIGGER history ON invoice_notice;
CREATE TRIGGER history AFTER INSERT OR UPDATE OR DELETE ON invoice_notice FOR EACH ROW EXECUTE FUNCTION app.write_history();
DROP INDEX invoice_notice_once_at_issue;
ALTER TABLE invoice_notice DROP CONSTRAINT invoice_notice_recipients_check;
ALTER TABLE invoice_notice ADD CONSTRAINT invoice_notice_recipients_check CHECK (recipients > 0);
ALTER TABLE invoice_notice ALTER COLUMN sent_by SET NOT NULL;
