import { describe, expect, it } from "vitest";
import { localDate } from "@/server/platform/dates";
import { cents } from "@/server/platform/money";
import { aFee, SITUATION } from "./billing.fixture";
import { explainLine } from "./explain-line.fr";

const fee = (due: number, over = {}) => ({
  line: aFee(175),
  situation: SITUATION,
  due: cents(due),
  billed: cents(0),
  ...over,
});
const line = {
  kind: "service",
  state: "present",
  share: 10_000,
  unit: cents(175),
  quantity: 1,
  corrects: null,
} as const;

const told = (over: Partial<Parameters<typeof explainLine>[0]>) =>
  explainLine({ ...line, fee: fee(175), ...over }).map((step) => step.replaceAll("\u00a0", " "));

describe("why a line costs that", () => {
  it("is told for one day, then for all the days of the line", () => {
    expect(told({ quantity: 4 }).at(-1)).toBe("Pour 4 jours : 4 × 1,75 € = 7,00 €");
    expect(told({}).join()).not.toContain("Pour");
  });

  it("says from when the household lives elsewhere, where that makes the price", () => {
    const moved = { ...SITUATION, residence: "outside", movedOn: localDate("2026-12-10") } as const;
    expect(told({ fee: fee(175, { situation: moved }) })).toContain(
      "Le foyer habite hors de la commune à partir du 10 décembre 2026",
    );
    expect(told({}).join()).not.toContain("habite");
  });

  it("is told of the part of who pays a share", () => {
    expect(told({ quantity: 3, share: 5_000, unit: cents(88), fee: fee(88) }).slice(-2)).toEqual([
      "Votre part : 50 % de 1,75 €, soit 0,88 €",
      "Pour 3 jours : 3 × 0,88 € = 2,64 €",
    ]);
  });

  it("of a day that was given back says who gave it up: the town, for its reason, or the family", () => {
    const gone = { kind: "regularisation", state: null, unit: cents(-175), corrects: "CANT2026000001" } as const;
    const closed = fee(0, { line: null, billed: cents(175), closing: "Grève" });
    expect(told({ ...gone, quantity: 2, fee: closed })).toEqual([
      "La mairie a fermé ces jours (Grève) : rien n’est dû",
      "Déjà facturé (facture CANT2026000001) : 1,75 € par jour. Dû maintenant : 0,00 €",
      "1,75 € par jour vous est rendu",
      "Pour 2 jours : 2 × − 1,75 € = − 3,50 €",
    ]);
    const taken = told({ ...gone, fee: fee(0, { line: null, billed: cents(175) }) });
    expect(taken[0]).toBe("La réservation a été retirée : rien n’est dû");
  });

  it("of a day of which a credit note gave a part back says so, and adds up; a line kept before that is read as it was", () => {
    const gone = {
      kind: "regularisation",
      state: "absent_excused",
      unit: cents(-40),
      corrects: "CANT2026000001",
    } as const;
    const steps = (over: object) =>
      told({ ...gone, fee: fee(0, { line: null, billed: cents(345), ...over }) }).slice(1);
    const back = "0,40 € par jour vous est rendu";
    expect(steps({ credited: cents(305) })).toEqual([
      "Déjà facturé (facture CANT2026000001) : 3,45 € par jour, dont 3,05 € déjà rendus par un avoir. Dû maintenant : 0,00 €",
      back,
    ]);
    expect(steps({})).toEqual([
      "Déjà facturé (facture CANT2026000001) : 3,45 € par jour. Dû maintenant : 0,00 €",
      back,
    ]);
  });

  it("of 0 € says what changed: whether the child came", () => {
    const later = { kind: "regularisation", unit: cents(0), corrects: "CANT2026000001" } as const;
    const of = (over: object) => told({ ...later, fee: fee(175, { billed: cents(175) }), ...over });
    expect(of({ state: "absent_billed" }).slice(-2)).toEqual([
      "Déjà facturé (facture CANT2026000001) : 1,75 € par jour. Dû maintenant : 1,75 €",
      "Absence notée après la facture : rien ne change à payer, mais ce jour ne compte plus comme une présence dans vos attestations",
    ]);
    expect(of({ quantity: 2 }).at(-1)).toBe(
      "Présence notée après la facture : rien ne change à payer, mais ces jours comptent comme des présences dans vos attestations",
    );
  });

  it("of a free day asks for nothing, however many", () => {
    expect(told({ state: "absent_excused", unit: cents(0), quantity: 2, fee: fee(0, { line: null }) })).toEqual([
      "L’absence est justifiée : rien n’est dû",
    ]);
  });
});
