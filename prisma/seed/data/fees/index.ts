import type { FeeSchedule } from "@/server/fees/domain/fee-schedule";
import { corbasFees } from "./corbas";
import { riveDeGierFees } from "./rive-de-gier";
import { saintChamondFees } from "./saint-chamond";

/** Every version of every town's fees, by the town's slug. */
export const feeSchedulesByCity: Readonly<Record<string, readonly FeeSchedule[]>> = {
  "saint-chamond": saintChamondFees,
  "rive-de-gier": riveDeGierFees,
  corbas: corbasFees,
};
