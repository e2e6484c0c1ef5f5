import * as z from "zod";

/** One measured figure. `baseline` is what it is compared with in the same run, `ratio` is figure over baseline. */
export const resultSchema = z.object({
  name: z.string(),
  figure: z.number(),
  unit: z.string(),
  baseline: z.number().nullable(),
  ratio: z.number().nullable(),
  /** "≤ 200" or "≥ 150", in the same unit; null where nothing was promised. */
  budget: z.string().nullable(),
  ok: z.boolean().nullable(),
});
export type Result = z.output<typeof resultSchema>;

/** What was promised of a figure (docs/performance.md). */
export interface Budget {
  readonly bound: "most" | "least";
  readonly value: number;
}

export const atMost = (value: number): Budget => ({ bound: "most", value });
export const atLeast = (value: number): Budget => ({ bound: "least", value });

function rounded(value: number): number {
  return Number(value.toPrecision(value >= 1000 ? 4 : 3));
}

/** Judges on the exact figure, and keeps three or four digits of it: the rest is noise. */
export function result(
  name: string,
  figure: number,
  unit: string,
  { baseline, budget }: { readonly baseline?: number; readonly budget?: Budget } = {},
): Result {
  return {
    name,
    figure: rounded(figure),
    unit,
    baseline: baseline === undefined ? null : rounded(baseline),
    ratio: baseline ? rounded(figure / baseline) : null,
    budget: budget ? `${budget.bound === "most" ? "≤" : "≥"} ${budget.value}` : null,
    ok: budget ? (budget.bound === "most" ? figure <= budget.value : figure >= budget.value) : null,
  };
}
