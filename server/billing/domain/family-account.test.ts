import { expect, it } from "vitest";
import { localDate } from "@/server/platform/dates";
import { cents } from "@/server/platform/money";
import { standingOf } from "./family-account";

const TODAY = localDate("2027-01-31");

it.each([
  ["the day before its last", "invoice", 1_250, "2027-02-01", "due"],
  ["its last day", "invoice", 1_250, "2027-01-31", "due"],
  ["the day after its last", "invoice", 1_250, "2027-01-30", "late"],
  ["a day, without a last one", "invoice", 1_250, null, "due"],
  ["the day after its last, when nothing is left to pay", "invoice", 0, "2027-01-30", "paid"],
  ["any day, when it is a credit note", "credit_note", 0, null, "credit_note"],
] as const)("on %s, an %s that still asks for %i cents is seen so", (_, kind, open, dueDay, standing) => {
  expect(standingOf({ kind, open: cents(open), dueDay: dueDay && localDate(dueDay) }, TODAY)).toBe(standing);
});
