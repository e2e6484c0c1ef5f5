/** What an entry of a waitlist has become; only the first two are alive. */
export type EntryStatus = "waiting" | "offered" | "accepted" | "declined" | "expired" | "withdrawn" | "closed";
