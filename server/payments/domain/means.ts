/** How money comes in at the counter of a régie (Y2). */
export const COUNTER_MEANS = ["cash", "cheque", "card_terminal", "transfer", "cesu", "ancv"] as const;
export type CounterMeans = (typeof COUNTER_MEANS)[number];

/** How it comes in by PayFiP. */
export const PAYFIP_MEANS = ["payfip_card", "payfip_debit"] as const;
type PayFipMeans = (typeof PAYFIP_MEANS)[number];

export const MEANS = [...COUNTER_MEANS, ...PAYFIP_MEANS] as const;
export type Means = CounterMeans | PayFipMeans;

export function isMeans(text: string): text is Means {
  return MEANS.some((means) => means === text);
}
