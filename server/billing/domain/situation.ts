import type { FeeFacts } from "@/server/booking/domain";
import type { Residence } from "@/server/fees/domain";
import type { LocalDate } from "@/server/platform/dates";

/**
 * What a price was worked out from, apart from the day, the quotient and the time of the booking. Kept with the line: most of it
 * has no dates, so that a day that was billed is priced again with what was true then. Where the household lives has dates: a
 * move that counts for the day comes before what was kept (docs/adr/0015).
 */
export interface Situation extends FeeFacts {
  readonly residence: Residence;
  /** From when the household lives there, where a dated move makes this price another one. */
  readonly movedOn?: LocalDate;
}
