/** An error of the interface (v3 OpenAPI; protocols 4.5). */
export interface ApiError {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly parameter?: "token" | "recipient";
  readonly provider?: "CNAF" | "MSA" | "CNAF & MSA" | "CNAV";
  /** Seconds, in the body. */
  readonly retryIn?: number;
  /** Seconds, in the header Retry-After. */
  readonly retryAfter?: number;
}

const token = "token" as const;

/** By the name of the switch that shows them; the first ones also come by themselves. */
export const errors = {
  tokenRefused: {
    status: 401,
    code: "00101",
    title: "Interdit",
    detail: "Votre token n'est pas valide ou n'est pas renseigné",
    parameter: token,
  },
  tokenExpired: {
    status: 401,
    code: "00103",
    title: "Jeton expiré",
    detail: "Votre token est expiré. Vous devez refaire une demande",
    parameter: token,
  },
  tokenBlacklisted: {
    status: 401,
    code: "00105",
    title: "Jeton sur liste noire",
    detail:
      "Votre jeton est sur liste noire, celui-ci a certainement été divulgué sur un canal non-sécurisé. Vous pouvez trouver un jeton valide sur votre espace personnel: https://particulier.api.gouv.fr/compte",
    parameter: token,
  },
  rightsMissing: {
    status: 403,
    code: "00100",
    title: "Privilèges insuffisants",
    detail: "Votre token est valide mais vos privilèges sont insuffisants. Listez vos privilèges sur /api/introspect",
    parameter: token,
  },
  notFoundMsa: {
    status: 404,
    code: "10003",
    title: "Dossier allocataire absent MSA",
    detail: "Le dossier allocataire n'a pas été trouvé auprès de la MSA.",
    provider: "MSA",
  },
  notFoundCnaf: {
    status: 404,
    code: "23003",
    title: "Dossier allocataire absent CNAF",
    detail: "Le dossier allocataire n'a pas été trouvé auprès de la CNAF.",
    provider: "CNAF",
  },
  notKnown: {
    status: 404,
    code: "35003",
    title: "Allocataire non référencé",
    detail: "L'allocataire n'est pas référencé auprès des caisses éligibles",
    provider: "CNAF & MSA",
  },
  unexpected: {
    status: 404,
    code: "35003",
    title: "Erreur inattendue",
    detail: "Une erreur inattendue est survenue lors de la collecte des données",
    provider: "CNAF & MSA",
  },
  conflict: {
    status: 409,
    code: "00015",
    title: "Conflit",
    detail:
      "Une requête associé à votre jeton est déjà en cours de traitement pour ces paramètres. Veuillez attendre la fin du traitement avant d'effectuer une nouvelle requête.",
  },
  recipientMissing: {
    status: 422,
    code: "00203",
    title: "Entité non traitable",
    detail: "Le paramètre recipient est obligatoire",
    parameter: "recipient",
  },
  identityRefused: {
    status: 422,
    code: "00366",
    title: "Entité non traitable",
    detail: "Un ou plusieurs paramètres de civilité ne sont pas correctement formatés",
  },
  tooManyRequests: {
    status: 429,
    code: "00429",
    title: "Trop de requêtes",
    detail: "Vous avez effectué trop de requêtes",
    retryAfter: 5,
  },
  providerNonsense: {
    status: 502,
    code: "37999",
    title: "Erreur inconnue du fournisseur de données",
    detail:
      "La réponse retournée par le fournisseur de données est invalide et inconnue de notre service. L'équipe technique a été notifiée de cette erreur pour investigation.",
    provider: "CNAV",
  },
  providerDown: {
    status: 504,
    code: "37001",
    title: "Service non disponible",
    detail: "Service du fournisseur de données temporairement indisponible ou en maintenance.",
    provider: "CNAV",
  },
  providerTooSlow: {
    status: 504,
    code: "37002",
    title: "Intermédiaire hors-délai",
    detail: "Temps d’attente d’une réponse du fournisseur de données écoulé.",
    provider: "CNAV",
  },
  providerNotResolved: {
    status: 504,
    code: "37004",
    title: "Erreur de résolution DNS",
    detail: "Problème de résolution DNS de l'adresse du serveur",
    provider: "CNAV",
  },
  providerTooManyRequests: {
    status: 504,
    code: "37008",
    title: "Erreur auprès du fournisseur de données : trop de requêtes",
    detail: "Erreur de fournisseur de donnée : Trop de requêtes effectuées, veuillez réessayer plus tard.",
    provider: "CNAV",
  },
  network: {
    status: 504,
    code: "00501",
    title: "Erreur réseau",
    detail:
      "Problème de connexion au serveur distant. L'erreur peut venir soit du fournisseur, soit de API Entreprise.",
    retryIn: 10,
  },
} as const satisfies Readonly<Record<string, ApiError>>;

export type ErrorName = keyof typeof errors;

const isErrorName = (name: string): name is ErrorName => Object.hasOwn(errors, name);
export const errorNames: readonly ErrorName[] = Object.keys(errors).filter(isErrorName);

/** The body that the interface gives to an error. */
export function errorBody({ code, title, detail, parameter, provider, retryIn }: ApiError): unknown {
  const meta = {
    ...(provider === undefined ? {} : { provider }),
    ...(retryIn === undefined ? {} : { retry_in: retryIn }),
  };
  return { errors: [{ code, title, detail, source: parameter === undefined ? null : { parameter }, meta }] };
}
