import { describe, expect, it } from "vitest";
import { MODEL_ANSWERS, modelText } from "./model-answers";
import { QUEUE_KINDS } from "./queue";

/** What tells that something is on file: said outright, never after "Si". */
const TELLS = /(?<!si )vous avez déjà|votre dossier|nos dossiers|n’est pas vous|est inscrit|autre adresse|existe/i;

describe("refusals written beforehand", () => {
  it.each(["compte", "identite"] as const)("tell an unverified address nothing of what is on file (%s, A9)", (kind) => {
    for (const { text } of MODEL_ANSWERS[kind]) expect(text).not.toMatch(TELLS);
  });

  it.each([
    "Vous avez déjà un compte. Connectez-vous avec.",
    "La personne de nos dossiers qui porte votre nom n’est pas vous.",
    "Les informations de FranceConnect et celles de votre dossier sont différentes.",
    "Aucun des enfants indiqués n’est inscrit dans une école de la commune.",
  ])("would be caught if they did: %s", (text) => {
    expect(text).toMatch(TELLS);
  });

  it("name only what the product has: no messages between families and the town yet", () => {
    const texts = QUEUE_KINDS.flatMap((kind) => MODEL_ANSWERS[kind].map(({ text }) => text));
    expect(texts.filter((text) => /par message|messagerie/i.test(text))).toEqual([]);
  });

  it("tell who asks for a contact nothing of what another household has noted (ADR 0011)", () => {
    for (const { text } of MODEL_ANSWERS.contact)
      expect(text).not.toMatch(/interdi|droit|juge|autre parent|autre dossier/i);
  });

  it("have one name each, by which the address finds them", () => {
    for (const kind of [...QUEUE_KINDS, "contact", "desinscription"] as const) {
      const models = MODEL_ANSWERS[kind];
      expect(new Set(models.map(({ id }) => id)).size).toBe(models.length);
      for (const { id, text } of models) expect(modelText(kind, id)).toBe(text);
      expect(modelText(kind, "inconnu")).toBe("");
      expect(modelText(kind, undefined)).toBe("");
    }
  });
});
