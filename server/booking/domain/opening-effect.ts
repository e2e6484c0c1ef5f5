import type { Temporal } from "temporal-polyfill";
import {
  type AudienceChild,
  covers,
  type HomePlace,
  isMeant,
  type OpeningWindow,
  stageOf,
} from "@/server/catalogue/domain";
import { addDays, type LocalDate } from "@/server/platform/dates";

/** Children whom nothing tells apart for an opening, and how many they are. */
export interface ChildGroup extends Omit<AudienceChild, "residence"> {
  /** Of the households in which they live: one who lives in two may be admitted by either. */
  readonly residences: readonly HomePlace[];
  readonly count: number;
}

/** What counts here of a window: one that is being written has no id yet. */
type Counted = Omit<OpeningWindow, "id" | "version">;

/** Whom an opening is for, and whom all of them together leave out. */
export interface OpeningEffect {
  /** Children who book the activity, or may be enrolled in it. */
  readonly children: number;
  /** Those whom this window is for. */
  readonly meant: number;
  /** Those whom no window is for, now or later, on one day of it at least. */
  readonly leftOut: number;
}

/**
 * The children whom `about` is for, and those whom none of `windows` will admit on one of its days, once they are as given.
 * Windows that are over admit nobody any more; a day without window is open to all.
 */
export function openingEffect(
  groups: readonly ChildGroup[],
  about: Counted,
  windows: readonly Counted[],
  activity: { readonly firstDay: LocalDate; readonly lastDay: LocalDate },
  now: Temporal.Instant,
): OpeningEffect {
  const ofKind = windows.filter(({ kind }) => kind === about.kind);
  const days = tellingDays(about, ofKind, activity);
  const isLeftOut = (group: ChildGroup) =>
    days.some((day) => {
      const onDay = ofKind.filter((window) => about.kind === "enrolment" || covers(window, day));
      const still = onDay.filter((window) => stageOf(window, now) !== "over");
      return onDay.length > 0 && !still.some((window) => means(window, group));
    });
  return {
    children: total(groups),
    meant: total(groups.filter((group) => means(about, group))),
    leftOut: total(groups.filter(isLeftOut)),
  };
}

function means({ audience }: Counted, { residences, ...group }: ChildGroup): boolean {
  return residences.some((residence) => isMeant(audience, { ...group, residence }));
}

/** The days of `about` on which the set of windows changes: between them it is the same. */
function tellingDays(
  { firstDay, lastDay }: Counted,
  windows: readonly Counted[],
  activity: { readonly firstDay: LocalDate; readonly lastDay: LocalDate },
): LocalDate[] {
  const [first, last] = [firstDay ?? activity.firstDay, lastDay ?? activity.lastDay];
  const changes = windows.flatMap((window) => [
    ...(window.firstDay ? [window.firstDay] : []),
    ...(window.lastDay ? [addDays(window.lastDay, 1)] : []),
  ]);
  return [first, ...changes.filter((day) => first < day && day <= last)];
}

function total(groups: readonly ChildGroup[]): number {
  return groups.reduce((sum, { count }) => sum + count, 0);
}
