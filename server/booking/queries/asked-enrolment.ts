import "server-only";
import type { Temporal } from "temporal-polyfill";
import type { z } from "zod";
import { type Activity, describeOpening, listActivities, openingOf } from "@/server/catalogue";
import { dayOf, type LocalDate } from "@/server/platform/dates";
import { newId } from "@/server/platform/ids";
import { err, ok, type Result } from "@/server/platform/result";
import {
  type HouseholdChild,
  type HouseholdEnrolment,
  householdChildren,
  householdEnrolments,
  type LatestRequest,
  latestRequests,
} from "../data/asking-children";
import { type Askability, askability, type EnrolmentOpening, type FreePeriod, periodWith } from "../domain/askability";
import { describeRefusal } from "../domain/askability.fr";
import type { EnrolmentRecap } from "../domain/enrolments-view";
import type { EnrolmentError } from "../enrolment-errors";
import type { askEnrolmentSchema } from "../enrolment-schemas";
import type { AskingScope } from "../use-cases/asking-scope";

/** A child of the household and what it may be asked for in an activity. */
export interface AskedOf {
  readonly child: HouseholdChild;
  readonly enrolments: readonly HouseholdEnrolment[];
  readonly request: LatestRequest | undefined;
  readonly answer: Askability;
}

/** What a household may ask: every activity of the town with each of its children. Four statements. */
export async function readAskable(
  scope: Pick<AskingScope, "tx" | "city" | "clock" | "familyId">,
): Promise<{ readonly today: LocalDate; readonly activities: readonly Activity[]; of(activity: Activity): AskedOf[] }> {
  const { tx, city, clock, familyId } = scope;
  const today = dayOf(clock.now(), city.timezone);
  const activities = await listActivities(tx);
  const children = await householdChildren(tx, familyId, today);
  const enrolments = await householdEnrolments(tx, familyId);
  const requests = await latestRequests(tx, familyId);
  const opening = openingAt(clock.now(), city.timezone);
  const of = (activity: Activity) =>
    children.map((child): AskedOf => {
      const mine = enrolments.filter(({ childId, activityId }) => childId === child.id && activityId === activity.id);
      const request = requests.find(({ childId, activityId }) => childId === child.id && activityId === activity.id);
      const asking = { enrolments: mine, pending: request?.status === "pending" };
      return {
        child,
        enrolments: mine,
        request,
        answer: askability(activity, asking, { today, opening: opening(activity, child) }),
      };
    });
  return { today, activities, of };
}

/**
 * Whether the town takes requests for a child of this activity now, by its windows (C3). What begins before a change of school and
 * goes on after it is of both schools: a window for either one admits the child.
 */
function openingAt(now: Temporal.Instant, zone: string) {
  return (activity: Activity, child: HouseholdChild): EnrolmentOpening => {
    const whyAt = ({ schoolId }: Pick<HouseholdChild, "schoolId">) =>
      describeOpening(
        openingOf(activity.openings, { kind: "enrolment", child: { ...child, schoolId } }, now),
        "enrolment",
        zone,
      );
    const why = whyAt(child);
    if (why === undefined || (child.nextSchool && whyAt(child.nextSchool) === undefined)) return { tag: "open" };
    return { tag: "shut", why };
  };
}

/** A child who is asked for, until the last day of the activity, or the eve of its next enrolment. */
export interface AskedChild extends HouseholdChild, Pick<FreePeriod, "lastDay" | "next"> {}

/** What a form asks, once it is known to be possible. */
export interface CheckedAsk {
  readonly activity: Activity;
  readonly children: readonly AskedChild[];
  readonly firstDay: LocalDate;
  /** One line for each child, with its days: what a recap says. */
  readonly lines: readonly string[];
}

/** Whether a form may be sent. Errors: every reason why it may not. */
export async function checkAsk(
  scope: AskingScope,
  { activityId, children: ids, from }: z.output<typeof askEnrolmentSchema>,
): Promise<Result<CheckedAsk, EnrolmentError>> {
  const { activities, of } = await readAskable(scope);
  const activity = activities.find(({ id }) => id === activityId);
  if (!activity) return err({ tag: "AskedActivityNotFound" });
  const household = of(activity);
  const asked = household.filter(({ child }) => ids.includes(child.id));
  if (ids.some((id) => !household.some(({ child }) => child.id === id))) return err({ tag: "AskedChildNotFound" });
  const children: AskedChild[] = [];
  // What is wrong is told of every child at once.
  const refused = new Set<string>();
  const outside: { firstName: string; periods: readonly FreePeriod[] }[] = [];
  for (const { child, answer } of asked) {
    const { firstName } = child;
    const free = answer.tag === "askable" ? periodWith(answer.periods, from) : undefined;
    if (free) children.push({ ...child, lastDay: free.lastDay, next: free.next });
    else if (answer.tag === "askable") outside.push({ firstName, periods: answer.periods });
    else refused.add(describeRefusal(answer, firstName) ?? "");
  }
  if (refused.size > 0) return err({ tag: "EnrolmentNotAskable", why: [...refused].join(" ") });
  if (outside.length > 0) return err({ tag: "EnrolmentAskedOutside", children: outside });
  const lines = children.map(({ id, lastDay }) => `${id}|${from}|${lastDay}`);
  return ok({ activity, children, firstDay: from, lines });
}

/** What sending will ask. The same errors as sending itself. */
export async function readAskRecap(
  scope: AskingScope,
  wish: z.output<typeof askEnrolmentSchema>,
): Promise<Result<EnrolmentRecap, EnrolmentError>> {
  const checked = await checkAsk(scope, wish);
  if (!checked.ok) return checked;
  const { activity, children, firstDay, lines } = checked.value;
  return ok({
    activityId: activity.id,
    activityName: activity.name,
    children,
    firstDay,
    atOnce: scope.city.settings.enrolmentsAtOnce,
    sendingId: newId(),
    seen: lines,
  });
}
