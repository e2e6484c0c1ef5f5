import type { Askability } from "./askability";

/** Why nothing can be asked for a child, in words for its parents; undefined when it can. */
export function describeRefusal(answer: Askability, firstName: string): string | undefined {
  switch (answer.tag) {
    case "askable":
      return undefined;
    case "over":
      return "Cette activité est terminée.";
    case "pending":
      return `Une demande attend déjà une réponse pour ${firstName}.`;
    case "enrolled":
      return `${firstName} a déjà son inscription.`;
    case "shut":
      return `${answer.why.slice(0, 1).toUpperCase()}${answer.why.slice(1)}.`;
  }
}
