import type { LocalDate } from "@/server/platform/dates";
import type { FreePeriod } from "./askability";
import type { EndingEffects } from "./ending-effects";
import type { EnrolmentRequestKind } from "./enrolment-request";

/** A request that waits, or the last answer when it was no, for some time. Instants are ISO texts in UTC. */
export interface FollowedRequest {
  readonly id: string;
  readonly kind: EnrolmentRequestKind;
  readonly status: "pending" | "refused";
  readonly firstDay: LocalDate;
  readonly lastDay: LocalDate;
  readonly comment: string;
  readonly askedAt: string;
  readonly askedBy: string;
  readonly reason: string | null;
}

/** A child of the household and one activity: what is, what waits, what may be asked. */
export interface ChildEnrolments {
  readonly childId: string;
  readonly firstName: string;
  /** Those that are not over, the earliest first. */
  readonly enrolments: ReadonlyArray<{
    readonly id: string;
    readonly firstDay: LocalDate;
    readonly lastDay: LocalDate;
    /** Its end may be asked for. */
    readonly canEnd: boolean;
  }>;
  readonly request: FollowedRequest | null;
  /** Over which an enrolment may be asked for, the earliest first; none when nothing may. */
  readonly free: readonly FreePeriod[];
  /** Why nothing may be asked, where the rest of the line does not say it. */
  readonly why: string | null;
}

/** The activities of the town that are not over, with the household's children (B1). */
export interface EnrolmentsView {
  readonly activities: ReadonlyArray<{
    readonly id: string;
    readonly name: string;
    readonly firstDay: LocalDate;
    readonly lastDay: LocalDate;
    readonly children: readonly ChildEnrolments[];
  }>;
  /** The reader may ask; else they only read. */
  readonly canAsk: boolean;
}

/** A request that was sent, as its recap tells it: the town has it, or it is done. `at` is an ISO text in UTC. */
export type SentBefore = { readonly tag: "asked"; readonly at: string; readonly by: string } | { readonly tag: "done" };

/** What a request starts from. */
export interface EnrolmentFormView {
  readonly activity: {
    readonly id: string;
    readonly code: string;
    readonly name: string;
    readonly firstDay: LocalDate;
    readonly lastDay: LocalDate;
  };
  readonly children: ReadonlyArray<{
    readonly id: string;
    readonly firstName: string;
    readonly schoolName: string;
    readonly free: readonly FreePeriod[];
    readonly why: string | null;
  }>;
  /** A first day that suits every child who may be asked for, if there is one; null when none may. */
  readonly from: LocalDate | null;
  /** Deadlines of the bookings that follow, one sentence each. */
  readonly rules: readonly string[];
  readonly atOnce: boolean;
}

export interface EnrolmentRecap {
  readonly activityId: string;
  readonly activityName: string;
  /** Each until its own last day: that of the activity, or the eve of its `next` enrolment. */
  readonly children: ReadonlyArray<
    Pick<FreePeriod, "lastDay" | "next"> & {
      readonly id: string;
      readonly firstName: string;
      readonly schoolName: string;
    }
  >;
  readonly firstDay: LocalDate;
  readonly atOnce: boolean;
  readonly sendingId: string;
  /** All that it says of days, to be sent back. */
  readonly seen: readonly string[];
}

/** What ending an enrolment starts from. */
export interface EndingView {
  readonly enrolmentId: string;
  readonly activityName: string;
  readonly firstName: string;
  readonly firstDay: LocalDate;
  readonly lastDay: LocalDate;
  /** The first and the last day that may be written as the last one. */
  readonly earliest: LocalDate;
  readonly latest: LocalDate;
  readonly atOnce: boolean;
}

/** What ending it on `asked` will cancel, and what stays due. */
export interface EndingRecap extends EndingView, EndingEffects {
  readonly asked: LocalDate;
  readonly sendingId: string;
  /** All that it says, to be sent back: what has changed meanwhile is read again before anything is done. */
  readonly seen: readonly string[];
}

type Activities = Pick<EnrolmentsView, "activities">;

/** The lines of the children who are in no activity, and about whom nothing waits; each with its activity. */
function idleLines({ activities }: Activities) {
  const lines = activities.flatMap(({ name, children }) => children.map((line) => ({ ...line, activityName: name })));
  const isIdle = (childId: string) =>
    lines.every(
      (line) => line.childId !== childId || (line.enrolments.length === 0 && line.request?.status !== "pending"),
    );
  return lines.filter(({ childId }) => isIdle(childId));
}

/** First names of the children who are in no activity, though one may be asked for, and about whom nothing waits. */
export function childrenToEnrol(view: Activities): string[] {
  const able = idleLines(view).filter(({ free }) => free.length > 0);
  return [...new Map(able.map(({ childId, firstName }) => [childId, firstName])).values()];
}

/** What the home page says of enrolments: each child is in one list at most, but for those that wait. */
export interface EnrolmentNews {
  /** "Ana (Restaurant scolaire)": asked, and not answered yet. */
  readonly waiting: readonly string[];
  /** The same, refused: the child is in no activity. */
  readonly refused: readonly string[];
  /** First names of those who may be asked for. */
  readonly toEnrol: readonly string[];
  /** Of those for whom nothing may be asked now, why, in a sentence for each activity. */
  readonly shut: readonly string[];
}

export const NO_NEWS: EnrolmentNews = { waiting: [], refused: [], toEnrol: [], shut: [] };

export function enrolmentNews(view: Activities): EnrolmentNews {
  const idle = idleLines(view);
  const named = ({ firstName, activityName }: { readonly firstName: string; readonly activityName: string }) =>
    `${firstName} (${activityName})`;
  const refused = idle.filter(({ request }) => request?.status === "refused" && request.kind === "inscription");
  const isRefused = (childId: string) => refused.some((line) => line.childId === childId);
  const isAble = (childId: string) => idle.some((line) => line.childId === childId && line.free.length > 0);
  const others = idle.filter(({ childId }) => !isRefused(childId));
  const able = others.filter(({ childId }) => isAble(childId));
  return {
    waiting: view.activities.flatMap(({ name, children }) =>
      children
        .filter(({ request }) => request?.status === "pending" && request.kind === "inscription")
        .map(({ firstName }) => named({ firstName, activityName: name })),
    ),
    refused: refused.map(named),
    toEnrol: [...new Map(able.map(({ childId, firstName }) => [childId, firstName])).values()],
    shut: others
      .filter(({ childId }) => !isAble(childId))
      .flatMap((line) => (line.why === null ? [] : [`${named(line)}\u00a0: ${line.why}`])),
  };
}
