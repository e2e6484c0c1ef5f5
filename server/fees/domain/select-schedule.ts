import type { LocalDate } from "@/server/platform/dates";
import { err, ok, type Result } from "@/server/platform/result";
import type { FeeError } from "./fee-errors";
import type { FeeSchedule } from "./fee-schedule";

type Effect = Pick<FeeSchedule, "version" | "effectiveFrom" | "effectiveTo">;

/** Both ends included. */
export function isInForce({ effectiveFrom, effectiveTo }: Effect, day: LocalDate): boolean {
  return effectiveFrom <= day && (typeof effectiveTo !== "string" || day <= effectiveTo);
}

/**
 * The version of a service's fees in effect on a day: among those in force, the one that started last; two that
 * started together, the higher version (a correction).
 */
export function selectSchedule<S extends Effect>(versions: readonly S[], day: LocalDate): Result<S, FeeError> {
  const [latest] = versions
    .filter((version) => isInForce(version, day))
    .toSorted((a, b) => b.effectiveFrom.localeCompare(a.effectiveFrom) || b.version - a.version);
  return latest === undefined ? err({ tag: "NoScheduleInForce", day }) : ok(latest);
}
