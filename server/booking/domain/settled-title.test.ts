import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { LineOutcome } from "./outcome";
import { changedSomething, settledTitle } from "./settled-title.fr";

const PERIOD = "de décembre 2026";
const TAGS: readonly LineOutcome["tag"][] = [
  "booked",
  "waiting",
  "offered",
  "full",
  "already",
  "cancelled",
  "left",
  "untouched",
];

describe("the subject of a confirmation", () => {
  it.each<[LineOutcome["tag"][], string]>([
    [["booked"], "Vos réservations de décembre 2026 sont enregistrées"],
    [["booked", "untouched", "already"], "Vos réservations de décembre 2026 sont enregistrées"],
    [["booked", "full"], "Vos réservations de décembre 2026 sont enregistrées en partie"],
    [["booked", "waiting"], "Une partie de vos réservations de décembre 2026 est sur liste d’attente"],
    [["booked", "cancelled"], "Vos changements de décembre 2026 sont enregistrés"],
    [["waiting"], "Vous êtes sur liste d’attente pour vos demandes de décembre 2026"],
    [["waiting", "offered"], "Vous êtes sur liste d’attente pour vos demandes de décembre 2026"],
    [["offered"], "Une place vous est proposée\u00a0: répondez dans vos listes d’attente"],
    [
      ["waiting", "cancelled"],
      "Vos changements de décembre 2026 sont enregistrés, avec des demandes sur liste d’attente",
    ],
    [["cancelled", "left"], "Vos annulations de décembre 2026 sont enregistrées"],
    [["left"], "Vos demandes de décembre 2026 sont retirées de la liste d’attente"],
    [["full", "untouched"], "Rien n’a pu être réservé pour vos demandes de décembre 2026"],
    [["untouched", "already"], "Rien n’a changé dans vos réservations"],
  ])("of %j", (tags, title) => {
    expect(settledTitle(tags, PERIOD)).toBe(title);
  });

  it("says that bookings are made only where one is, and that one waits wherever one does", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...TAGS), { minLength: 1 }), (tags) => {
        const title = settledTitle(tags, PERIOD);
        if (/^Vos réservations/.test(title)) expect(tags).toContain("booked");
        if (tags.includes("waiting")) expect(title).toContain("liste d’attente");
        expect(/^Rien/.test(title)).toBe(!changedSomething(tags));
      }),
    );
  });
});
