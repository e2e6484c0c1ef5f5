import type { HomePlace } from "@/server/catalogue/domain";
import { formatDayWithYear } from "@/server/platform/dates";
import type { HomeChange } from "./homes";

export const HOME_NAMES: Readonly<Record<HomePlace, string>> = {
  commune: "dans la commune",
  interco: "dans l’intercommunalité",
  outside: "hors de la commune",
};

/** "hors de la commune à partir du 25 mars 2026" */
export function moveText({ residence, from }: HomeChange): string {
  return `${HOME_NAMES[residence]} à partir du ${formatDayWithYear(from)}`;
}

/** Known moves in one text, oldest first; null without any. */
export function movesText(moves: readonly HomeChange[]): string | null {
  return moves.length === 0 ? null : moves.map(moveText).join(", puis ");
}
