import type { ClosingEffects } from "@/server/booking/domain/closing-view";
import { describePeriod } from "@/server/catalogue/domain";
import { formatDay, formatDayWithYear, type LocalDate } from "@/server/platform/dates";

/** "1 réservation", "12 réservations" */
export function counted(count: number, one: string, many: string): string {
  return `${count}\u00a0${count === 1 ? one : many}`;
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "Le jeudi 3 décembre", "Du lundi 7 au …": a period as a title. */
export function periodTitle({ first, last }: { readonly first: LocalDate; readonly last: LocalDate }): string {
  return capital(describePeriod({ firstDay: first, lastDay: last }));
}

/** The same with years, for a list that spans two. */
export function periodWithYear({ first, last }: { readonly first: LocalDate; readonly last: LocalDate }): string {
  if (first === last) return `${formatDay(first)} ${first.slice(0, 4)}`;
  return `du ${formatDayWithYear(first)} au ${formatDayWithYear(last)}`;
}

/** What a closing does to bookings, offers and queues, a line each; what is nothing is left out. */
export function effectLines({ bookings, children, freed, offers, waiting }: ClosingEffects): string[] {
  const lines: string[] = [];
  if (bookings > 0) {
    lines.push(
      `${counted(bookings, "réservation annulée", "réservations annulées")} sans frais, pour ${counted(children, "enfant", "enfants")}`,
    );
  }
  if (freed > 0) {
    lines.push(
      counted(
        freed,
        "annulation hors délai qui ne sera pas facturée",
        "annulations hors délai qui ne seront pas facturées",
      ),
    );
  }
  if (offers > 0) lines.push(`${counted(offers, "place proposée retirée", "places proposées retirées")}`);
  if (waiting > 0)
    lines.push(`${counted(waiting, "demande en liste d’attente close", "demandes en liste d’attente closes")}`);
  return lines;
}
