-- Up Migration
-- A kind of document may be asked for some activities only (D11): of the children who are enrolled in one of them, or
-- for whom it is asked. By code, as the town's file says it: no activity is ever removed, nor changes its code.

ALTER TABLE document_type ADD COLUMN activity_codes text[] NOT NULL DEFAULT '{}';
COMMENT ON COLUMN document_type.activity_codes IS 'Codes of the activities that it is asked for; none: of every household';

-- Down Migration
ALTER TABLE document_type DROP COLUMN activity_codes;
