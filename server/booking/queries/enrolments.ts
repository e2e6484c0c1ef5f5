import "server-only";
import { describeBookingRules } from "@/server/catalogue";
import type { LocalDate } from "@/server/platform/dates";
import { err, ok, type Result } from "@/server/platform/result";
import type { LatestRequest } from "../data/asking-children";
import { describeRefusal } from "../domain/askability.fr";
import type { ChildEnrolments, EnrolmentFormView, EnrolmentsView, FollowedRequest } from "../domain/enrolments-view";
import type { EnrolmentError } from "../enrolment-errors";
import type { AskingScope } from "../use-cases/asking-scope";
import { type AskedOf, readAskable } from "./asked-enrolment";

type Reader = Pick<AskingScope, "tx" | "city" | "clock" | "familyId">;

/** What the household's children are enrolled in, what waits, and what may be asked (B1). */
export async function readEnrolments(reader: Reader, canAsk: boolean): Promise<EnrolmentsView> {
  const { today, activities, of } = await readAskable(reader);
  return {
    canAsk,
    activities: activities
      .filter(({ lastDay }) => lastDay >= today)
      .map((activity) => ({
        id: activity.id,
        name: activity.name,
        firstDay: activity.firstDay,
        lastDay: activity.lastDay,
        children: of(activity).map((asked) => lineOf(asked, today)),
      })),
  };
}

function lineOf({ child, enrolments, request, answer }: AskedOf, today: LocalDate): ChildEnrolments {
  const followed = request && follow(request);
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
    request: followed && (pending || answer.tag === "askable") ? followed : null,
    askFrom: answer.tag === "askable" ? answer.from : null,
    why: saidAlready ? null : (describeRefusal(answer, child.firstName) ?? null),
  };
}

function follow(request: LatestRequest): FollowedRequest | undefined {
  const { id, kind, status, firstDay, lastDay, comment, askedBy, reason } = request;
  if (status !== "pending" && status !== "refused") return undefined;
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
    askFrom: answer.tag === "askable" ? answer.from : null,
    why: describeRefusal(answer, child.firstName) ?? null,
  }));
  const firstDays = children.flatMap(({ askFrom }) => askFrom ?? []);
  return ok({
    activity: { id, code, name, firstDay, lastDay },
    children,
    from: firstDays.sort().at(-1) ?? null,
    rules: describeBookingRules(settings.rules),
    atOnce: reader.city.settings.enrolmentsAtOnce,
  });
}
