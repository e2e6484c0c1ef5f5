import { describe, expect, it } from "vitest";
import { failureOf, refusalOf } from "./failure-of";

const failed = (status: number, code: string, title = "") => {
  const body = { errors: [{ code, title, detail: "", source: null, meta: {} }] };
  return failureOf(refusalOf(status, body));
};

describe("every documented error of API Particulier (protocols 4.5)", () => {
  it.each([
    [401, "00101", "Interdit", "trop-tard"],
    [401, "00103", "Jeton expiré", "trop-tard"],
    [401, "00105", "Jeton sur liste noire", "configuration"],
    [403, "00100", "Privilèges insuffisants", "configuration"],
    [404, "10003", "Dossier allocataire absent MSA", "inconnu-msa"],
    [404, "23003", "Dossier allocataire absent CNAF", "inconnu-caf"],
    [404, "35003", "Allocataire non référencé", "inconnu"],
    [404, "35003", "Erreur inattendue", "inattendu"],
    [404, "37003", "Dossier allocataire absent CNAV", "inconnu"],
    [409, "00015", "Conflit", "deja-en-cours"],
    [422, "00203", "Entité non traitable", "configuration"],
    [422, "00366", "Entité non traitable", "identite"],
    [429, "00429", "Trop de requêtes", "trop-de-demandes"],
    [502, "37999", "Erreur inconnue du fournisseur de données", "illisible"],
    [504, "37001", "Service non disponible", "en-panne"],
    [504, "37002", "Intermédiaire hors-délai", "trop-lent"],
    [504, "37004", "Erreur de résolution DNS", "en-panne"],
    [504, "37008", "Erreur auprès du fournisseur de données : trop de requêtes", "trop-de-demandes"],
    [504, "00501", "Erreur réseau", "en-panne"],
  ])("%i %s %s: %s", (status, code, title, expected) => {
    expect(failed(status, code, title)).toBe(expected);
  });
});

describe("what no document foresees", () => {
  it.each([
    [400, "", "configuration"],
    [400, "00400", "configuration"],
    [401, "99999", "trop-tard"],
    [404, "99999", "inconnu"],
    [418, "99999", "configuration"],
    [422, "99999", "configuration"],
    [500, "", "en-panne"],
    [502, "99999", "illisible"],
    [503, "", "en-panne"],
    [504, "99999", "trop-lent"],
    [302, "", "configuration"],
    [404, "constructor", "inconnu"],
    [503, "toString", "en-panne"],
  ])("%i %s: %s", (status, code, expected) => {
    expect(failed(status, code)).toBe(expected);
  });

  it.each([
    undefined,
    null,
    "<h1>Bad gateway</h1>",
    {},
    { errors: [] },
    { errors: "x" },
    { errors: [{ code: 23003 }] },
    { errors: [{ code: "x".repeat(5_000) }] },
  ])("a body that is none: %j", (body) => {
    expect(failureOf(refusalOf(404, body))).toBe("inconnu");
    expect(failureOf(refusalOf(503, body))).toBe("en-panne");
  });
});
