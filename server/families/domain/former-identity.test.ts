import { describe, expect, it } from "vitest";
import { formerIdentity } from "./former-identity";
import { formerLines } from "./former-identity.fr";

describe("what the dossier said before a certification", () => {
  it("is the oldest value of each column, also when it was certified again", () => {
    const changes = [
      { birth_name: "Martin", first_names: ["Léa"], certified_by: null, certified_at: null },
      { birth_name: "DURAND", birthplace: "", certified_at: "2026-11-01T10:00:00Z" },
      { email: "a@b.fr" },
    ];
    expect(formerIdentity(changes)).toEqual({ birth_name: "Martin", first_names: ["Léa"], birthplace: "" });
  });

  it("is nothing where the history knows nothing, or holds what is no identity", () => {
    expect(formerIdentity([])).toEqual({});
    expect(formerIdentity([null, { birth_name: 3 }])).toEqual({});
  });

  it("is said in words, but for what comes back as it is and the key of comparison", () => {
    const former = {
      birth_name: "Martin",
      usage_name: "",
      gender: "male",
      birthdate: "1985-01-02",
      pivot_key: "x",
    } as const;
    const current = { ...former, birth_name: "DURAND", gender: "female", birthdate: "1985", pivot_key: "y" } as const;
    expect(formerLines(former, current)).toEqual([
      { label: "Nom de naissance", before: "Martin", now: "DURAND" },
      { label: "Sexe", before: "masculin", now: "féminin" },
      { label: "Date de naissance", before: "2 janvier 1985", now: "1985" },
    ]);
  });
});
