import { expect, it } from "vitest";
import { localDate } from "@/server/platform/dates";
import { agreementDone } from "./agreement-done";

it("says of which days the invoices follow a new share, whichever run comes next", () => {
  const said = (day: string | null) => agreementDone(day === null ? null : localDate(day)).accord;
  expect(said("2027-01-01").replaceAll("\u00a0", " ")).toBe(
    "Le partage est enregistré, les foyers sont prévenus. Les factures des jours à partir du 1er janvier 2027 le suivront.",
  );
  expect(said(null)).toBe("Le partage est enregistré, les foyers sont prévenus.");
});
