import * as z from "zod";

/**
 * Messages of last resort for a schema that gave none of its own: what is wrong, then what to do. Zod's own French is
 * written for developers ("Trop petit : chaîne de caractères doit avoir >=1"). Importing this file is enough; it is
 * imported wherever a form's schema is parsed, in the browser and on the server.
 */
z.config({ localeError: (issue) => frenchMessage(issue) });

function frenchMessage(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case "invalid_type":
      return issue.input === undefined || issue.input === ""
        ? "Ce champ est obligatoire. Remplissez-le."
        : "Cette réponse n’a pas la forme attendue. Corrigez-la.";
    case "invalid_value":
    case "invalid_union":
      return issue.input === undefined || issue.input === ""
        ? "Aucune réponse n’est choisie. Choisissez-en une."
        : "Ce choix n’est pas proposé. Choisissez une réponse de la liste.";
    case "too_small":
      return tooSmall(issue.origin, Number(issue.minimum));
    case "too_big":
      return tooBig(issue.origin, Number(issue.maximum));
    case "invalid_format":
      return issue.format === "email"
        ? "Cette adresse e-mail n’est pas complète. Écrivez-la comme ceci\u00a0: nom@exemple.fr."
        : "Cette réponse n’a pas la forme attendue. Corrigez-la.";
    default:
      return "Cette réponse n’est pas valable. Corrigez-la.";
  }
}

function tooSmall(origin: string, minimum: number): string {
  if (origin === "string") {
    return minimum <= 1
      ? "Ce champ est obligatoire. Remplissez-le."
      : `Cette réponse est trop courte. Écrivez au moins ${minimum} caractères.`;
  }
  if (origin === "array" || origin === "set") {
    return minimum <= 1
      ? "Rien n’est choisi. Choisissez au moins une réponse."
      : `Choisissez au moins ${minimum} réponses.`;
  }
  if (origin === "file") return "Ce fichier est vide. Choisissez-en un autre.";
  return `Ce nombre est trop petit. Le plus petit possible est ${minimum}.`;
}

function tooBig(origin: string, maximum: number): string {
  if (origin === "string") return `Cette réponse est trop longue. Écrivez au plus ${maximum} caractères.`;
  if (origin === "array" || origin === "set") return `Il y a trop de réponses. Gardez-en ${maximum} au plus.`;
  if (origin === "file")
    return `Ce fichier est trop lourd. Il doit peser moins de ${Math.floor(maximum / 1_000_000)}\u00a0Mo.`;
  return `Ce nombre est trop grand. Le plus grand possible est ${maximum}.`;
}
