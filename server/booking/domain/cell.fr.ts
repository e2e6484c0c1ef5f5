import type { Temporal } from "temporal-polyfill";
import {
  type CancellingCheck,
  type ClosedReason,
  describeClosedReason,
  describeLevels,
  describeOpening,
  type SchoolLevel,
} from "@/server/catalogue/domain";
import { formatDayWithYear, formatInstant } from "@/server/platform/dates";
import type { Cell } from "./cell";

const NBSP = "\u00a0";

/** "1re", "4e": a rank in a queue (liste d'attente, feminine like "place"). */
export function ordinal(place: number): string {
  return place === 1 ? "1re" : `${place}e`;
}

/** Free places; a number only when it helps to hurry: from ten up, "libre" says enough. */
function freeText(places: number): string {
  if (places >= 10) return "libre";
  return places === 1 ? `libre (1${NBSP}place)` : `libre (${places}${NBSP}places)`;
}

/** What a family that found no place can do, where nobody queues: nothing is kept for anyone, the first to look has it. */
const LOOK_AGAIN = "une place annulée redevient libre aussitôt, revenez voir";

/** A full day of an activity without a waitlist (C6). */
export const FULL_WITHOUT_QUEUE = fullWithoutQueue("complet");

function fullWithoutQueue(full: string): string {
  return `${full}, sans liste d’attente${NBSP}: ${LOOK_AGAIN}`;
}

/** "complet"; "complet (PS à GS)" where these levels have places of their own (C5). */
function fullText(levels: readonly SchoolLevel[]): string {
  return levels.length > 0 ? `complet (${describeLevels(levels)})` : "complet";
}

/** Why a child has no place to ask for, where its school divides them among levels (C5). */
function noPlacesForLevel(level: string): string {
  return level
    ? `aucune place n’est prévue pour les ${level} dans cette école`
    : "niveau de classe pas encore connu, demandez à la mairie de le compléter";
}

/** The same, found by who had read that a place was left. */
export const FULL_MEANWHILE = `complet entre-temps, non réservé${NBSP}: ${LOOK_AGAIN}`;

/** Of a day that is over: why it could not be booked would be a reproach. */
export const NEVER_BOOKED = "pas réservé";

/** Why a day is closed, as it follows "fermé :", where "fermeture" would be said twice. */
export function closedText(reason: ClosedReason): string {
  return reason.tag === "closure" ? reason.label : describeClosedReason(reason);
}

/** What the cell is, in words, as it follows the child's name (screens.md: never by colour alone). */
export function describeCell(cell: Cell, zone: string, showRank = true): string {
  switch (cell.tag) {
    case "booked":
      return "réservé";
    case "bookedElsewhere":
      return "réservé par l’autre parent";
    case "waitingElsewhere":
      return "en liste d’attente, par l’autre parent";
    case "waiting":
      return showRank ? `${ordinal(cell.place)} sur liste d’attente` : "sur liste d’attente";
    case "offered":
      return `place proposée jusqu’au ${formatInstant(cell.until, zone)}`;
    case "closed":
      return `fermé${NBSP}: ${closedText(cell.reason)}`;
    case "notEnrolled":
      return "pas inscrit à ce service ce jour-là";
    case "otherWeek":
      return "semaine de l’autre parent";
    case "noPlacesYet":
      return "pas encore ouvert à la réservation";
    case "noPlacesForLevel":
      return noPlacesForLevel(cell.level);
    case "beforeSchool":
      return `nouvelle école à partir du ${formatDayWithYear(cell.from)}, pour ce jour demandez à la mairie`;
    case "notOpen":
      return describeOpening(cell.opening, "booking", zone) ?? "";
    case "tooEarly":
      return `réservation possible à partir du ${formatInstant(cell.opensAt, zone)}`;
    case "tooLate":
      return `délai dépassé (il fallait réserver avant le ${formatInstant(cell.closedAt, zone)})`;
    case "free":
      return freeText(cell.places);
    case "full":
      if (!cell.waitlist) return fullWithoutQueue(fullText(cell.levels));
      return showRank
        ? `${fullText(cell.levels)}, liste d’attente (vous seriez ${ordinal(cell.nextPlace)})`
        : `${fullText(cell.levels)}, liste d’attente ouverte`;
  }
}

/** A day that has a place but no price: it is not to be booked, and why. */
export function describeUnpriced(why: string): string {
  return `pas réservable${NBSP}: ${why}`;
}

/** Why a day is not to be booked for any child, said once for all of them; nothing where each has its own words. */
export function describeShutDay(cells: readonly Cell[], zone: string): string | undefined {
  const texts = new Set(
    cells.map((cell) => {
      if (cell.tag === "notOpen")
        return describeOpening(cell.opening, "booking", zone, { whose: "pour votre famille" });
      return cell.tag === "closed" ? describeCell(cell, zone) : undefined;
    }),
  );
  return texts.size === 1 ? [...texts][0] : undefined;
}

/** What a family is told before it books a day that it could no longer undo, or not for free; null when there is time. */
export function describeOnceBooked(check: CancellingCheck, zone: string): string | null {
  switch (check.tag) {
    case "open":
      return null;
    case "open_billed":
      return `Ce jour pourra être annulé jusqu’au ${formatInstant(check.until, zone)}, mais il restera facturé.`;
    case "too_late":
      return `Ce jour ne pourra plus être annulé en ligne${NBSP}: la limite était le ${formatInstant(check.closedAt, zone)}.`;
  }
}

/** The last moment to do something about a cell, and what it is. */
interface Limit {
  readonly moment: Temporal.Instant;
  readonly act: "book" | "bookLate" | "cancel" | "cancelBilled" | "cancelOver";
  /** What becomes of a day that is booked now. */
  readonly onceBooked: CancellingCheck["tag"];
}

const ACTS: Readonly<Record<Limit["act"], string>> = {
  book: "à réserver avant le",
  bookLate: "réservation tardive possible jusqu’au",
  cancel: "à annuler avant le",
  cancelBilled: "annulation possible mais facturée jusqu’au",
  cancelOver: "annulation impossible depuis le",
};

const ONCE_BOOKED: Readonly<Record<Limit["onceBooked"], string>> = {
  open: "",
  open_billed: ", annulation facturée",
  too_late: ", sans annulation possible",
};

function limitOf(cell: Cell): Limit | undefined {
  if (cell.tag === "free" || cell.tag === "full") {
    const act = cell.window.tag === "open" ? "book" : "bookLate";
    return { moment: cell.window.until, act, onceBooked: cell.cancelling.tag };
  }
  if (cell.tag !== "booked") return undefined;
  if (cell.cancelling.tag === "too_late")
    return { moment: cell.cancelling.closedAt, act: "cancelOver", onceBooked: "open" };
  const act = cell.cancelling.tag === "open" ? "cancel" : "cancelBilled";
  return { moment: cell.cancelling.until, act, onceBooked: "open" };
}

/** The last moment to book or to cancel, as a real date; nothing when there is nothing left to do. */
export function describeLastMoment(cell: Cell, zone: string): string | undefined {
  const limit = limitOf(cell);
  return limit && limitText(limit, zone);
}

function limitText({ act, moment, onceBooked }: Limit, zone: string): string {
  return `${ACTS[act]} ${formatInstant(moment, zone)}${ONCE_BOOKED[onceBooked]}`;
}

/** The same for all the cells of a day, when one moment holds for booking and cancelling alike; else undefined. */
export function describeCommonMoment(cells: readonly Cell[], zone: string): string | undefined {
  const limits = cells.flatMap((cell) => limitOf(cell) ?? []);
  const [first] = limits;
  if (
    !first ||
    limits.some(({ moment, onceBooked }) => !moment.equals(first.moment) || onceBooked !== first.onceBooked)
  )
    return undefined;
  const acts = new Set(limits.map(({ act }) => act));
  if (acts.size === 1) return limitText(first, zone);
  const isOrdinary = acts.size === 2 && acts.has("book") && acts.has("cancel");
  return isOrdinary ? `à réserver ou à annuler avant le ${formatInstant(first.moment, zone)}` : undefined;
}
