import { formatDayWithYear } from "@/server/platform/dates";
import type { PlacesError } from "./places-errors";

type Texts = {
  readonly [T in PlacesError["tag"]]: (
    error: Extract<PlacesError, { tag: T }>,
  ) => string | { readonly text: string; readonly field: string };
};

/** An error without the field that it is about: for a page that has no field. */
export function describePlacesError(error: PlacesError): string {
  const said = placesErrorTexts[error.tag](error as never);
  return typeof said === "string" ? said : said.text;
}

/** What happened, why, what to do; to an agent. */
export const placesErrorTexts: Texts = {
  PlacesActivityNotFound: () => "Cette activité n’existe pas. Revenez à la liste des activités.",
  PlacesSchoolNotFound: () => "Cette école n’existe pas. Rechargez la page, puis choisissez-en une autre.",
  PlacesDayPast: ({ today }) => ({
    field: "from",
    text: `Ce jour est passé\u00a0: ses places ne changent plus. Écrivez un jour à partir du ${formatDayWithYear(today)}.`,
  }),
  PlacesPeriodEndsBeforeStart: () => ({
    field: "to",
    text: "La période finit avant de commencer. Écrivez un dernier jour après le premier.",
  }),
  PlacesOutsideActivity: ({ field, first, last }) => ({
    field,
    text: `Cette activité va du ${formatDayWithYear(first)} au ${formatDayWithYear(last)}. Écrivez un jour de cette période.`,
  }),
  PlacesNoOpenDay: ({ reason }) => ({
    field: "from",
    text: reason
      ? `Ce jour est fermé (${reason}). Choisissez un jour ouvert.`
      : "Aucun jour n’est ouvert dans cette période. Changez les jours, ou les jours de la semaine cochés.",
  }),
  PlacesNotOpenInSchool: ({ school }) => ({
    field: "school",
    text: `Cette activité n’est pas ouverte dans cette école (${school}). Choisissez une autre école.`,
  }),
  PlacesDividedByLevel: () => ({
    field: "levels",
    text: "Ces jours-là, les places sont réparties par niveau. Choisissez les niveaux dont les places changent.",
  }),
  PlacesOfNoSuchLevels: () => ({
    field: "levels",
    text: "Ces jours-là, ces niveaux n’ont pas de places à eux. Choisissez d’autres niveaux, ou d’autres jours.",
  }),
  PlacesDivisionTooEarly: ({ tomorrow }) => ({
    field: "from",
    text: `La répartition ne peut pas commencer ce jour-là. Écrivez un jour à partir du ${formatDayWithYear(tomorrow)}.`,
  }),
  PlacesWithoutGroup: ({ level }) => ({
    field: level,
    text: "Aucun niveau n’a de groupe, et les places de cette école ne sont pas réparties. Choisissez le groupe d’un niveau au moins.",
  }),
  PlacesOfNoDayLeft: () => ({
    field: "from",
    text: "Cette école n’a plus de places à partir de ce jour. Écrivez un jour plus proche.",
  }),
  PlacesNoLongerPossible: ({ because }) =>
    `Rien n’est enregistré, les choses ont changé depuis votre lecture. ${describePlacesError(because)}`,
};
