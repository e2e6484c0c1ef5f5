-- Up Migration
-- What has not left, or never will: few mails of many, which the staff are shown.
CREATE INDEX mail_not_sent ON mail (city_id, created_at) WHERE status <> 'sent';

-- Down Migration
