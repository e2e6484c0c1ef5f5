import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { type FeeLine, priceBook } from "@/server/fees";
import { familyChildren } from "../data/family-children";
import { feeFactsOf } from "../domain/fee-facts";
import type { MovedDay } from "../domain/school-move";
import { schoolingOn } from "../domain/schooling";

/** What fees can look at of a school and a class. */
export interface SchoolingFacts {
  readonly schoolCode: string;
  readonly classKind: string;
}

export async function schoolingFacts(
  tx: Tx,
  { schoolId, classId }: { readonly schoolId: string | null; readonly classId: string | null },
): Promise<SchoolingFacts> {
  const [row] = await tx.$queryRaw<{ uai: string | null; kind: string | null }[]>`
    SELECT (SELECT uai FROM school WHERE id = ${schoolId}::uuid) AS uai,
      (SELECT kind FROM school_class WHERE id = ${classId}::uuid) AS kind`;
  return { schoolCode: row?.uai ?? "", classKind: row?.kind ?? "ordinaire" };
}

/** A day of which the fee, if it changes, goes to the booking. */
export interface PricedDay extends MovedDay {
  readonly newFee: FeeLine | null;
}

/**
 * The same days, with what those that are kept cost at the school where the child will be that day, where the town's fees look at the school or the class
 * (F1). All others keep what they cost. Asked before the card says the new school.
 */
export async function pricedDays(
  tx: Tx,
  childId: string,
  days: readonly MovedDay[],
  schoolingOf: (day: MovedDay) => SchoolingFacts,
): Promise<PricedDay[]> {
  const fees = new Map<string, FeeLine>();
  const moved = days.filter(({ outcome }) => outcome === "moved");
  for (const ofBook of Map.groupBy(moved, ({ familyId, activityId }) => `${familyId} ${activityId}`).values()) {
    const [{ familyId, activityId } = { familyId: "", activityId: "" }] = ofBook;
    const { children, homes } = await familyChildren(tx, familyId, activityId);
    const child = children.find(({ id }) => id === childId);
    if (!child) continue;
    const prices = await priceBook(tx, { activityId, family: { id: familyId, homes } });
    for (const held of ofBook) {
      const { id, day, late } = held;
      const pricedOn = (one: typeof child) => ({
        ...one,
        ...schoolingOn(one, day),
        attends: one.enrolments.length > 0,
      });
      const [priced, household] = [pricedOn(child), children.map(pricedOn)];
      const before = prices.price({ day, late, ...feeFactsOf(priced, household) });
      const after = prices.price({ day, late, ...feeFactsOf({ ...priced, ...schoolingOf(held) }, household) });
      if (before.ok && after.ok && before.value.total !== after.value.total) fees.set(id, after.value);
    }
  }
  return days.map((day) => {
    const newFee = fees.get(day.id) ?? null;
    return { ...day, newFee, newPrice: newFee?.total ?? null };
  });
}
