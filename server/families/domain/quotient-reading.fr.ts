import type { QuotientFailure, QuotientOutcome } from "./quotient-reading";

interface Notice {
  readonly kind: "info" | "warning" | "error";
  readonly title: string;
  readonly text: string;
}

const notice = (kind: Notice["kind"], title: string, text: string): Notice => ({ kind, title, text });

const LATER = "Réessayez dans quelques minutes, ou envoyez-nous votre attestation.";

/**
 * What happened, why, what to do. Whatever the failure, the attestation is a way out, and the page has the link to it;
 * the quotient on file, or the absence of one, is as it was.
 */
export const QUOTIENT_NOTICES: Readonly<Record<QuotientFailure, Notice>> = {
  annule: notice(
    "info",
    "Votre quotient n’a pas été lu",
    "La démarche chez FranceConnect n’est pas allée jusqu’au bout. Recommencez, ou envoyez-nous votre attestation.",
  ),
  franceconnect: notice("warning", "FranceConnect ne répond pas", `FranceConnect est en panne ou trop lent. ${LATER}`),
  "trop-tard": notice(
    "warning",
    "La demande a pris trop de temps",
    "Par sécurité, FranceConnect ne nous laisse qu’une minute pour lire vos données. Recommencez, ou envoyez-nous votre attestation.",
  ),
  refuse: notice(
    "error",
    "La demande n’a pas pu être vérifiée",
    "La réponse de FranceConnect ne correspond pas à une demande commencée dans ce navigateur avec cette connexion. Recommencez depuis cette page, dans un seul onglet, ou envoyez-nous votre attestation.",
  ),
  mandat: notice(
    "error",
    "Le mandat ne permet pas cette démarche",
    "Le mandat Aidants Connect ne couvre pas les démarches «\u00a0Famille et scolarité\u00a0». Faites-le compléter, ou envoyez-nous votre attestation.",
  ),
  "autre-personne": notice(
    "error",
    "FranceConnect a reconnu une autre personne",
    "L’identité choisie chez FranceConnect n’est pas celle de la personne connectée ici. Rien n’a été lu. Recommencez avec votre propre identité, ou envoyez-nous votre attestation.",
  ),
  "autre-dossier": notice(
    "warning",
    "Vous avez changé de dossier entre-temps",
    "La demande portait sur un autre dossier. Pour ne pas nous tromper, rien n’a été lu. Recommencez dans ce dossier, ou envoyez-nous votre attestation.",
  ),
  "trop-d-essais": notice(
    "warning",
    "Vous avez fait trop de demandes à la suite",
    "Pour protéger vos données, leur nombre est limité. Réessayez dans une heure, ou envoyez-nous votre attestation.",
  ),
  "inconnu-caf": notice(
    "warning",
    "La CAF n’a pas trouvé votre dossier",
    "Elle ne connaît que les personnes qui reçoivent une prestation en ce moment. Votre quotient n’est pas nul pour autant\u00a0: envoyez-nous votre attestation.",
  ),
  "inconnu-msa": notice(
    "warning",
    "La MSA n’a pas trouvé votre dossier",
    "Elle ne connaît que les personnes qui reçoivent une prestation en ce moment. Votre quotient n’est pas nul pour autant\u00a0: envoyez-nous votre attestation.",
  ),
  inconnu: notice(
    "warning",
    "Ni la CAF ni la MSA n’ont trouvé votre dossier",
    "Elles ne connaissent que les personnes qui reçoivent une prestation en ce moment, et pas tous les régimes. Votre quotient n’est pas nul pour autant\u00a0: envoyez-nous votre attestation.",
  ),
  "en-panne": notice("warning", "La CAF ou la MSA ne répond pas", `Leur service est en panne ou en travaux. ${LATER}`),
  "trop-lent": notice("warning", "La réponse de la CAF ou de la MSA n’est pas arrivée", `Elle a trop tardé. ${LATER}`),
  illisible: notice(
    "warning",
    "La réponse de la CAF ou de la MSA est illisible",
    `Elle ne contient pas ce qui est prévu, nous n’en avons rien gardé. ${LATER}`,
  ),
  inattendu: notice(
    "warning",
    "La CAF et la MSA n’ont pas pu répondre",
    `Une erreur est survenue chez elles pendant la recherche. ${LATER}`,
  ),
  "deja-en-cours": notice(
    "info",
    "La même demande est déjà en cours",
    "Attendez une minute, puis recommencez, ou envoyez-nous votre attestation.",
  ),
  "trop-de-demandes": notice(
    "warning",
    "Le service de l’État reçoit trop de demandes",
    `Il nous fait patienter, ce n’est pas à cause de vous. ${LATER}`,
  ),
  identite: notice(
    "warning",
    "Votre identité ne suffit pas pour trouver votre dossier",
    "Ce que FranceConnect sait de votre état civil ne permet pas la recherche à la CAF ou à la MSA. Envoyez-nous votre attestation.",
  ),
  configuration: notice(
    "error",
    "Le service de l’État refuse notre demande",
    "C’est une erreur de notre côté, et nous en sommes prévenus. En attendant, envoyez-nous votre attestation.",
  ),
  absent: notice(
    "warning",
    "La réponse ne contient pas de quotient",
    "La CAF ou la MSA a répondu, mais sans quotient familial. Envoyez-nous votre attestation.",
  ),
  ancien: notice(
    "warning",
    "Le quotient reçu est trop ancien",
    "La CAF ou la MSA n’a pas de quotient récent pour vous. Nous ne l’avons pas utilisé. Mettez votre dossier à jour chez elle, ou envoyez-nous votre attestation la plus récente.",
  ),
  "autre-foyer": notice(
    "error",
    "Le foyer ne correspond pas à ce dossier",
    "La réponse ne nomme pas les mêmes personnes que ce dossier\u00a0: par exemple, aucun de ses enfants. Nous n’en avons rien gardé. Envoyez-nous votre attestation\u00a0: un agent la lira.",
  ),
  erreur: notice("error", "Une erreur est survenue de notre côté", `Votre quotient n’a pas été lu. ${LATER}`),
};

/** What the history says of a reading: that a fund was asked, by which way, and what came of it. */
export function readingPurpose(outcome: QuotientOutcome): string {
  const result =
    outcome === "lu"
      ? "nouveau quotient"
      : outcome === "inchange"
        ? "même quotient qu’avant"
        : `rien de lu (${QUOTIENT_NOTICES[outcome].title})`;
  return `demande à la CAF et à la MSA avec FranceConnect\u00a0: ${result}`;
}
