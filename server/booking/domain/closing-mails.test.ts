import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { localDate } from "@/server/platform/dates";
import { closingMail, type OpenAgain, reopeningMail, type ToldLoss } from "./closing-mails.fr";

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

const at = (local: string) => Temporal.PlainDateTime.from(local).toZonedDateTime("Europe/Paris").toInstant();

describe("what the mail of a reopening says of booking again", () => {
  const inTime: OpenAgain["booking"] = { tag: "open", until: at("2026-12-01T11:00") };
  const late: OpenAgain["booking"] = { tag: "open_late", until: at("2026-12-01T18:00") };
  const tooEarly: OpenAgain["booking"] = { tag: "too_early", opensAt: at("2026-11-26T08:00") };
  const tooLate: OpenAgain["booking"] = { tag: "too_late", closedAt: at("2026-12-01T18:00") };
  const toAll: OpenAgain["opening"] = { tag: "open", until: null };
  const residents = { residences: ["commune"], schools: [], levels: [] } as const;

  const mailOf = (booking: OpenAgain["booking"], opening: OpenAgain["opening"]) => {
    const day = { firstName: "Ana", day: localDate("2026-12-03"), activityName: "Cantine", lateCost: null };
    const ended = { activityName: "Cantine", labels: ["Grève"] };
    const { paragraphs } = reopeningMail(ended, [{ ...day, booking, opening }], "Europe/Paris");
    const said = paragraphs.map((text) => text.replaceAll("\u00a0", " "));
    return { line: said[2]?.replace("– jeudi 3 décembre, Ana : ", ""), again: said[1]?.includes("réservez-le") };
  };

  it.each<[string, OpenAgain["booking"], OpenAgain["opening"], string, boolean]>([
    ["open to all", inTime, toAll, "à réserver avant le mardi 1er décembre à 11 h", true],
    [
      "the town's window ends first",
      inTime,
      { tag: "open", until: at("2026-11-28T18:00") },
      "à réserver avant le samedi 28 novembre à 18 h",
      true,
    ],
    [
      "it ends after the deadline",
      inTime,
      { tag: "open", until: at("2026-12-20T18:00") },
      "à réserver avant le mardi 1er décembre à 11 h",
      true,
    ],
    [
      "a late booking until the window ends",
      late,
      { tag: "open", until: at("2026-12-01T12:00") },
      "réservation tardive possible jusqu’au mardi 1er décembre à 12 h, au même prix",
      true,
    ],
    [
      "not open yet for this child",
      inTime,
      { tag: "opens_later", at: at("2026-11-27T08:00") },
      "à réserver à partir du vendredi 27 novembre à 8 h",
      true,
    ],
    [
      "not open yet, but before the day can be booked at all",
      tooEarly,
      { tag: "opens_later", at: at("2026-11-25T08:00") },
      "à réserver à partir du jeudi 26 novembre à 8 h",
      true,
    ],
    [
      "over",
      inTime,
      { tag: "closed", since: at("2026-11-20T18:00") },
      "les réservations sont closes depuis le vendredi 20 novembre à 18 h, contactez la mairie si vous avez besoin d’une place",
      false,
    ],
    [
      "for others",
      inTime,
      { tag: "not_for", audiences: [residents] },
      "ouvert seulement aux habitants de la commune, contactez la mairie si vous avez besoin d’une place",
      false,
    ],
    [
      "too late whatever the windows say",
      tooLate,
      { tag: "opens_later", at: at("2026-12-02T08:00") },
      "le délai de réservation est passé, contactez la mairie si vous avez besoin d’une place",
      false,
    ],
  ])("%s", (_, booking, opening, line, again) => {
    expect(mailOf(booking, opening)).toEqual({ line, again });
  });
});
