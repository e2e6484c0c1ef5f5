-- Up Migration
-- A new agreement about who pays for a child (X2) takes the place of everything agreed from its first day on: what was to begin
-- later is taken away. The history keeps it.
GRANT DELETE ON child_payer TO preau_app;

-- Down Migration
REVOKE DELETE ON child_payer FROM preau_app;
