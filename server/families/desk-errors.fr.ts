import { formatDayWithYear } from "@/server/platform/dates";
import { elide } from "@/server/platform/elision";
import { isExistingDay } from "@/server/platform/local-date";
import type { DeskError, Namesake } from "./desk-errors";

/** An answer to choose from, as forms take it (components/forms/form-state). */
interface Offer {
  readonly value: string;
  readonly label: string;
  readonly path?: string;
}

type Said = string | { text: string; field: string; offers?: readonly Offer[] };
type Texts = { readonly [T in DeskError["tag"]]: (error: Extract<DeskError, { tag: T }>) => Said };

const NBSP = "\u00a0";

function offer({ id, name, birthdate, family }: Namesake): Offer {
  const born = isExistingDay(birthdate) ? formatDayWithYear(birthdate) : birthdate;
  const where = family ? `dossier n°${NBSP}${family.number}, ${family.name}` : "dans aucun dossier aujourd’hui";
  const label = [name, born, where].filter((part) => part !== "").join(", ");
  return family ? { value: id, label, path: `/agents/familles/${family.id}` } : { value: id, label };
}

/** What happened, why, and what to do; to an agent. */
export const deskErrorTexts: Texts = {
  DeskFamilyNotFound: () => "Ce dossier n’existe pas ou n’est plus actif. Revenez à la recherche.",
  DeskChildNotFound: () => "Cet enfant n’est pas dans ce dossier. Revenez au dossier.",
  DeskAdultNotFound: () => "Cet adulte n’est pas dans ce dossier. Revenez au dossier.",
  DeskSchoolNotFound: () => "Cette école n’existe pas. Rechargez la page, puis choisissez-en une autre.",
  DeskSchoolSame: ({ from }) => ({
    field: "schoolId",
    text: from
      ? `Ce changement est déjà enregistré${NBSP}: l’enfant sera dans cette école à partir du ${formatDayWithYear(from)}. Choisissez-en une autre, ou revenez à sa fiche.`
      : "L’enfant est déjà dans cette école. Choisissez-en une autre, ou revenez à sa fiche.",
  }),
  DeskFormMoved: () =>
    "Quelqu’un d’autre a changé ces informations pendant que vous les écriviez. Pour ne rien effacer, rien n’est enregistré\u00a0: rechargez la page, puis reprenez vos changements.",
  DeskNothingChanged: () =>
    "Rien n’a changé\u00a0: vos réponses sont les mêmes que dans le dossier. Corrigez celle qui n’est plus juste, ou revenez au dossier.",
  HouseholdMoveUnlikely: ({ earliest, latest }) => ({
    field: "from",
    text: `Ce jour est trop loin d’aujourd’hui. Écrivez un jour entre le ${formatDayWithYear(earliest)} et le ${formatDayWithYear(latest)}.`,
  }),
  ChildMayExist: ({ namesakes }) => ({
    field: "twin",
    text: `${namesakes.length > 1 ? "Des enfants ressemblent" : "Un enfant ressemble"} à celui-ci dans la ville. Un enfant n’existe qu’une fois, même dans deux foyers\u00a0: dites si c’est le même, puis envoyez de nouveau.`,
    offers: namesakes.map(offer),
  }),
  ChildAlreadyHere: () => ({
    field: "twin",
    text: "Cet enfant est déjà dans ce dossier. Revenez au dossier pour modifier sa fiche.",
  }),
  ChildBirthdateUnlikely: ({ first, last }) => ({
    field: "birthdate",
    text: `Cette date de naissance n’est pas possible pour un enfant. Écrivez une date entre le ${formatDayWithYear(first)} et le ${formatDayWithYear(last)}.`,
  }),
  ChildLivesElsewhere: ({ number, name }) => ({
    field: "custody",
    text: `Cet enfant vit aussi dans le dossier n°\u00a0${number}, ${name}. Choisissez des semaines, ou retirez-le d’abord de cet autre dossier.`,
  }),
  ChildInTwoHouseholds: () => ({
    field: "custody",
    text: "Cet enfant est déjà dans deux dossiers. Retirez-le d’abord de l’un des deux.",
  }),
  ClassNotInSchool: () => ({
    field: "classId",
    text: "Cette classe n’est pas dans cette école. Rechargez la page, puis choisissez une de ses classes, ou aucune.",
  }),
  ClassWithoutLevel: ({ className, levels }) => ({
    field: "classId",
    text: `La classe ${className} accueille ${levels.join(", ")}. Corrigez le niveau ou choisissez une autre classe.`,
  }),
  AdultMayExist: ({ namesakes }) => ({
    field: "twin",
    text: `${namesakes.length > 1 ? "Des personnes ressemblent" : "Une personne ressemble"} à celle-ci dans la ville. Dites si c’est la même, puis envoyez de nouveau.`,
    offers: namesakes.map(offer),
  }),
  AdultAlreadyHere: () => ({
    field: "twin",
    text: "Cette personne est déjà dans ce dossier. Revenez au dossier pour modifier son rôle et ses droits.",
  }),
  AdultBirthdateInFuture: () => ({
    field: "birthdate",
    text: "Cette date est à venir. Écrivez une date de naissance passée.",
  }),
  AdultHasPassword: () => ({
    field: "email",
    text: "Cette personne a déjà un identifiant et un mot de passe. Si elle les a oubliés, elle choisit «\u00a0Mot de passe oublié\u00a0» sur la page de connexion. Si elle ne peut plus s’en servir, retirez-les d’abord, puis ouvrez un autre compte.",
  }),
  AdultSuspended: ({ name }) =>
    `L’accès ${elide("de", name)} est suspendu\u00a0: rouvrez-le d’abord. Rien n’est ouvert. Rechargez la page pour le rouvrir.`,
  AdultHasLogin: () =>
    "Cette personne se connecte déjà\u00a0: elle n’a pas besoin de code. Rechargez la page pour voir où elle en est.",
  AdultHasNoAddress: () => ({
    field: "send",
    text: "Le dossier n’a pas d’adresse e-mail pour cette personne. Décochez la case, puis imprimez le code.",
  }),
  DeskLoginNotFound: () =>
    "Cette personne n’a pas, ou n’a plus, ce moyen de connexion. Revenez à sa fiche pour voir où elle en est.",
  AccessAlreadySo: ({ state }) =>
    `L’accès de cette personne est déjà ${state === "open" ? "ouvert" : "suspendu"}\u00a0: un collègue vient peut-être de le faire. Revenez à sa fiche.`,
  InvitationNotFound: () => "Il n’y a pas de code valable pour cette personne. Préparez-en un nouveau.",
  ResponsibleNeeded: () => ({
    field: "role",
    text: "Un dossier garde toujours un responsable. Donnez d’abord ce rôle à un autre adulte.",
  }),
  OneResponsible: ({ name }) => ({
    field: "role",
    text: `${name} est déjà responsable de ce dossier. Ajoutez cette personne comme parent\u00a0: vous pourrez ensuite lui donner ce rôle.`,
  }),
};
