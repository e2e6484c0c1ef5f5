import { elide } from "@/server/platform/elision";
import type { Sentence } from "./said";
import type { Told } from "./told";

/** "de Camille Exemple" */
const adultOf = (told: Told) => elide("de", told.name("person_id") || "un adulte");

/** The ways of an adult to log in. What a line holds of them (a login, an address, what FranceConnect certified) is not told. */
export const LOGIN_SENTENCES: Readonly<Record<string, Sentence>> = {
  local_credential: (told) => {
    const whose = adultOf(told);
    if (told.operation === "insert") return { text: `a ouvert la connexion par mot de passe ${whose}`, says: "all" };
    if (told.operation === "delete") return { text: `a retiré la connexion par mot de passe ${whose}`, says: "all" };
    if (told.changes("changed_at")) return { text: `a changé le mot de passe ${whose}`, says: "all" };
    if (told.changes("login")) return { text: `a changé l’identifiant de connexion ${whose}`, says: "all" };
    return { text: `a changé la connexion par mot de passe ${whose}`, says: "all", quiet: true };
  },
  recovery_token: (told) => {
    const whose = adultOf(told);
    if (told.operation === "insert") {
      return { text: `a demandé la récupération du mot de passe ${whose}`, says: "all" };
    }
    return { text: `a mis fin au lien de mot de passe oublié ${whose}`, says: "all", quiet: true };
  },
  federated_identity: (told) => {
    const whose = adultOf(told);
    if (told.operation === "insert" || told.changes("account_id")) {
      return { text: `a rattaché une connexion FranceConnect au compte ${whose}`, says: "all" };
    }
    if (told.changes("unlinked_at")) {
      return { text: `a retiré une connexion FranceConnect du compte ${whose}`, says: "all" };
    }
    return { text: `a reçu de FranceConnect l’identité ${whose}`, says: "all", quiet: true };
  },
};
