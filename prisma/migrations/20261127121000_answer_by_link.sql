-- Up Migration
-- An offer that is accepted by the link of its mail names nobody: whoever reads the mailbox of the family holds the link.
-- Until now such a booking named the parent who had asked for the place, which the family's history then told as a fact.

ALTER TABLE booking ALTER COLUMN booked_by DROP NOT NULL;
COMMENT ON COLUMN booking.booked_by IS 'Null: an offered place, accepted by the link of its mail (actor "offer-link:<entry>" in the history)';

-- Down Migration
