import "server-only";
import { Temporal } from "temporal-polyfill";
import { describeBookingRules } from "@/server/catalogue";
import { addDays, dayOf, type LocalDate } from "@/server/platform/dates";
import { err, ok, type Result } from "@/server/platform/result";
import type { LatestRequest } from "../data/asking-children";
import { commonFirstDay, freeOf } from "../domain/askability";
import { describeRefusal } from "../domain/askability.fr";
import { REFUSAL_TOLD_DAYS } from "../domain/enrolment-request";
import type { ChildEnrolments, EnrolmentFormView, EnrolmentsView, FollowedRequest } from "../domain/enrolments-view";
import type { EnrolmentError } from "../enrolment-errors";
import type { AskingScope } from "../use-cases/asking-scope";
import { type AskedOf, readAskable } from "./asked-enrolment";

type Reader = Pick<AskingScope, "tx" | "city" | "clock" | "familyId">;

/** What the household's children are enrolled in, what waits, and what may be asked (B1). */
export async function readEnrolments(reader: Reader, canAsk: boolean): Promise<EnrolmentsView> {
  const { today, activities, of } = await readAskable(reader);
  const { timezone } = reader.city;
  return {
    canAsk,
    activities: activities
      .filter(({ lastDay }) => lastDay >= today)
      .map((activity) => ({
        id: activity.id,
        name: activity.name,
        firstDay: activity.firstDay,
        lastDay: activity.lastDay,
        children: of(activity).map((asked) => lineOf(asked, { today, timezone })),
      })),
  };
}

interface Present {
  readonly today: LocalDate;
  readonly timezone: string;
}

function lineOf({ child, enrolments, request, answer }: AskedOf, present: Present): ChildEnrolments {
  const { today } = present;
  const pending = request?.status === "pending";
  const current = enrolments.filter(({ lastDay }) => lastDay >= today);
  // A closed window says nothing to who has all that there is.
  const saidAlready = answer.tag === "enrolled" || answer.tag === "pending" || current.length > 0;
  return {
    childId: child.id,
    firstName: child.firstName,
    enrolments: current.map(({ id, firstDay, lastDay }) => ({
      ...{ id, firstDay, lastDay },
      canEnd: !pending && lastDay > today && lastDay > firstDay,
    })),
    request: (request && follow(request, present)) ?? null,
    free: freeOf(answer),
    why: saidAlready ? null : (describeRefusal(answer, child.firstName) ?? null),
  };
}

/** What waits, and a refusal whatever may be asked now: until a later request, or `REFUSAL_TOLD_DAYS` after the answer. */
function follow(request: LatestRequest, { today, timezone }: Present): FollowedRequest | undefined {
  const { id, kind, status, firstDay, lastDay, comment, askedBy, reason, decidedAt } = request;
  if (status !== "pending" && status !== "refused") return undefined;
  const decided = decidedAt && dayOf(Temporal.Instant.fromEpochMilliseconds(decidedAt.getTime()), timezone);
  if (decided && addDays(decided, REFUSAL_TOLD_DAYS) < today) return undefined;
  return { id, kind, status, firstDay, lastDay, comment, askedBy, reason, askedAt: request.createdAt.toISOString() };
}

/** What a request starts from: who may be asked for, and what follows. Error: AskedActivityNotFound. */
export async function readEnrolmentForm(
  reader: Reader,
  activityId: string,
): Promise<Result<EnrolmentFormView, EnrolmentError>> {
  const { activities, of } = await readAskable(reader);
  const activity = activities.find(({ id }) => id === activityId);
  if (!activity) return err({ tag: "AskedActivityNotFound" });
  const { id, code, name, firstDay, lastDay, settings } = activity;
  const children = of(activity).map(({ child, answer }) => ({
    ...child,
    free: freeOf(answer),
    why: describeRefusal(answer, child.firstName) ?? null,
  }));
  return ok({
    activity: { id, code, name, firstDay, lastDay },
    children,
    from: commonFirstDay(children.map(({ free }) => free).filter((free) => free.length > 0)),
    rules: describeBookingRules(settings.rules),
    atOnce: reader.city.settings.enrolmentsAtOnce,
  });
}
