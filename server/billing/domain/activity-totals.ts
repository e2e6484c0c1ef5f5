import { type Cents, sumCents } from "@/server/platform/money";

export interface ActivityTotal {
  readonly name: string;
  readonly amount: Cents;
}

/**
 * What an invoice asks for each of its activities, in the order of its lines. Nothing when it has only one: the total says it.
 * The amounts add up to that of the lines.
 */
export function activityTotals(
  lines: readonly { readonly activityName: string; readonly amount: Cents }[],
): ActivityTotal[] {
  const groups = [...Map.groupBy(lines, ({ activityName }) => activityName)];
  if (groups.length < 2) return [];
  return groups.map(([name, ofActivity]) => ({ name, amount: sumCents(ofActivity.map(({ amount }) => amount)) }));
}
