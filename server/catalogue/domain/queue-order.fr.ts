import type { QueueCriterion } from "./choices";

const FIRST: Readonly<Record<QueueCriterion, string>> = {
  commune: "Les enfants de la commune passent d’abord",
  fratrie: "Les enfants dont un frère ou une sœur a une réservation ce jour-là passent d’abord",
};

const NEXT: Readonly<Record<QueueCriterion, string>> = {
  commune: "puis ceux de la commune",
  fratrie: "puis ceux dont un frère ou une sœur a une réservation ce jour-là",
};

/**
 * Who passes first on the waiting lists of an activity, as families read it; undefined where it is who came first, which they
 * take for granted. "Les enfants de la commune passent d’abord, puis ceux dont un frère…\u00a0; ensuite, l’ordre des demandes."
 */
export function describeQueueOrder(order: readonly QueueCriterion[]): string | undefined {
  const [first, ...others] = order;
  if (!first) return undefined;
  return `${[FIRST[first], ...others.map((criterion) => NEXT[criterion])].join(", ")}\u00a0; ensuite, l’ordre des demandes.`;
}

/** The same to who waits, whose rank, if it is shown, may go back; null where there is nothing to say. */
export function describeOwnQueue(order: readonly QueueCriterion[], showRank: boolean): string | null {
  const rule = describeQueueOrder(order);
  if (!rule) return null;
  return showRank ? `${rule} Votre rang peut donc reculer.` : rule;
}
