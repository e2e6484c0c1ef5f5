import type { LocalDate } from "@/server/platform/dates";

/** An activity in the staff's list, with the places of its next open day (C5). */
export interface PlacesActivity {
  readonly code: string;
  readonly name: string;
  readonly firstDay: LocalDate;
  readonly lastDay: LocalDate;
  /** "Ouvert le lundi, le mardi, le jeudi et le vendredi, en période scolaire." */
  readonly openDays: string;
  /** Over all the schools that open that day; null when no day is left. `taken` counts bookings and open offers. */
  readonly next: {
    readonly day: LocalDate;
    readonly schools: number;
    readonly capacity: number;
    readonly taken: number;
  } | null;
}
