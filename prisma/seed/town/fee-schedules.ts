import { type CheckedSchedule, checkSchedule } from "@/server/fees/domain/check-schedule";
import { feeSchedulesByCity } from "../data/fees";

/** The versions of a town's fees for one service. @throws Error for a grid that the product itself would refuse. */
export function checkedSchedules(slug: string, service: string): CheckedSchedule[] {
  const versions = (feeSchedulesByCity[slug] ?? []).filter((schedule) => schedule.service === service);
  return versions.map((schedule) => {
    const checked = checkSchedule(schedule);
    if (!checked.ok) throw new Error(`The fees of ${slug} are refused: ${JSON.stringify(checked.error)}`);
    return checked.value;
  });
}

/** The bounds of the bands and the quotients beside them, in euros: where a price changes, there is a family. */
export function quotientsAtBounds(schedules: readonly CheckedSchedule[]): number[] {
  const bounds = new Set<number>([0]);
  for (const { price } of schedules.flatMap(({ rules }) => rules)) {
    if (price.kind === "linear") {
      const rate = Number(price.ratePercent);
      for (const held of [price.floorCents, price.ceilingCents]) if (held) bounds.add(Math.round(held / rate));
    }
    for (const { from, upTo } of price.kind === "bands" ? price.bands : []) {
      for (const bound of [from - 1, from, upTo]) if (bound !== undefined && bound >= 0) bounds.add(bound);
    }
  }
  return [...bounds].sort((a, b) => a - b);
}
