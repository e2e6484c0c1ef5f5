import type { LocalDate } from "@/server/platform/dates";
import type { MovedDay } from "./school-move";

/** One day of a recap; `elsewhere`: the other household of the child holds it. */
export interface RecapDay
  extends Pick<MovedDay, "day" | "activityName" | "what" | "outcome" | "back" | "why" | "newPrice"> {
  readonly elsewhere: boolean;
}

/** What a change of school will do with what the child holds. */
export interface SchoolMoveRecap {
  readonly firstName: string;
  readonly level: string;
  /** Null for none that the town knows. */
  readonly former: string | null;
  readonly school: { readonly id: string | null; readonly name: string | null };
  readonly classes: ReadonlyArray<{ readonly id: string; readonly name: string; readonly levels: readonly string[] }>;
  readonly from: LocalDate;
  /** Before that day, at the former school: they stay. */
  readonly kept: readonly RecapDay[];
  readonly days: readonly RecapDay[];
  /** All that it says, to be sent back. */
  readonly seen: readonly string[];
}
