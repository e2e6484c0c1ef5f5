import { expect, it } from "vitest";
import { localDate } from "@/server/platform/dates";
import { afterAgreed } from "./after-agreement";
import { agreementDone } from "./agreement-done";

const ids = { familyId: "f", childId: "c", past: false };

it("says of which days the invoices follow a new share, whichever run comes next", () => {
  const said = (day: string | null) => agreementDone(day === null ? null : localDate(day)).accord;
  expect(said("2027-01-01")?.replaceAll("\u00a0", " ")).toBe(
    "Le partage est enregistré. Les factures des jours à partir du 1er janvier 2027 le suivront. Les foyers sont prévenus par e-mail.",
  );
  expect(said(null)).toBe("Le partage est enregistré. Les foyers sont prévenus par e-mail.");
});

it.each([
  ["own", /Aucun e-mail n’est parti, faute d’adresse connue/],
  ["elsewhere", /Ce foyer est prévenu par e-mail\. Aucune adresse e-mail n’est connue pour l’autre foyer/],
  ["both", /aucune adresse n’est connue pour les foyers de l’enfant/],
] as const)("says which household nobody could write to: %s", (unreached, words) => {
  const done = new URLSearchParams(afterAgreed("", { ...ids, unreached }).split("?")[1]).get("fait") ?? "";
  expect(agreementDone(null)[done]).toMatch(words);
  expect(agreementDone(null)[done]).not.toContain("Les foyers sont prévenus");
});
