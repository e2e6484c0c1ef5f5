import "server-only";
import type { z } from "zod";
import { householdEnrolments, latestRequests } from "../data/asking-children";
import type { SentBefore } from "../domain/enrolments-view";
import type { askEndSchema, askEnrolmentSchema } from "../enrolment-schemas";
import type { AskingScope } from "../use-cases/asking-scope";

type Reader = Pick<AskingScope, "tx" | "familyId">;

/**
 * What became of this very request, for who comes back to its recap by the browser's button: it is with the town, or each
 * child is enrolled from that day. Null when it was not sent.
 */
export async function askSentBefore(
  { tx, familyId }: Reader,
  { activityId, children, from }: z.output<typeof askEnrolmentSchema>,
): Promise<SentBefore | null> {
  const enrolments = await householdEnrolments(tx, familyId);
  const requests = await latestRequests(tx, familyId);
  const waiting = requests.filter(
    (one) =>
      one.kind === "inscription" && one.status === "pending" && one.activityId === activityId && one.firstDay === from,
  );
  const isEnrolled = (childId: string) =>
    enrolments.some((one) => one.childId === childId && one.activityId === activityId && one.firstDay === from);
  const pending = waiting.find(({ childId }) => children.includes(childId));
  const all = children.every((id) => isEnrolled(id) || waiting.some(({ childId }) => childId === id));
  if (!all) return null;
  return pending ? askedBy(pending) : { tag: "done" };
}

/** The same of the end of an enrolment. */
export async function endSentBefore(
  { tx, familyId }: Reader,
  { enrolmentId, lastDay }: z.output<typeof askEndSchema>,
): Promise<SentBefore | null> {
  const pending = (await latestRequests(tx, familyId)).find(
    (one) => one.enrolmentId === enrolmentId && one.status === "pending" && one.lastDay === lastDay,
  );
  if (pending) return askedBy(pending);
  const enrolment = (await householdEnrolments(tx, familyId)).find(({ id }) => id === enrolmentId);
  return enrolment?.lastDay === lastDay ? { tag: "done" } : null;
}

function askedBy({ createdAt, askedBy: who }: { readonly createdAt: Date; readonly askedBy: string }): SentBefore {
  return { tag: "asked", at: createdAt.toISOString(), by: who };
}
