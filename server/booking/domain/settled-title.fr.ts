import type { LineOutcome } from "./outcome";

type Tag = LineOutcome["tag"];

const BOOKED: readonly Tag[] = ["booked"];
const WAITING: readonly Tag[] = ["waiting", "offered"];
const GIVEN_UP: readonly Tag[] = ["cancelled", "left"];

/** Whether a confirmation changed anything at all. */
export function changedSomething(tags: readonly Tag[]): boolean {
  return tags.some((tag) => [...BOOKED, ...WAITING, ...GIVEN_UP].includes(tag));
}

/**
 * What a confirmation did, in one sentence: the subject of its mail and the title of its page (B4). It never says "réservé" of
 * a day that only waits. `period` is "de décembre 2026" or "du lundi 4 janvier au vendredi 2 juillet".
 */
export function settledTitle(tags: readonly Tag[], period: string): string {
  const has = (wanted: readonly Tag[]) => tags.some((tag) => wanted.includes(tag));
  const [booked, waits, givenUp] = [has(BOOKED), has(WAITING), has(GIVEN_UP)];
  if (waits) {
    if (booked) return `Une partie de vos réservations ${period} est sur liste d’attente`;
    if (givenUp) return `Vos changements ${period} sont enregistrés, avec des demandes sur liste d’attente`;
    return has(["waiting"])
      ? `Vous êtes sur liste d’attente pour vos demandes ${period}`
      : `Une place vous est proposée\u00a0: répondez dans vos listes d’attente`;
  }
  if (booked && givenUp) return `Vos changements ${period} sont enregistrés`;
  if (booked) return `Vos réservations ${period} sont enregistrées${has(["full"]) ? " en partie" : ""}`;
  if (has(["cancelled"])) return `Vos annulations ${period} sont enregistrées`;
  if (givenUp) return `Vos demandes ${period} sont retirées de la liste d’attente`;
  return has(["full"])
    ? `Rien n’a pu être réservé pour vos demandes ${period}`
    : "Rien n’a changé dans vos réservations";
}
