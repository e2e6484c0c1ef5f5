import { type LocalDate, plainDate } from "@/server/platform/dates";

/** Whose weeks are whose, for a child of two households (D3). Weeks are those of ISO 8601, Monday to Sunday. */
export type Custody = { readonly kind: "full" } | { readonly kind: "alternating"; readonly weeks: "even" | "odd" };

/** Even or odd, as French courts write custody: by the number of the ISO week. */
export function weekParity(day: LocalDate): "even" | "odd" {
  return (plainDate(day).weekOfYear ?? 0) % 2 === 0 ? "even" : "odd";
}

/** Whether the child is with this household on `day`. */
export function isWithUs(custody: Custody, day: LocalDate): boolean {
  return custody.kind === "full" || weekParity(day) === custody.weeks;
}

/** In plain words, with what it means this week. */
export function custodyText(custody: Custody, today: LocalDate): string {
  if (custody.kind === "full") return "Vit dans votre foyer.";
  const weeks = custody.weeks === "even" ? "paires" : "impaires";
  const number = plainDate(today).weekOfYear ?? 0;
  const here = isWithUs(custody, today) ? "chez vous" : "dans l’autre foyer";
  return `Garde alternée\u00a0: chez vous les semaines ${weeks}. Cette semaine (n°\u00a0${number})\u00a0: ${here}.`;
}
