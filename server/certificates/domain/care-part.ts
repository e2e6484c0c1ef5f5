import type { LocalDate } from "@/server/platform/dates";
import { type Cents, cents, roundHalfUp } from "@/server/platform/money";

/** What one day cost a household, as a line of an invoice keeps it. Amounts in cents. */
export interface DayCost {
  /** The activity is care of children (`childCare` of its settings). */
  readonly childCare: boolean;
  /** What the day cost this household. */
  readonly due: Cents;
  /** The whole price and, in it, what is neither a supplement nor a third party's. Null where no price was asked for. */
  readonly price: { readonly total: Cents; readonly bare: Cents } | null;
}

/**
 * What of a day pays for care and nothing else (CGI, article 200 quater B; ministerial answer 78406 of the 13th legislature):
 * no supplement. The penalty of an absence is none either: see `partCare`. Rounded half up.
 */
export function careDueOf({ childCare, due, price }: DayCost): Cents {
  if (!childCare || due <= 0) return cents(0);
  if (!price || price.total <= 0) return due;
  return roundHalfUp(BigInt(due) * BigInt(Math.min(price.bare, price.total)), BigInt(price.total));
}

/** A line of an issued invoice or credit note, oldest first. */
export interface BilledLine {
  readonly documentId: string;
  readonly kind: "service" | "regularisation" | "credit";
  readonly childId: string;
  readonly activityId: string;
  readonly days: readonly LocalDate[];
  /** What it asks for each day; below zero when it gives back. */
  readonly unit: Cents;
  /** The child was there, as far as was known when the line was billed. */
  readonly attended: boolean;
  /** What a day pays for care if the child was there: `careDueOf`. */
  readonly careDue: Cents;
  /** The document that asked for these days before, for a regularisation. */
  readonly corrects: string | null;
}

/** What a line asks, parted. Both are of the sign of the line; they add up to it. */
export interface PartedLine {
  readonly documentId: string;
  readonly childId: string;
  readonly activityId: string;
  readonly corrects: string | null;
  readonly care: Cents;
  readonly other: Cents;
}

interface Day {
  /** What all lines together asked for its care. */
  care: number;
  /** What its care costs, as far as the last line knows. */
  due: number;
}

/**
 * Parts every line into care and the rest. A line of regularisation asks a difference, a credit note gives back: their part is
 * what is still missing to what the day's care costs, within what the line asks. So that a day never counts for more
 * care than it costs, and for nothing once it was given back. Whether the child came is a fact of the day, not of the paper: the last line
 * that bills the day says it for all of them, also one of 0 € (docs/adr/0018).
 */
export function partCare(lines: readonly BilledLine[]): PartedLine[] {
  const days = new Map<string, Day>();
  const came = lastWords(lines);
  return lines.map((line) => {
    const { documentId, kind, childId, activityId, days: billed, unit, corrects } = line;
    let care = 0;
    for (const day of billed) {
      const key = keyOf(line, day);
      const careDue = came.get(key) ? line.careDue : 0;
      const known = days.get(key) ?? { care: 0, due: 0 };
      days.set(key, known);
      if (kind !== "credit") known.due = careDue;
      const wanted = kind === "credit" && unit < 0 ? 0 : known.due;
      const part = Math.min(Math.max(wanted - known.care, Math.min(unit, 0)), Math.max(unit, 0));
      known.care += part;
      care += part;
    }
    return { documentId, childId, activityId, corrects, care: cents(care), other: cents(unit * billed.length - care) };
  });
}

function keyOf({ childId, activityId }: BilledLine, day: LocalDate): string {
  return `${childId} ${activityId} ${day}`;
}

/** Whether the child came, by the last line that asks something for the day. */
function lastWords(lines: readonly BilledLine[]): ReadonlyMap<string, boolean> {
  const asking = lines.filter(({ kind, careDue }) => kind !== "credit" && careDue > 0);
  return new Map(asking.flatMap((line) => line.days.map((day) => [keyOf(line, day), line.attended] as const)));
}
