import type { QueueKind } from "./queue";

/** A refusal written beforehand, that the agent edits before it leaves. */
export interface ModelAnswer {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

const ACCOUNT: readonly ModelAnswer[] = [
  {
    id: "identite",
    title: "Identité non retrouvée",
    text: "Nous n’avons pas pu vérifier votre identité avec les informations données. Refaites votre demande avec vos nom de naissance, prénoms et date de naissance tels qu’ils figurent sur votre pièce d’identité.",
  },
  {
    id: "hors-commune",
    title: "Enfant qui n’est pas scolarisé ici",
    text: "Aucun des enfants indiqués n’est inscrit dans une école de la commune. Si c’est une erreur, indiquez le nom de l’école et la classe de chaque enfant.",
  },
  {
    id: "deja-un-compte",
    title: "Compte déjà ouvert",
    text: "Vous avez déjà un compte. Connectez-vous avec, ou choisissez «\u00a0Mot de passe oublié\u00a0» sur la page de connexion.",
  },
  {
    id: "venir",
    title: "À voir en mairie",
    text: "Nous avons besoin de vous rencontrer pour ouvrir ce compte. Venez en mairie avec une pièce d’identité.",
  },
];

const IDENTITY: readonly ModelAnswer[] = [
  {
    id: "homonyme",
    title: "Il s’agit d’une autre personne",
    text: "La personne de nos dossiers qui porte votre nom n’est pas vous. Faites une demande de compte en indiquant vos enfants et leur école\u00a0: nous ouvrirons votre dossier.",
  },
  {
    id: "piece",
    title: "Justificatif nécessaire",
    text: "Les informations de FranceConnect et celles de votre dossier sont différentes. Venez en mairie avec une pièce d’identité pour les corriger.",
  },
  ...ACCOUNT.filter(({ id }) => id === "deja-un-compte"),
];

const CHANGE: readonly ModelAnswer[] = [
  {
    id: "justificatif",
    title: "Justificatif de domicile à envoyer",
    text: "Pour changer d’adresse, nous avons besoin d’un justificatif de domicile de moins de trois mois. Envoyez-le dans «\u00a0Mes documents\u00a0», puis refaites votre demande.",
  },
  {
    id: "illisible",
    title: "Information incomplète",
    text: "L’information demandée est incomplète ou semble fausse. Vérifiez-la, puis refaites votre demande.",
  },
  {
    id: "etat-civil",
    title: "Changement de nom",
    text: "Un changement de nom se fait en mairie, avec une pièce d’identité ou le livret de famille.",
  },
];

const DOCUMENT: readonly ModelAnswer[] = [
  {
    id: "illisible",
    title: "Document illisible",
    text: "Le document n’est pas lisible. Reprenez-le en photo à la lumière du jour, bien à plat et en entier, puis envoyez-le de nouveau.",
  },
  {
    id: "incomplet",
    title: "Pages manquantes",
    text: "Il manque des pages. Envoyez le document complet.",
  },
  {
    id: "perime",
    title: "Document périmé",
    text: "Ce document n’est plus valable. Envoyez celui de l’année en cours.",
  },
  {
    id: "autre",
    title: "Ce n’est pas le document demandé",
    text: "Ce document n’est pas celui qui est demandé. Vérifiez son titre dans «\u00a0Mes documents\u00a0», puis envoyez le bon.",
  },
  {
    id: "autre-personne",
    title: "Au nom d’une autre personne",
    text: "Ce document n’est pas au nom de votre enfant ou de votre famille. Envoyez le bon, ou expliquez-nous pourquoi par message.",
  },
];

/** The refusals written beforehand, by kind: data, not code. */
export const MODEL_ANSWERS: Readonly<Record<QueueKind, readonly ModelAnswer[]>> = {
  compte: ACCOUNT,
  identite: IDENTITY,
  modification: CHANGE,
  document: DOCUMENT,
};

/** The text of a model, or "" when there is none of that name. */
export function modelText(kind: QueueKind, id: string | undefined): string {
  return MODEL_ANSWERS[kind].find((model) => model.id === id)?.text ?? "";
}
