import type { LocalDate } from "@/server/platform/dates";
import type { Cents } from "@/server/platform/money";

/** What is on file about one child, one activity and one day: what was booked, and what the staff noted (P1, X3). */
export interface AttendanceFact {
  readonly childId: string;
  readonly activityId: string;
  readonly schoolId: string;
  readonly day: LocalDate;
  /** The dossier that booked; for a child who came without a booking, the dossier that the staff chose. */
  readonly familyId: string;
  /** A booking that holds, or one that was cancelled too late and stays due; null for a child who came without. */
  readonly booking: "booked" | "cancelled_late" | null;
  /** Booked after the deadline. */
  readonly late: boolean;
  /** What the family was told when it booked. */
  readonly announced: Cents | null;
  readonly exception: "absent_excused" | "absent_unexcused" | "unbooked" | null;
  /** Somebody has looked at the day of that school. */
  readonly verified: boolean;
}
