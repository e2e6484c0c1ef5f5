import type { Residence } from "@/server/fees/domain/fee-schedule";
import type { LocalDate } from "@/server/platform/dates";
import { unitPrice } from "../booking/prices";
import type { FamilyDraft } from "../families/draft";
import { quotients } from "../families/make-family";
import { Random } from "../random";
import type { Town } from "../town/town";

/** Families that pay the same: one quotient, one residence. Enough of them that prices are as various as in a town. */
export interface FeeClass {
  readonly number: number;
  /** Euros; null when the town knows none. */
  readonly quotient: number | null;
  readonly residence: Residence;
}

const QUOTIENTS = [null, 0, 210, 399, 520, 640, 780, 859, 990, 1_150, 1_320, 1_499, 1_610, 1_700, 1_890, 2_350];

export const FEE_CLASSES: readonly FeeClass[] = QUOTIENTS.flatMap((quotient, index) =>
  (["commune", "interco", "outside"] as const).map((residence, rank) => ({
    number: index * 3 + rank,
    quotient,
    residence,
  })),
);

/** The line of a meal for each class and day, as the product would have written it with the booking. */
export function feeRows(town: Town, today: LocalDate, days: readonly LocalDate[]): unknown[] {
  return FEE_CLASSES.flatMap(({ number, quotient, residence }) => {
    const family: FamilyDraft = {
      id: "",
      name: "",
      residence,
      addressLine: "",
      postcode: "",
      town: "",
      allocataireNumber: null,
      members: [],
      children: [],
      quotients: quotients(quotient === null ? "unknown" : { euros: quotient }, today, new Random("fee")).slice(-1),
    };
    return days.map((day) => {
      const line = unitPrice(town.canteen, family, "standard", day, false);
      return { class: number, day, line, total: line.total };
    });
  });
}
