import type { Caller } from "@/server/api/caller";
import { callerOf } from "../bookings/procedures";
import type { Login } from "../stage/sessions";
import type { City } from "../stage/town";

/** How far ahead a town of the bench always has days to book. */
const MONTHS = 12;

interface FreeDays {
  readonly activity: string;
  readonly month: string;
  readonly base: readonly string[];
  /** Boxes of days with a place, that nobody has ticked yet. */
  readonly free: readonly string[];
}

/** The first month on which the parent has so many days left to book. */
async function monthToBook(api: Caller, count: number): Promise<FreeDays> {
  let month: string | undefined;
  for (let looked = 0; looked < MONTHS; looked++) {
    const view = await api.booking.month({ month });
    const cells = view.days.flatMap(({ cells }) => cells);
    const free = cells.flatMap(({ look, box }) => (look === "free" && box && !box.ticked ? [box.value] : []));
    if (free.length >= count) return { activity: view.activity.id, month: view.month, base: view.base, free };
    month = view.next?.month;
    if (!month) break;
  }
  throw new Error(`The parent of the bench has no ${count} days of one month left to book`);
}

/**
 * The two pages that show something only for a draft of the parent's own: a recap that was not confirmed, and a
 * confirmation. The drafts are made as the booking page makes them.
 */
export async function bookingPages(city: City, parent: Login): Promise<string[]> {
  const api = callerOf(city, parent);
  const { activity, month, base, free } = await monthToBook(api, 2);
  const held = base.filter((cell) => !cell.endsWith("!")).map((cell) => cell.slice(0, cell.lastIndexOf(".")));
  const draft = async (wished: readonly string[]) => {
    const { draftId } = await api.booking.makeDraft({
      activity,
      month,
      base: base.join(" "),
      wanted: [...held, ...wished],
    });
    return draftId;
  };
  const shown = await draft(free);
  const confirmed = await draft(free.slice(0, 1));
  const { seen } = await api.booking.recap({ draft: confirmed });
  const { outcome } = await api.booking.confirm({ draft: confirmed, seen: seen.join("\n") });
  if (outcome !== "confirmed") throw new Error(`The booking of the bench is ${outcome}`);
  return [
    `/famille/reservations/recapitulatif?brouillon=${shown}`,
    `/famille/reservations/confirmation?brouillon=${confirmed}`,
  ];
}
