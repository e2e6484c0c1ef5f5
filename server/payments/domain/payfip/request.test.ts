import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Cents, cents } from "@/server/platform/money";
import {
  amountProblem,
  attemptReference,
  checkRequest,
  cleanObject,
  isClientNumber,
  isRefdet,
  LARGEST_AMOUNT,
  type PaymentWish,
  type Saisie,
  SMALLEST_AMOUNT,
} from "./index";

const wish: PaymentWish = {
  numcli: "006382",
  exer: "2026",
  refdet: "FAC2026000123A1",
  objet: "Facture 2026000123 Février 2026",
  amount: cents(5775),
  mel: "parent@example.org",
  saisie: "T",
  urlnotif: "https://portail.example.org/api/payfip/notification",
  urlredirect: "https://portail.example.org/paiement/retour",
};

function problemsOf(change: Partial<PaymentWish>, activated = false): readonly string[] {
  const checked = checkRequest({ ...wish, ...change }, { activated });
  return checked.ok ? [] : checked.error;
}

describe("the reference of an attempt (PROTOCOLS 1.8)", () => {
  it("is the invoice's, then the attempt", () => {
    expect(attemptReference("FAC2026000123", 1)).toEqual({ ok: true, value: "FAC2026000123A1" });
  });

  it.each([
    ["FAC-2026", 1],
    ["FAÇ2026000", 1],
    ["", 1],
    ["F", 1],
    ["F".repeat(29), 1],
    ["FAC2026000123", 0],
    ["FAC2026000123", 1.5],
    ["FAC2026000123", -1],
  ])("refuses %s, attempt %d", (base, attempt) => {
    expect(attemptReference(base, attempt)).toEqual({ ok: false, error: { tag: "BadReference" } });
  });

  it("is never that of another invoice or attempt", () => {
    const base = fc.stringMatching(/^[A-Z0-9]{4,20}$/);
    const attempt = fc.integer({ min: 1, max: 999 });
    fc.assert(
      fc.property(base, attempt, base, attempt, (one, first, other, second) => {
        fc.pre(one !== other || first !== second);
        const references = [attemptReference(one, first), attemptReference(other, second)];
        expect(references[0]).not.toEqual(references[1]);
      }),
    );
  });

  it.each([
    ["ABCD", false],
    ["ABCDEFGH", true],
    ["201912261758460053903194", true],
    ["201820190000100000022019061301", true],
    ["999999990000000000000", true],
    ["999900000000999999", true],
    ["FAC2026000123A1 ", false],
    ["2018201900001000000220190613011", false],
  ])("as the test vectors have it: %s, %s", (text, accepted) => {
    expect(isRefdet(text)).toBe(accepted);
  });
});

describe("what the payment is about", () => {
  it.each([
    ["18/09/2020  Établissement attestation hors-sol n#1234", "18092020 Etablissement attestation hors sol n1234"],
    ["L’école d'été – œuvre", "L ecole d ete oeuvre"],
    ["  \u00a0Facture\u202f: 12,50\u00a0€ ", "Facture 1250"],
    ["<b>&amp;\u0000</b>", "bampb"],
    ["日本", ""],
    ["a".repeat(120), "a".repeat(100)],
    [`${"a".repeat(99)} b`, "a".repeat(99)],
  ])("%s becomes %s", (text, clean) => {
    expect(cleanObject(text)).toBe(clean);
  });

  it("is letters, digits and single spaces, and stays when cleaned again", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 0x2fff }), { maxLength: 300 }), (characters) => {
        const clean = cleanObject(String.fromCodePoint(...characters));
        expect(clean).toMatch(/^([A-Za-z0-9]+( [A-Za-z0-9]+)*)?$/);
        expect(clean.length).toBeLessThanOrEqual(100);
        expect(cleanObject(clean)).toBe(clean);
      }),
    );
  });
});

describe("an amount (attack 28)", () => {
  it.each([
    [99, "M3"],
    [1, "M3"],
    [0, "M3"],
    [-5775, "M3"],
    [100, undefined],
    [9_999_999, undefined],
    [10_000_000, "M5"],
    [2 ** 53, "M1"],
    [Number.NaN, "M1"],
    [Number.POSITIVE_INFINITY, "M1"],
    [57.75, "M1"],
  ])("%d: %s", (amount, problem) => {
    expect(amountProblem(amount as Cents)).toBe(problem);
    expect(problemsOf({ amount: amount as Cents })).toEqual(problem ? [problem] : []);
  });

  it("has its bounds", () => {
    expect([amountProblem(cents(SMALLEST_AMOUNT)), amountProblem(cents(LARGEST_AMOUNT))]).toEqual([
      undefined,
      undefined,
    ]);
  });
});

describe("a request", () => {
  it("is taken whole, with its object cleaned", () => {
    expect(checkRequest(wish, { activated: false })).toEqual({
      ok: true,
      value: { ...wish, objet: "Facture 2026000123 Fevrier 2026" },
    });
  });

  it.each<[Partial<PaymentWish>, string]>([
    [{ numcli: "6382" }, "T1"],
    [{ numcli: "0063821" }, "T1"],
    [{ numcli: "00638a" }, "T1"],
    [{ numcli: "００６３８２" }, "T1"],
    [{ exer: "26" }, "exer"],
    [{ refdet: "ABCD" }, "R3"],
    [{ refdet: "FAC-2026-1" }, "R3"],
    [{ mel: "" }, "A1"],
    [{ mel: "john.doeexample.com" }, "A2"],
    [{ mel: "a@b.c" }, "A2"],
    [{ mel: `${"a".repeat(70)}@example.org` }, "A2"],
    [{ mel: "a b@example.org" }, "A2"],
    [{ mel: "a@b.fr@example.org" }, "A2"],
    [{ urlnotif: "portail.example.org" }, "N1"],
    [{ urlnotif: `https://example.org/${"a".repeat(240)}` }, "N1"],
    [{ urlredirect: "javascript:alert(1)" }, "D1"],
    [{ urlredirect: "https://example.org/a b" }, "D1"],
  ])("is refused before it leaves: %o, %s", (change, problem) => {
    expect(problemsOf(change)).toEqual([problem]);
  });

  it("tells all its problems at once", () => {
    expect(problemsOf({ numcli: "", refdet: "", mel: "" })).toEqual(["T1", "R3", "A1"]);
  });

  it.each<[string, boolean, boolean]>([
    ["T", false, true],
    ["T", true, true],
    ["X", false, true],
    ["X", true, false],
    ["W", false, false],
    ["W", true, true],
    ["A", true, false],
    ["M", true, false],
    ["", true, false],
  ])("mode %s, town activated %s: %s", (saisie, activated, allowed) => {
    expect(problemsOf({ saisie: saisie as Saisie }, activated)).toEqual(allowed ? [] : ["S1"]);
  });

  it("asks for a client number of six digits", () => {
    expect(isClientNumber("006382")).toBe(true);
    expect(isClientNumber(" 06382")).toBe(false);
  });
});
