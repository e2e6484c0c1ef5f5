import { HOME_PLACES, type HomePlace, type SchoolLevel } from "./choices";
import { levelsOf, type SchoolKind } from "./school-level";

/** Whom an opening is for. An empty list asks for nothing; what is asked must all hold (C3). */
export interface Audience {
  readonly residences: readonly HomePlace[];
  readonly schools: readonly { readonly id: string; readonly name: string }[];
  readonly levels: readonly SchoolLevel[];
}

/** What decides whether a child is meant. `level` is "" where the town does not know it: then no level is its own. */
export interface AudienceChild {
  readonly residence: HomePlace;
  readonly schoolId: string | null;
  readonly level: string;
}

/** Whether the child is one of those meant. */
export function isMeant({ residences, schools, levels }: Audience, child: AudienceChild): boolean {
  return (
    (residences.length === 0 || residences.includes(child.residence)) &&
    (schools.length === 0 || schools.some(({ id }) => id === child.schoolId)) &&
    (levels.length === 0 || levels.some((level) => level === child.level))
  );
}

/** Everybody is meant. */
export function isForAll({ residences, schools, levels }: Audience): boolean {
  const isFromAnywhere = residences.length === 0 || HOME_PLACES.every((one) => residences.includes(one));
  return isFromAnywhere && schools.length + levels.length === 0;
}

/** Whether none of these schools teaches any of these levels: nobody could be meant. */
export function isForNobody(schoolKinds: readonly SchoolKind[], levels: readonly SchoolLevel[]): boolean {
  if (schoolKinds.length === 0 || levels.length === 0) return false;
  return !schoolKinds.some((kind) => levelsOf(kind).some((level) => levels.includes(level)));
}
