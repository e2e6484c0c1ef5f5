import type { EntryStatus } from "./entry-status";

const ENDS: Readonly<Record<EntryStatus, string>> = {
  accepted: "place acceptée",
  declined: "place refusée",
  expired: "place non acceptée à temps",
  closed: "aucune place ne s’est libérée avant la fin des réservations",
  withdrawn: "retiré de la liste",
  waiting: "",
  offered: "",
};

/**
 * Why a wait ended, and when: "place refusée, le jeudi 3 décembre à 9 h".
 * @param closedFor the reason of the closing that ended it. @param at the moment in words, when it is known.
 */
export function waitlistEnd(status: EntryStatus, closedFor: string | null, at: string | null): string {
  const why = closedFor === null ? ENDS[status] : `jour fermé par la mairie (${closedFor})`;
  return at === null ? why : `${why}, le ${at}`;
}
