-- Up Migration
-- What is asked at each payment and each time the counter is opened, some of it under a debtor's lock: without these, each of
-- these questions reads all operations, or all payments, of the base (Y1, Y2).
CREATE INDEX payfip_operation_invoice_invoice ON payfip_operation_invoice (city_id, invoice_id);
CREATE INDEX payfip_operation_debtor ON payfip_operation (city_id, debtor_id);
CREATE INDEX payment_recorded_by ON payment (city_id, recorded_by, recorded_at DESC) WHERE recorded_by IS NOT NULL;
CREATE INDEX account_request_account ON account_request (city_id, account_id, created_at DESC);

-- Down Migration
DROP INDEX payfip_operation_invoice_invoice, payfip_operation_debtor, payment_recorded_by, account_request_account;
