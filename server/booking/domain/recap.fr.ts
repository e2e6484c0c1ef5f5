import { agreedEuros, formatEuros } from "@/server/platform/money";
import { type AlikeDays, joinAlike } from "./alike-days.fr";
import { ordinal } from "./cell.fr";
import type { RecapLine } from "./recap";

const NBSP = "\u00a0";

/** One line of a recap in words. */
export interface RecapLineView {
  readonly key: string;
  /** "jeudi 3 décembre"; of many days refused for one reason, "du lundi 3 mai au vendredi 2 juillet (34 jours)". */
  readonly day: string;
  /** How many days of the child the line stands for. */
  readonly days: number;
  readonly firstName: string;
  readonly text: string;
  readonly explanation: readonly string[];
}

/** What confirming would do, by what it means for the family, in the order in which it is read. */
export interface RecapGroups {
  readonly booked: RecapLineView[];
  readonly queued: RecapLineView[];
  readonly cancelled: RecapLineView[];
  readonly left: RecapLineView[];
  readonly conflicts: RecapLineView[];
  readonly refused: RecapLineView[];
  readonly already: RecapLineView[];
  readonly moved: RecapLineView[];
}

export function recapGroups(lines: readonly RecapLine[], showRank: boolean): RecapGroups {
  const of = (keep: (line: RecapLine) => boolean, keyOf: (line: RecapLine) => string | null = () => null) =>
    joinAlike(lines.filter(keep), keyOf).map((alike) => toView(alike, showRank));
  return {
    booked: of(({ kind, expectation }) => kind === "add" && expectation === "place"),
    queued: of(({ kind, expectation }) => kind === "add" && expectation === "queue"),
    cancelled: of(({ kind }) => kind === "cancel"),
    left: of(({ kind }) => kind === "leave"),
    conflicts: of(({ kind }) => kind === "conflict"),
    refused: of(
      ({ kind }) => kind === "refused",
      ({ childId, reason }) => `${childId} ${reason}`,
    ),
    already: of(({ kind }) => kind === "already"),
    moved: of(({ kind }) => kind === "moved"),
  };
}

function toView({ line, days, count }: AlikeDays<RecapLine>, showRank: boolean): RecapLineView {
  const text = textOf(line, showRank);
  return {
    key: `${line.childId}.${line.day}`,
    day: days,
    days: count,
    firstName: line.firstName,
    text: text ? `${NBSP}: ${text}` : "",
    explanation: line.explanation,
  };
}

function textOf(line: RecapLine, showRank: boolean): string {
  const price = line.price === null ? "" : formatEuros(line.price);
  switch (line.kind) {
    case "add": {
      const cost = costOf(line.late, price);
      if (line.expectation === "place") return sentences(cost, line.onceBooked);
      const rank = showRank && line.place !== null ? `vous seriez ${ordinal(line.place)}` : "";
      const why =
        line.together && line.place === 1
          ? "pas assez de places pour tous"
          : ["complet", rank].filter(Boolean).join(", ");
      return sentences(price ? `${why}. ${cost} si une place se libère` : why, line.onceBooked);
    }
    case "cancel":
      if (line.billed) {
        const due = line.price === null ? "reste dû" : agreedEuros(line.price, "reste dû", "restent dus");
        return `annulé, mais ${due} (délai dépassé)`;
      }
      return price ? `annulé, −${NBSP}${price}` : "annulé";
    case "leave":
      return "retiré de la liste d’attente";
    default:
      return line.reason ?? "";
  }
}

/** "5,55 €. Ce jour ne pourra plus être annulé…" */
function sentences(text: string, next: string | null): string {
  return [text, next].filter(Boolean).join(". ");
}

/** What booking would cost; for a reader who may not know amounts, only that it is late. */
function costOf(late: boolean, price: string): string {
  if (!price) return late ? "réservation tardive" : "";
  return late ? `${price}, au tarif des réservations tardives` : price;
}
