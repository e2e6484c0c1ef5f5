import { formatDayWithYear } from "@/server/platform/dates";
import type { ChangeField } from "./domain/change-request";
import { changeLines, FIELD_NAMES } from "./domain/change-request.fr";
import type { FamilyError } from "./errors";

type Said = string | { text: string; field: string };
type Texts = { readonly [T in FamilyError["tag"]]: (error: Extract<FamilyError, { tag: T }>) => Said };

const listOf = (fields: readonly ChangeField[]) => fields.map((field) => FIELD_NAMES[field].toLowerCase()).join(", ");

/** What happened, why, and what to do. */
export const familyErrorTexts: Texts = {
  FamilyNotFound: () => "Ce dossier n’existe pas ou n’est plus disponible.",
  ChildNotFound: () => "Cet enfant n’existe pas ou n’est plus disponible.",
  ChangeRequestNotFound: () => "Cette demande n’existe pas ou n’est plus disponible.",
  NothingChanged: () =>
    "Rien n’a changé\u00a0: vos réponses ne modifient rien dans le dossier. Corrigez celle qui n’est plus juste, ou quittez cette page.",
  FieldMovedMeanwhile: ({ field, change }) => {
    const now = changeLines(change).map(({ before }) => before);
    return {
      field: field === "address" ? "line" : field,
      text: `${FIELD_NAMES[field]}\u00a0: le dossier a changé pendant que vous écriviez, il contient maintenant «\u00a0${now.join(", ")}\u00a0». Pour ne rien effacer, rien n’est enregistré. Rouvrez cette page si vous voulez remplacer cette valeur.`,
    };
  },
  HomesMovedMeanwhile: () => ({
    field: "residence",
    text: "Le lieu de résidence de ce foyer a changé dans le dossier depuis l’affichage de cette page. Relisez ce qui est déjà noté, puis acceptez de nouveau.",
  }),
  MoveUnlikely: ({ earliest, latest }) => ({
    field: "movedOn",
    text: `Ce jour est trop loin d’aujourd’hui. Écrivez un jour entre le ${formatDayWithYear(earliest)} et le ${formatDayWithYear(latest)}.`,
  }),
  FieldIsCertified: ({ field }) => ({
    field,
    text: `${FIELD_NAMES[field]}\u00a0: cette information vient de FranceConnect, elle ne se change pas ici. Faites-la corriger auprès de l’Insee ou de la mairie.`,
  }),
  ChangeAlreadyPending: ({ fields }) =>
    `Une demande attend déjà une réponse (${listOf(fields)}). Attendez la réponse de la mairie, ou retirez cette demande dans «\u00a0Mes demandes de modification\u00a0».`,
  ChangeAlreadyDecided: () =>
    "Cette demande a déjà reçu une réponse ou a été retirée. Il n’y a plus rien à faire\u00a0: revenez à la liste.",
  ValueMovedMeanwhile: ({ fields }) => ({
    field: "overwrite",
    text: `Le dossier a changé depuis la demande (${listOf(fields)}). Comparez les valeurs, puis cochez la case pour remplacer la valeur actuelle.`,
  }),
  HealthSheetMoved: () =>
    "La fiche a été modifiée par quelqu’un d’autre pendant que vous l’écriviez. Pour ne rien effacer, rien n’est enregistré\u00a0: rouvrez la fiche, puis reprenez vos changements.",
  DietSetByTown: () => ({
    field: "diet",
    text: "Le repas de cet enfant est décidé avec la mairie dans le cadre d’un projet d’accueil. Contactez la mairie pour le changer.",
  }),
};
