import type { Temporal } from "temporal-polyfill";
import { formatInstant } from "@/server/platform/dates";
import { namesText } from "./mails.fr";

const TOGETHER = "vous avez choisi «\u00a0Tous ensemble ou rien\u00a0»";

/** Why a child is not booked alone: siblings who were asked for with them will have no place that day. */
export function notWithout(firstNames: readonly string[]): string {
  return `pas possible pour ${namesText(firstNames)} ce jour-là, et ${TOGETHER}`;
}

/** Fewer places than siblings, and no queue. */
export function notEnoughForAll(): string {
  return `pas assez de places pour tous, et ${TOGETHER}`;
}

export function tooLateToCancel(closedAt: Temporal.Instant, zone: string): string {
  return `délai dépassé\u00a0: il fallait annuler avant le ${formatInstant(closedAt, zone)}`;
}
