/** Functions of the loading session only: a draw that is the same at each run, and identifiers sorted by number. */
export const TOOLS = `
CREATE FUNCTION pg_temp.draw(n bigint, topic int, below int) RETURNS int LANGUAGE sql IMMUTABLE
  AS $$ SELECT (abs(hashint8extended(n * 64 + topic, 20261122) / 2) % below)::int $$;
CREATE FUNCTION pg_temp.uid(kind text, n bigint) RETURNS uuid LANGUAGE sql IMMUTABLE
  AS $$ SELECT ('0199' || left(lpad(to_hex(n), 8, '0'), 4) || '-' || right(lpad(to_hex(n), 8, '0'), 4)
    || '-7' || kind || '-8000-000000000000')::uuid $$;`;

/** Kinds of identifiers: three hexadecimal figures each. */
export const KIND = {
  school: "001",
  class: "002",
  family: "003",
  person: "004",
  account: "005",
  child: "006",
  enrolment: "007",
  slot: "008",
  booking: "009",
  quotient: "00a",
  waitlist: "00b",
} as const;
