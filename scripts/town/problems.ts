import type { z } from "zod";

/** What is wrong in a description, a line each, for the person who wrote it. */
export class TownProblem extends Error {
  constructor(readonly lines: readonly string[]) {
    super(lines.join("\n"));
  }
}

const KINDS: Readonly<Record<string, string>> = {
  string: "un texte entre guillemets",
  number: "un nombre",
  int: "un nombre entier",
  boolean: "true ou false",
  array: "une liste entre crochets",
  object: "un groupe entre accolades",
  record: "un groupe entre accolades",
  null: "null",
};

/** What zod says for programmers, for somebody who edits a JSON file. Messages of the schemas themselves come first. */
export function describeIssue(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case "invalid_type":
      if (issue.input === undefined) return "il manque. Ajoutez-le.";
      return `il faut ici ${KINDS[issue.expected] ?? issue.expected}.`;
    case "invalid_value":
      return `valeurs possibles\u00a0: ${issue.values.map((value) => JSON.stringify(value)).join(", ")}.`;
    case "unrecognized_keys":
      return `${issue.keys.map((key) => `«\u00a0${key}\u00a0»`).join(", ")} n’existe pas ici. Corrigez le nom ou retirez-le.`;
    case "invalid_union":
      return "cette règle n’a aucune des formes possibles. Voyez docs/parametrage.md.";
    case "too_small":
      return issue.origin === "array" ? "la liste est vide." : `au moins ${issue.minimum}.`;
    case "too_big":
      return `au plus ${issue.maximum}.`;
    default:
      return "cette valeur n’est pas valable.";
  }
}

/** "schools[1].uai", as one reads it in the file. */
function placeOf(path: readonly PropertyKey[]): string {
  return path
    .map((step, index) => (typeof step === "number" ? `[${step}]` : `${index === 0 ? "" : "."}${String(step)}`))
    .join("");
}

/** Each issue with its place in `file`. */
export function issueLines(file: string, error: z.ZodError): string[] {
  return error.issues.map((issue) => {
    const place = placeOf(issue.path);
    return `${file}${place ? `, ${place}` : ""}\u00a0: ${issue.message}`;
  });
}
