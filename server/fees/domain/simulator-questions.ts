import { ANY_OTHER } from "./facets";
import type { Conditions, FeeSchedule, Regularity, Residence } from "./fee-schedule";

/** What the simulator must ask, because a price of the schedule depends on it; nothing else is asked. */
export interface SimulatorQuestions {
  readonly profiles: readonly { readonly code: string; readonly label: string }[];
  /** Empty when the price is the same wherever the child lives. "interco" only when it is told apart. */
  readonly residences: readonly Residence[];
  readonly regularity: boolean;
  /** Schools that have a price of their own; "" stands for any other. Empty: the school plays no part. */
  readonly schoolCodes: readonly string[];
  readonly classKinds: readonly string[];
  /** Some price depends on the quotient. */
  readonly quotient: boolean;
}

/** For what the questions do not ask: an answer that every rule takes. */
export const UNASKED: { readonly residence: Residence; readonly regularity: Regularity } = {
  residence: "commune",
  regularity: "regular",
};

export function simulatorQuestions({ rules, supplements, profiles }: FeeSchedule): SimulatorQuestions {
  const planned = supplements.filter(({ when }) => !when.late && when.event === undefined);
  const conditions: Conditions[] = [...rules, ...planned].map(({ when }) => when);
  return {
    profiles: conditions.some((when) => when.profile) ? profiles : profiles.slice(0, 1),
    residences: residencesToldApart(conditions),
    regularity: conditions.some((when) => when.regularity),
    schoolCodes: named(conditions, "schoolCode"),
    classKinds: named(conditions, "classKind"),
    quotient: rules.some(({ price }) => price.kind !== "fixed"),
  };
}

function residencesToldApart(conditions: readonly Conditions[]): Residence[] {
  const used = conditions.flatMap((when) => (when.residence ? [when.residence] : []));
  if (used.length === 0) return [];
  const splitsOthers = used.some((residences) => residences.includes("interco") !== residences.includes("outside"));
  return splitsOthers ? ["commune", "interco", "outside"] : ["commune", "outside"];
}

function named(conditions: readonly Conditions[], facet: "schoolCode" | "classKind"): string[] {
  const values = new Set(conditions.flatMap((when) => when[facet] ?? []));
  return values.size === 0 ? [] : [ANY_OTHER, ...values];
}
