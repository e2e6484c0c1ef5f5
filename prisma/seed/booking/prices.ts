import type { Diet } from "@/server/families/domain/diet";
import { evaluateFee } from "@/server/fees/domain/evaluate-fee";
import type { FeeLine } from "@/server/fees/domain/fee-line";
import { type QuotientRecord, quotientInForce } from "@/server/fees/domain/reference-quotient";
import { selectSchedule } from "@/server/fees/domain/select-schedule";
import type { LocalDate } from "@/server/platform/dates";
import type { FamilyDraft, QuotientDraft } from "../families/draft";
import type { TownActivity } from "../town/town";

function record({ amountCents, source, referenceMonth, validFrom }: QuotientDraft): QuotientRecord {
  return {
    quotientFamilial: amountCents / 100,
    asOf: referenceMonth,
    knownOn: validFrom,
    reportedByFamily: source === "document" || source === "agent",
  };
}

/** In euros, or null: the same reading as the product's own (F4). */
function quotientOn({ fees }: TownActivity, family: FamilyDraft, day: LocalDate): number | null {
  const schedule = selectSchedule(fees, day);
  if (!schedule.ok) return null;
  const { reference } = schedule.value.quotientFamilial;
  const found = quotientInForce(reference, family.quotients.map(record), day)?.record;
  const end = family.quotients.at(-1)?.validTo;
  return !found || (end && end < day) ? null : found.quotientFamilial;
}

/** The fee of one unit with its explanation. @throws Error when the activity's fees do not answer: they must. */
export function unitPrice(
  activity: TownActivity,
  family: FamilyDraft,
  diet: Diet,
  day: LocalDate,
  late: boolean,
): FeeLine {
  const schedule = selectSchedule(activity.fees, day);
  if (!schedule.ok) throw new Error(`No fees in force for ${activity.entry.name} on ${day}`);
  const line = evaluateFee(schedule.value, {
    day,
    quotientFamilial: quotientOn(activity, family, day),
    residence: family.residence,
    profile: diet === "panier_pai" ? "ownMeal" : "standard",
    late,
    quantity: 1,
  });
  if (!line.ok) throw new Error(`No price for ${activity.entry.name} on ${day}: ${line.error.tag}`);
  return line.value;
}
