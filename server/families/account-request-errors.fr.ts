import { elide } from "@/server/platform/elision";
import type { AccountRequestError } from "./account-request-errors";

interface Offer {
  readonly value: string;
  readonly label: string;
  readonly path: string;
}

type Said = string | { text: string; field: string; offers?: readonly Offer[] };
type Texts = {
  readonly [T in AccountRequestError["tag"]]: (error: Extract<AccountRequestError, { tag: T }>) => Said;
};

export const accountRequestTexts: Texts = {
  AccountRequestNotFound: () => "Cette demande de compte n’existe pas. Revenez à la liste des demandes.",
  AccountRequestAlreadyDecided: () =>
    "Un collègue a déjà répondu à cette demande. Revenez à la liste pour passer à la suivante.",
  AnsweredMeanwhile: () =>
    "La mairie vient de répondre à votre demande, pendant que vous écriviez\u00a0: ceci n’est pas envoyé. Lisez sa réponse dans vos e-mails, puis rechargez la page.",
  ChosenPersonNotFound: () =>
    "La personne choisie n’existe plus dans les dossiers. Rechargez la page, puis choisissez-en une autre.",
  ChosenFamilyNotFound: () =>
    "Le dossier choisi n’existe plus ou n’est plus actif. Rechargez la page, puis choisissez-en un autre.",
  PersonAlreadyHasLogin: () =>
    "Cette personne a déjà un moyen de connexion du même genre. Refusez la demande sans dire que ce compte existe, car l’adresse e-mail de la demande n’est pas vérifiée\u00a0: le premier modèle de réponse convient. Pour prévenir la personne, utilisez les coordonnées de son dossier.",
  PersonSuspended: ({ personId, familyId, name }) => ({
    field: "into",
    text: `L’accès ${elide("de", name)} est suspendu\u00a0: rouvrez-le d’abord. Rien n’est ouvert, et la demande attend toujours.`,
    offers: familyId
      ? [
          {
            value: personId,
            label: `Voir l’accès en ligne ${elide("de", name)}`,
            path: `/agents/familles/${familyId}/adultes/${personId}`,
          },
        ]
      : [],
  }),
  CodeDead: () => ({
    field: "secretCode",
    text: "Ce code n’est pas valable\u00a0: il est mal recopié, déjà utilisé, remplacé ou trop ancien. Vérifiez-le, ou demandez-en un autre à la mairie.",
  }),
  CodeForSomebodyElse: () => ({
    field: "secretCode",
    text: "Ce code a été préparé pour une autre personne que celle que FranceConnect a reconnue. Rien n’est ouvert. Si c’est une erreur, faites une demande de compte\u00a0: un agent la vérifiera.",
  }),
  TooManyCodes: ({ minutes }) =>
    `Il y a eu trop d’essais. Attendez ${minutes} ${minutes > 1 ? "minutes" : "minute"}, puis recopiez le code de la mairie.`,
  AccountAlreadyAttached: () =>
    "Votre compte est déjà ouvert\u00a0: vous n’avez rien à demander. Allez dans votre espace.",
};
