import { formatInstant } from "@/server/platform/dates";
import type { BookingCheck, CancellingCheck } from "./deadline-check";

const NBSP = "\u00a0";

/** Where a family stands for booking a day, with the moment as a date: "à réserver jusqu’au jeudi 12 mars à 11 h". */
export function describeBookingCheck(check: BookingCheck, zone: string): string {
  switch (check.tag) {
    case "open":
      return `à réserver jusqu’au ${formatInstant(check.until, zone)}`;
    case "open_late":
      return `délai dépassé, mais réservation tardive possible jusqu’au ${formatInstant(check.until, zone)}`;
    case "too_early":
      return `réservation possible à partir du ${formatInstant(check.opensAt, zone)}`;
    case "too_late":
      return `délai dépassé${NBSP}: il fallait réserver avant le ${formatInstant(check.closedAt, zone)}`;
  }
}

/** Where a family stands for cancelling a day that it has booked. */
export function describeCancellingCheck(check: CancellingCheck, zone: string): string {
  switch (check.tag) {
    case "open":
      return `annulation possible jusqu’au ${formatInstant(check.until, zone)}`;
    case "open_billed":
      return `annulation encore possible jusqu’au ${formatInstant(check.until, zone)}, mais la place reste facturée`;
    case "too_late":
      return `délai dépassé${NBSP}: il fallait annuler avant le ${formatInstant(check.closedAt, zone)}`;
  }
}
