import type { Home, Kid, Meal, Quotient } from "./scenario";

/*
 * What a day costs and whom, reckoned from the words of the issue and of docs/adr/0015, day by day and in exact fractions.
 * Nothing of the product is imported here: two ways that agree are worth more than one.
 */

/** The fees of the test's town, in cents: see tests/support/billing.ts. */
const OWN_MEAL = 80n;
const OUTSIDE = 650n;
const LATE = 250n;
const BELOW_400 = { family: 50n, ccas: 76n };
const BELOW_860 = { family: 175n, ccas: 0n };
const ABOVE = { family: 235n, ccas: 0n };

export interface Cost {
  readonly family: bigint;
  readonly ccas: bigint;
}

/** The first quotient counts from the day it is known; another one from the first of the month after. */
export function quotientOn(known: readonly Quotient[], day: string): number | null {
  let best: { from: string; euros: number } | null = null;
  let earliest = "9999-12-31";
  for (const one of known) if (one.from < earliest) earliest = one.from;
  for (const one of known) {
    let from = one.from;
    if (one.from !== earliest) {
      const [year = 0, month = 0] = one.from.split("-").map(Number);
      from = month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, "0")}-01`;
    }
    if (from <= day && (best === null || from >= best.from)) best = { from, euros: one.euros };
  }
  return best === null ? null : best.euros;
}

/** The move of the latest day that has come says it; of two of that day, the one that was told last. */
function residentOn({ resident, moves }: Home, day: string): boolean {
  let latest = "";
  let lives = resident;
  for (const move of moves) {
    if (move.from > day || move.from < latest) continue;
    latest = move.from;
    lives = move.resident;
  }
  return lives;
}

/** What a meal of a resident costs, by a quotient in euros that is known or not. */
export type Tariff = (quotient: number | null) => Cost;

/** The bands of the test's town. */
export const bandTariff: Tariff = (quotient) => {
  if (quotient === null) return ABOVE;
  return quotient < 400 ? BELOW_400 : quotient < 860 ? BELOW_860 : ABOVE;
};

interface Served {
  readonly day: string;
  readonly late: boolean;
  readonly tariff: Tariff;
}

export function costOf(home: Home, kid: Kid, { day, late, tariff }: Served): Cost {
  const extra = late ? LATE : 0n;
  if (kid.pai) return { family: OWN_MEAL + extra, ccas: 0n };
  if (!residentOn(home, day)) return { family: OUTSIDE + extra, ccas: 0n };
  const fee = tariff(quotientOn(home.quotients, day));
  return { family: fee.family + extra, ccas: fee.ccas };
}

/** Half up, of a fraction that is not negative. */
function rounded(numerator: bigint, denominator: bigint): bigint {
  const whole = numerator / denominator;
  const rest = numerator - whole * denominator;
  return rest * 2n >= denominator ? whole + 1n : whole;
}

/** A part in ten-thousandths that comes after others: what all have up to there, less what the others have. */
export function part(amount: bigint, before: bigint, share: bigint): bigint {
  return rounded(amount * (before + share), 10_000n) - rounded(amount * before, 10_000n);
}

/** The number of the ISO week: the week of a year's first Thursday is its first. */
export function isoWeek(day: string): number {
  const date = new Date(`${day}T00:00:00Z`);
  const thursday = new Date(date.getTime() + (4 - (date.getUTCDay() || 7)) * 86_400_000);
  const newYear = Date.UTC(thursday.getUTCFullYear(), 0, 1);
  return Math.floor((thursday.getTime() - newYear) / 86_400_000 / 7) + 1;
}

/** What happened: nothing is due for an excused absence; who came without a booking, or was booked late, pays more. */
export function happened(meal: Meal): { free: boolean; late: boolean; there: boolean } {
  if (meal.note === "excused" && !meal.unbooked) return { free: true, late: false, there: false };
  const there = meal.unbooked || (meal.note === null && !meal.cancelledLate);
  return { free: false, late: meal.late || meal.unbooked, there };
}
