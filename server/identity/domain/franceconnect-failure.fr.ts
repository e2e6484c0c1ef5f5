import type { FranceConnectFailure } from "./franceconnect-failure";

interface Notice {
  readonly kind: "info" | "warning" | "error";
  readonly title: string;
  readonly text: string;
}

/** What happened, why, what to do: the other ways in are on the same page. */
export const FRANCECONNECT_NOTICES: Readonly<Record<FranceConnectFailure, Notice>> = {
  annule: {
    kind: "info",
    title: "Vous n’êtes pas connecté",
    text: "La connexion avec FranceConnect n’est pas allée jusqu’au bout. Vous pouvez recommencer, ou choisir un autre moyen de connexion.",
  },
  indisponible: {
    kind: "warning",
    title: "FranceConnect ne répond pas",
    text: "FranceConnect est en panne ou trop lent en ce moment. Réessayez dans quelques minutes, ou connectez-vous avec un compte de la ville.",
  },
  "trop-tard": {
    kind: "warning",
    title: "La connexion a pris trop de temps",
    text: "Par sécurité, une connexion avec FranceConnect doit se terminer vite. Recommencez.",
  },
  refuse: {
    kind: "error",
    title: "La connexion n’a pas pu être vérifiée",
    text: "La réponse de FranceConnect ne correspond pas à une connexion commencée dans ce navigateur. Recommencez depuis cette page, dans un seul onglet.",
  },
  mandat: {
    kind: "error",
    title: "Le mandat ne permet pas cette démarche",
    text: "Le mandat Aidants Connect ne couvre pas les démarches «\u00a0Famille et scolarité\u00a0». Faites-le compléter, puis recommencez.",
  },
  "compte-ferme": {
    kind: "error",
    title: "Ce compte est fermé ou suspendu",
    text: "Vous êtes bien reconnu, mais votre compte n’est pas ouvert. Écrivez à la mairie pour savoir pourquoi et le rouvrir.",
  },
  configuration: {
    kind: "error",
    title: "FranceConnect refuse notre demande",
    text: "C’est une erreur de notre côté, et nous en sommes prévenus. En attendant, connectez-vous avec un compte de la ville.",
  },
  erreur: {
    kind: "error",
    title: "Une erreur est survenue de notre côté",
    text: "Vous n’êtes pas connecté. Réessayez dans quelques minutes. Si cela continue, écrivez à la mairie.",
  },
};
