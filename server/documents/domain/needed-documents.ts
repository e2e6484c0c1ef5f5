import { addDays, type LocalDate } from "@/server/platform/dates";

/** A kind of document that the town asks for, of the household or of each child. */
export interface DocumentType {
  readonly id: string;
  readonly code: string;
  readonly label: string;
  readonly hint: string;
  readonly audience: "family" | "child";
  readonly required: boolean;
  /** How long an accepted document is good for, in months; null for ever. */
  readonly validityMonths: number | null;
  /** Its documents tell of a child's health: only agents with the right on health see that there are any (D8). */
  readonly health: boolean;
  /** Codes of the activities that it is asked for; none: it is asked of every household. */
  readonly activities: readonly string[];
  /** The same, as families know them. */
  readonly activityNames: readonly string[];
}

/** A child is in an activity today or later, or the household waits to hear whether it will be. */
export interface Attended {
  readonly childId: string;
  /** The code of the activity. */
  readonly activity: string;
  readonly lastDay: LocalDate;
  /** Asked for, and not answered yet. */
  readonly asked: boolean;
}

export const DOCUMENT_STATUSES = ["pending", "accepted", "refused", "withdrawn"] as const;
export type DocumentStatus = (typeof DOCUMENT_STATUSES)[number];

/** What is on file, newest first; as much as the list of needs must know. */
export interface FiledDocument {
  readonly typeId: string;
  readonly childId: string | null;
  readonly status: DocumentStatus;
  /** Last day on which it counts. */
  readonly validUntil: LocalDate | null;
}

export type NeedState = "missing" | "refused" | "expired" | "pending" | "ending" | "accepted";

/** One document that the town needs, and how far it is. */
export interface DocumentNeed {
  readonly type: DocumentType;
  readonly child: { readonly id: string; readonly firstName: string } | null;
  readonly state: NeedState;
  readonly validUntil: LocalDate | null;
}

/** When one looks, and how many days before its end a document is to be renewed: the town's setting (D11). */
interface NeedsMoment {
  readonly today: LocalDate;
  readonly alertDays: number;
}

/**
 * For what one looks: what the children attend, or one activity (its code) that a household is about to ask for, for
 * children whom one does not know yet.
 */
export type NeedsScope =
  | { readonly kind: "attended"; readonly attended: readonly Attended[] }
  | { readonly kind: "asking"; readonly activity: string };

/** Whether a town asks for this of a child, or of the household for any of its children (`null`). */
function isAskedOf({ activities }: DocumentType, childId: string | null, scope: NeedsScope): boolean {
  if (activities.length === 0) return true;
  if (scope.kind === "asking") return activities.includes(scope.activity);
  return scope.attended.some(
    (one) => (childId === null || one.childId === childId) && activities.includes(one.activity),
  );
}

/**
 * The last day for which a town asks this of a child, or of the household for any of its children (`null`): that of the
 * enrolments that it is for. Undefined when there is none; what is only asked for does not count.
 */
export function askedUntil(
  { activities }: DocumentType,
  childId: string | null,
  attended: readonly Attended[],
): LocalDate | undefined {
  return attended
    .filter((one) => !one.asked && (childId === null || one.childId === childId))
    .filter(({ activity }) => activities.length === 0 || activities.includes(activity))
    .map(({ lastDay }) => lastDay)
    .sort()
    .at(-1);
}

/** Whether the family has something to send. */
export function isToSend({ state }: Pick<DocumentNeed, "state">): boolean {
  return state === "missing" || state === "refused" || state === "expired" || state === "ending";
}

function stateOf(
  filed: readonly FiledDocument[],
  { today, alertDays }: NeedsMoment,
): Pick<DocumentNeed, "state" | "validUntil"> {
  const accepted = filed.filter(({ status }) => status === "accepted");
  const good = accepted.filter(({ validUntil }) => validUntil === null || validUntil >= today);
  const lasting = good.some(({ validUntil }) => validUntil === null);
  const until =
    good
      .map(({ validUntil }) => validUntil)
      .filter((day) => day !== null)
      .sort()
      .at(-1) ?? null;
  if (lasting || (until !== null && until > addDays(today, alertDays))) {
    return { state: "accepted", validUntil: lasting ? null : until };
  }
  if (filed.some(({ status }) => status === "pending")) return { state: "pending", validUntil: until };
  if (until !== null) return { state: "ending", validUntil: until };
  if (accepted.length > 0) return { state: "expired", validUntil: accepted[0]?.validUntil ?? null };
  const last = filed.find(({ status }) => status !== "withdrawn");
  return { state: last ? "refused" : "missing", validUntil: null };
}

/** Every required document of a household and of its children in this scope, in the town's order, with its state today (D11). */
export function neededDocuments(
  types: readonly DocumentType[],
  children: ReadonlyArray<{ readonly id: string; readonly firstName: string }>,
  filed: readonly FiledDocument[],
  { scope, ...moment }: NeedsMoment & { readonly scope: NeedsScope },
): DocumentNeed[] {
  return types
    .filter(({ required }) => required)
    .flatMap((type) =>
      (type.audience === "child" ? children : [null])
        .filter((child) => isAskedOf(type, child?.id ?? null, scope))
        .map((child) => {
          const mine = filed.filter(
            (document) => document.typeId === type.id && (child === null || document.childId === child.id),
          );
          return { type, child, ...stateOf(mine, moment) };
        }),
    );
}
