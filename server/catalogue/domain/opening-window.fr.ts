import { formatInstant } from "@/server/platform/dates";
import { describeAudience } from "./audience.fr";
import type { Opening, OpeningKind } from "./opening-window";

const SUBJECTS: Readonly<Record<OpeningKind, string>> = { booking: "les réservations", enrolment: "les inscriptions" };

/**
 * Why a child may not be booked or enrolled now, as it ends a sentence or follows a name; undefined when it may. `whose` says
 * whose opening it is: "les réservations ouvriront pour votre famille le mardi 18 août à 8 h".
 */
export function describeOpening(
  opening: Opening,
  kind: OpeningKind,
  zone: string,
  { whose = "" }: { readonly whose?: string } = {},
): string | undefined {
  const subject = SUBJECTS[kind];
  const whom = whose === "" ? "" : ` ${whose}`;
  switch (opening.tag) {
    case "open":
      return undefined;
    case "opens_later":
      return `${subject} ouvriront${whom} le ${formatInstant(opening.at, zone)}`;
    case "closed":
      return `${subject} sont closes depuis le ${formatInstant(opening.since, zone)}`;
    case "not_for":
      return `ouvert seulement ${opening.audiences.map(describeAudience).join(", ou ")}`;
  }
}
