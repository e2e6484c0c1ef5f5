import "server-only";
import type { Temporal } from "temporal-polyfill";
import {
  type Activity,
  describeWindow,
  findActivityByCode,
  listSchools,
  type OpeningKind,
  stageOf,
} from "@/server/catalogue";
import type { Tx } from "@/server/db/tenant-tx";
import { shownVersion } from "@/server/families";
import { dayOf } from "@/server/platform/dates";
import { newId } from "@/server/platform/ids";
import { err, ok, type Result } from "@/server/platform/result";
import { childGroups } from "../data/openings";
import { type ChildGroup, openingEffect } from "../domain/opening-effect";
import type { OpeningFormView, OpeningLine, OpeningRecap, OpeningsView } from "../domain/opening-view";
import { type NewOpening, type OpeningWish, windowOf, wishOf } from "../domain/opening-wish";
import type { OpeningError } from "../openings-errors";

/** An agent who may change the openings of a town. */
export interface OpeningsDesk {
  readonly tx: Tx;
  readonly city: { readonly timezone: string };
  readonly now: Temporal.Instant;
}

/** Undefined when the city has no such activity. */
export async function readOpenings(desk: OpeningsDesk, code: string): Promise<OpeningsView | undefined> {
  const activity = await findActivityByCode(desk.tx, code);
  if (!activity) return undefined;
  const linesOf = async (kind: OpeningKind): Promise<OpeningLine[]> => {
    const windows = activity.openings.filter((window) => window.kind === kind);
    const groups = windows.length > 0 ? await groupsOf(desk, activity, kind) : [];
    return windows.map((window) => ({
      id: window.id,
      text: describeWindow(window, desk.city.timezone),
      stage: stageOf(window, desk.now),
      meant: openingEffect(groups, window, activity.openings, activity, desk.now).meant,
    }));
  };
  const { name } = activity;
  return { activity: { code, name }, booking: await linesOf("booking"), enrolment: await linesOf("enrolment") };
}

function groupsOf({ tx, city, now }: OpeningsDesk, activity: Activity, kind: OpeningKind): Promise<ChildGroup[]> {
  return childGroups(tx, { activityId: activity.id, kind, today: dayOf(now, city.timezone) });
}

/** The form of a new opening, or of one that is there. Undefined when the city has no such activity, or that one no such opening. */
export async function readOpeningForm(
  { tx, city }: OpeningsDesk,
  code: string,
  openingId: string | null,
): Promise<OpeningFormView | undefined> {
  const activity = await findActivityByCode(tx, code);
  const window = activity?.openings.find(({ id }) => id === openingId);
  if (!activity || (openingId && !window)) return undefined;
  const { name, firstDay, lastDay } = activity;
  return {
    activity: { code, name, firstDay, lastDay },
    schools: (await listSchools(tx)).map((school) => ({ id: school.id, name: school.name })),
    known: window ? wishOf(window, city.timezone) : null,
  };
}

interface AskedOpening extends OpeningWish {
  readonly code: string;
  readonly openingId: string | null;
}

interface Checked {
  readonly activity: Activity;
  readonly window: NewOpening;
}

/** The window that a form asks for. Errors: every reason why it cannot be. */
export async function checkOpening(
  { tx, city }: OpeningsDesk,
  { code, openingId, ...wish }: AskedOpening,
): Promise<Result<Checked, OpeningError>> {
  const activity = await findActivityByCode(tx, code);
  if (!activity) return err({ tag: "OpeningActivityNotFound" });
  if (openingId && !activity.openings.some(({ id }) => id === openingId)) return err({ tag: "OpeningNotFound" });
  const { firstDay, lastDay } = activity;
  const window = windowOf(wish, { zone: city.timezone, schools: await listSchools(tx), firstDay, lastDay });
  return window.ok ? ok({ activity, window: window.value }) : window;
}

/** What saving would do. The same errors. */
export async function readOpeningRecap(
  desk: OpeningsDesk,
  asked: AskedOpening,
): Promise<Result<OpeningRecap, OpeningError>> {
  const checked = await checkOpening(desk, asked);
  if (!checked.ok) return checked;
  const { activity, window } = checked.value;
  return ok(await recapOf(desk, activity, asked.openingId, window, "saved"));
}

/** What removing would do. Undefined when the activity has no such opening. */
export async function readOpeningRemoval(
  desk: OpeningsDesk,
  code: string,
  openingId: string,
): Promise<OpeningRecap | undefined> {
  const activity = await findActivityByCode(desk.tx, code);
  const window = activity?.openings.find(({ id }) => id === openingId);
  return activity && window ? recapOf(desk, activity, openingId, window, "removed") : undefined;
}

async function recapOf(
  desk: OpeningsDesk,
  activity: Activity,
  openingId: string | null,
  window: NewOpening,
  then: "saved" | "removed",
): Promise<OpeningRecap> {
  const zone = desk.city.timezone;
  const before = activity.openings.find(({ id }) => id === openingId);
  const others = activity.openings.filter(({ id, kind }) => id !== openingId && kind === window.kind);
  const after = then === "saved" ? [...others, window] : others;
  const groups = await groupsOf(desk, activity, window.kind);
  return {
    activity: { code: activity.code, name: activity.name },
    openingId,
    wish: wishOf(window, zone),
    text: describeWindow(window, zone),
    before: before ? describeWindow(before, zone) : null,
    others: others.map((other) => describeWindow(other, zone)),
    effect: openingEffect(groups, window, after, activity, desk.now),
    newId: newId(),
    version: openingsVersion(activity),
  };
}

/** What makes the openings of an activity differ from any others: an agent who read older ones reads again. */
export function openingsVersion({ openings }: Pick<Activity, "openings">): string {
  return shownVersion({ openings: openings.map(({ id, version }) => `${id} ${version}`).toSorted() });
}
