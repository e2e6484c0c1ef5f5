import type { Move } from "@/server/families/domain";
import type { FeeLine, Residence } from "@/server/fees/domain";
import type { Situation } from "./situation";

/**
 * What a day was billed by, to be priced again: all as it was kept, but where the household lived, which a dated move
 * (`residence`) knows better. Without one, what is on file has no date and says nothing of the past.
 */
export function withoutMove({ movedOn: _, ...kept }: Situation, residence: Residence | undefined): Situation {
  return residence === undefined ? kept : { ...kept, residence };
}

/** The same situation, which says from when the household lives there where the day cost another price before the move. */
export function movedTo(
  situation: Situation,
  { before, from }: Move,
  fee: FeeLine,
  priceIn: (asked: Situation) => { readonly line: FeeLine } | null,
): Situation {
  if (before === situation.residence) return situation;
  const without = priceIn({ ...situation, residence: before });
  const differs = without?.line.total !== fee.total || without.line.unitCost !== fee.unitCost;
  return differs ? { ...situation, movedOn: from } : situation;
}
