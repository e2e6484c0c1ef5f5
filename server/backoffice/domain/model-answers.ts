import type { QueueKind } from "./queue";

/** A refusal written beforehand, that the agent edits before it leaves. */
export interface ModelAnswer {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

/*
 * A request for an account comes from an address that nobody has verified. Its answer must not tell whether a dossier, a
 * person or an account exists, nor which school a child goes to (A9; PROTOCOLS.md 1.9, point 5): the texts are open, so
 * that one text serves every case which they would otherwise tell apart.
 */
const MEET: ModelAnswer = {
  id: "venir",
  title: "À voir en mairie",
  text: "Nous avons besoin de vous rencontrer avant d’aller plus loin. Venez en mairie avec une pièce d’identité.",
};

const ACCOUNT: readonly ModelAnswer[] = [
  {
    id: "identite",
    title: "Identité non retrouvée, ou compte déjà ouvert",
    text: "Nous n’avons pas pu vérifier votre identité avec les informations données. Si vous avez déjà un compte ici, choisissez «\u00a0Mot de passe oublié\u00a0» sur la page de connexion. Sinon, refaites votre demande avec vos nom de naissance, prénoms et date de naissance tels qu’ils figurent sur votre pièce d’identité.",
  },
  {
    id: "ecole",
    title: "Enfants ou écoles à préciser",
    text: "Ce portail est pour les familles dont un enfant va dans une école de la commune. Les informations données ne suffisent pas pour le vérifier. Refaites votre demande avec, pour chaque enfant, le nom de l’école et la classe.",
  },
  MEET,
];

const IDENTITY: readonly ModelAnswer[] = [
  {
    id: "homonyme",
    title: "Il s’agit d’une autre personne, ou d’un compte déjà ouvert",
    text: "Nous n’avons pas pu ouvrir d’accès avec cette connexion. Si vous avez déjà un compte ici, connectez-vous avec. Sinon, faites une nouvelle demande en indiquant vos enfants, leur école et leur classe.",
  },
  MEET,
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

const CONTACT: readonly ModelAnswer[] = [
  {
    id: "incomplet",
    title: "Personne mal désignée",
    text: "Nous ne pouvons pas savoir avec certitude qui est cette personne. Refaites votre demande avec son prénom, son nom et ce qu’elle est pour votre enfant.",
  },
  {
    id: "telephone",
    title: "Numéro à vérifier",
    text: "Le numéro de téléphone indiqué ne répond pas ou semble faux. Vérifiez-le, puis refaites votre demande.",
  },
  {
    id: "voir",
    title: "À voir ensemble",
    text: "Nous avons besoin d’en parler avec vous avant d’aller plus loin. Appelez-nous, ou venez en mairie.",
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
    text: "Ce document n’est pas au nom de votre enfant ou de votre famille. Envoyez le bon, ou contactez la mairie pour nous dire pourquoi.",
  },
];

const ENROLMENT: readonly ModelAnswer[] = [
  {
    id: "deja",
    title: "Déjà inscrit",
    text: "Votre enfant est déjà inscrit à cette activité pour ces jours. Vous pouvez réserver des jours dès maintenant dans «\u00a0Réserver\u00a0».",
  },
  {
    id: "pieces",
    title: "Documents à envoyer d’abord",
    text: "Il manque des documents dans votre dossier. Envoyez-les dans «\u00a0Documents\u00a0», puis refaites votre demande.",
  },
  {
    id: "places",
    title: "Plus de place",
    text: "Il n’y a plus de place dans cette activité pour l’école de votre enfant. Contactez la mairie\u00a0: nous chercherons une solution avec vous.",
  },
  {
    id: "ecole",
    title: "École non concernée",
    text: "Cette activité n’est pas ouverte aux enfants de cette école. Contactez la mairie si votre enfant change d’école.",
  },
  {
    id: "dates",
    title: "Dates à revoir",
    text: "Les dates demandées ne conviennent pas. Refaites votre demande avec d’autres dates, ou contactez la mairie pour en parler.",
  },
];

const ENROLMENT_END: readonly ModelAnswer[] = [
  {
    id: "fini",
    title: "Déjà arrêtée",
    text: "Cette inscription est déjà arrêtée. Vous n’avez rien d’autre à faire.",
  },
  {
    id: "dates",
    title: "Date à revoir",
    text: "La date demandée ne convient pas. Refaites votre demande avec une autre date, ou contactez la mairie pour en parler.",
  },
  {
    id: "voir",
    title: "À voir ensemble",
    text: "Nous avons besoin d’en parler avec vous avant d’arrêter cette inscription. Appelez-nous, ou venez en mairie.",
  },
];

/** What is answered: a change of a contact is another question than one of the family's own details. */
export type AnswerKind = QueueKind | "contact" | "desinscription";

/**
 * The refusals written beforehand, by kind: data, not code. Those about a contact say nothing of who is forbidden to come:
 * the other household of the child may have noted it (ADR 0011).
 */
export const MODEL_ANSWERS: Readonly<Record<AnswerKind, readonly ModelAnswer[]>> = {
  compte: ACCOUNT,
  identite: IDENTITY,
  inscription: ENROLMENT,
  desinscription: ENROLMENT_END,
  modification: CHANGE,
  contact: CONTACT,
  document: DOCUMENT,
};

/** The text of a model, or "" when there is none of that name. */
export function modelText(kind: AnswerKind, id: string | undefined): string {
  return MODEL_ANSWERS[kind].find((model) => model.id === id)?.text ?? "";
}
