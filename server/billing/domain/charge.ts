import type { FeeLine } from "@/server/fees/domain";
import type { LocalDate } from "@/server/platform/dates";
import type { Cents } from "@/server/platform/money";
import type { DayState } from "./day-state";
import type { Situation } from "./situation";

/** A third party's part of one day, in cents. */
export interface ThirdPartyPart {
  readonly payer: string;
  readonly amount: Cents;
}

/** What a run bills to one debtor for one day of one child. */
export interface Charge {
  /** Code of a third party; null for the household itself. */
  readonly payer: string | null;
  /** The household that used the service. */
  readonly familyId: string;
  readonly childId: string;
  readonly activityId: string;
  readonly day: LocalDate;
  /** "regularisation": the day was billed to this debtor before. */
  readonly kind: "service" | "regularisation";
  /** Null when nothing is booked nor used any more. */
  readonly state: DayState | null;
  /** Why the town closed the day, where that is why nothing is booked any more. */
  readonly closing: string | null;
  /** What is billed: the difference, negative when less is due. */
  readonly amount: Cents;
  readonly due: Cents;
  readonly billed: Cents;
  /** What credit notes gave back of `billed` and is not given back again: `amount` = `due` − `billed` + `credited`. */
  readonly credited: Cents;
  /** Ten-thousandths of the price. */
  readonly share: number;
  /** Null where no price was asked for. */
  readonly fee: FeeLine | null;
  readonly situation: Situation;
  readonly thirdParties: readonly ThirdPartyPart[];
  /** The invoice that billed the day last. */
  readonly corrects: string | null;
}
