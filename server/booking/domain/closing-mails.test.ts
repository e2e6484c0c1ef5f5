import { describe, expect, it } from "vitest";
import { localDate } from "@/server/platform/dates";
import { closingMail, type ToldLoss } from "./closing-mails.fr";

const closing = {
  label: "Grève",
  schoolName: null,
  activityName: "Restauration scolaire",
  first: localDate("2026-12-03"),
  last: localDate("2026-12-04"),
};

const loss = (what: ToldLoss["what"], billed = false, day = "2026-12-03"): ToldLoss => ({
  firstName: "Ana",
  day: localDate(day),
  activityName: "Restauration scolaire",
  what,
  billed,
});

const money = (...losses: ToldLoss[]) => closingMail(closing, losses).paragraphs.at(-1);

describe("what the mail of a closing says of money", () => {
  it.each([
    ["a place in a queue only", [loss("waiting"), loss("offer")], "Vous n’avez rien à faire."],
    ["one day", [loss("booking")], "Vous n’avez rien à faire. Ce jour ne vous sera pas facturé."],
    [
      "days that were not invoiced",
      [loss("booking"), loss("freed", false, "2026-12-04"), loss("waiting")],
      "Vous n’avez rien à faire. Ces jours ne vous seront pas facturés.",
    ],
    [
      "one day that was invoiced",
      [loss("booking", true), loss("waiting")],
      "Vous n’avez rien à faire. Le prix de ce jour sera déduit de votre prochaine facture.",
    ],
    [
      "days that were invoiced",
      [loss("booking", true), loss("freed", true, "2026-12-04")],
      "Vous n’avez rien à faire. Le prix de ces jours sera déduit de votre prochaine facture.",
    ],
    [
      "some that were invoiced",
      [loss("booking", true), loss("booking", false, "2026-12-04")],
      "Vous n’avez rien à faire. Le prix des jours déjà facturés sera déduit de votre prochaine facture. Les autres ne vous seront pas facturés.",
    ],
  ])("%s", (_, losses, words) => {
    expect(money(...losses)).toBe(words);
  });

  it("says of each day whether it was invoiced", () => {
    const lines = closingMail(closing, [loss("booking", true), loss("booking", false, "2026-12-04")]).paragraphs;
    expect(lines[4]?.split("\n")).toEqual([
      "– jeudi 3 décembre, Ana\u00a0: réservation annulée. Ce jour vous a déjà été facturé",
      "– vendredi 4 décembre, Ana\u00a0: réservation annulée, sans frais",
    ]);
  });
});
