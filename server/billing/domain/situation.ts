import type { FeeFacts } from "@/server/booking/domain";
import type { Residence } from "@/server/fees/domain";

/**
 * What a price was worked out from, apart from the day, the quotient and the time of the booking. Kept with the line: it has
 * no dates, so that a day that was billed is priced again with what was true then, not with the family's new address.
 */
export interface Situation extends FeeFacts {
  readonly residence: Residence;
}
