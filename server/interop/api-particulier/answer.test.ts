import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readAnswer } from "./answer";

const quotient = { fournisseur: "CNAF", valeur: 650, annee: 2026, mois: 9, annee_calcul: 2026, mois_calcul: 8 };
const parent = {
  nom_naissance: "ROUX",
  nom_usage: null,
  prenoms: "JEANNE STEPHANIE",
  date_naissance: "1987-06-27",
  sexe: "F",
};
const data = {
  quotient_familial: quotient,
  allocataires: [parent],
  enfants: [{ ...parent, prenoms: "ALEXIS", date_naissance: "2020-00-00" }],
  adresse: { destinataire: "Madame ROUX", numero_libelle_voie: "1 RUE MONTORGUEIL" },
};
const whole = { data, links: {}, meta: {} };

describe("an answer of API Particulier (v3)", () => {
  it("gives the amount in cents, the fund and the months; people to compare; no address", () => {
    const read = readAnswer(whole);
    expect(read).toEqual({
      ok: true,
      value: {
        source: "caf",
        amount: 65_000,
        month: "2026-09-01",
        calculatedMonth: "2026-08-01",
        adults: [{ birthName: "ROUX", usageName: "", firstNames: "JEANNE STEPHANIE", birthdate: "1987-06-27" }],
        children: [{ birthName: "ROUX", usageName: "", firstNames: "ALEXIS", birthdate: "2020-00-00" }],
      },
    });
    expect(JSON.stringify(read)).not.toContain("MONTORGUEIL");
  });

  it("tells the MSA from the CAF, and a true zero from nothing", () => {
    const zero = { ...data, quotient_familial: { ...quotient, fournisseur: "MSA", valeur: 0 } };
    expect(readAnswer({ data: zero })).toMatchObject({ ok: true, value: { source: "msa", amount: 0 } });
  });

  it("goes without the parts that the authorisation does not cover", () => {
    const read = readAnswer({ data: { quotient_familial: quotient } });
    expect(read).toMatchObject({ ok: true, value: { adults: undefined, children: undefined } });
  });

  it.each([
    ["no quotient", { data: { allocataires: [parent] } }, "absent"],
    ["a null quotient", { data: { quotient_familial: null } }, "absent"],
    ["a quotient without value", { data: { quotient_familial: { ...quotient, valeur: null } } }, "absent"],
    ["a negative value", { data: { quotient_familial: { ...quotient, valeur: -1 } } }, "illisible"],
    ["a value in text", { data: { quotient_familial: { ...quotient, valeur: "650" } } }, "illisible"],
    ["a fraction", { data: { quotient_familial: { ...quotient, valeur: 650.5 } } }, "illisible"],
    ["an absurd value", { data: { quotient_familial: { ...quotient, valeur: 2 ** 53 } } }, "illisible"],
    ["another fund", { data: { quotient_familial: { ...quotient, fournisseur: "DGFIP" } } }, "illisible"],
    ["a thirteenth month", { data: { quotient_familial: { ...quotient, mois: 13 } } }, "illisible"],
    ["no month of calculation", { data: { quotient_familial: { ...quotient, mois_calcul: 0 } } }, "illisible"],
    ["people that are none", { data: { ...data, enfants: "ALEXIS" } }, "illisible"],
    ["too many people", { data: { ...data, enfants: Array.from({ length: 51 }, () => parent) } }, "illisible"],
    ["no data", { links: {} }, "illisible"],
    ["nothing", undefined, "illisible"],
    ["a list", [], "illisible"],
  ])("with %s is no quotient: %s", (_, body, expected) => {
    expect(readAnswer(body)).toEqual({ ok: false, error: expected });
  });

  it("never throws, and never makes up an amount, whatever comes", () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (value, month) => {
        const read = readAnswer({ data: { quotient_familial: { ...quotient, valeur: value, mois: month } } });
        if (read.ok) expect(read.value.amount).toBe(Number(value) * 100);
      }),
    );
  });
});
