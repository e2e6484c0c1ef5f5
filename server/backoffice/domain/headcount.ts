/** How many meals of one diet a school has on one day. */
export interface MealCount<Diet extends string = string> {
  readonly schoolId: string;
  readonly day: string;
  readonly diet: Diet;
  readonly meals: number;
}

export interface HeadcountRow<Diet extends string = string> {
  readonly schoolId: string;
  /** Meals by diet, every diet present, 0 included. */
  readonly byDiet: Readonly<Record<Diet, number>>;
  readonly total: number;
}

export interface Headcount<Diet extends string = string> {
  /** One row a school, in the order given, those without a meal included. */
  readonly rows: readonly HeadcountRow<Diet>[];
  readonly totals: Readonly<Record<Diet, number>>;
  readonly total: number;
}

/** Meals by school and diet, with totals (B10, E2). Counts of another school than those given are an error. */
export function headcountOf<Diet extends string>(
  schoolIds: readonly string[],
  diets: readonly Diet[],
  counts: readonly MealCount<Diet>[],
): Headcount<Diet> {
  const known = new Set(schoolIds);
  const stray = counts.find(({ schoolId }) => !known.has(schoolId));
  if (stray) throw new Error(`Meals are counted for the unknown school ${stray.schoolId}`);
  const rows = schoolIds.map((schoolId) => {
    const own = counts.filter((count) => count.schoolId === schoolId);
    return { schoolId, byDiet: byDietOf(diets, own), total: sum(own) };
  });
  return { rows, totals: byDietOf(diets, counts), total: sum(counts) };
}

function sum(counts: readonly MealCount[]): number {
  return counts.reduce((total, { meals }) => total + meals, 0);
}

function byDietOf<Diet extends string>(
  diets: readonly Diet[],
  counts: readonly MealCount<Diet>[],
): Readonly<Record<Diet, number>> {
  const entries = diets.map((diet) => [diet, sum(counts.filter((count) => count.diet === diet))] as const);
  return Object.fromEntries(entries) as Record<Diet, number>;
}
