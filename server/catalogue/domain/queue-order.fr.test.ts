import { expect, it } from "vitest";
import type { QueueCriterion } from "./choices";
import { describeOwnQueue, describeQueueOrder } from "./queue-order.fr";

it.each<[readonly QueueCriterion[], string | undefined]>([
  [[], undefined],
  [["commune"], "Les enfants de la commune passent d’abord\u00a0; ensuite, l’ordre des demandes."],
  [
    ["commune", "fratrie"],
    "Les enfants de la commune passent d’abord, puis ceux dont un frère ou une sœur a une réservation ce jour-là\u00a0; ensuite, l’ordre des demandes.",
  ],
  [
    ["fratrie", "commune"],
    "Les enfants dont un frère ou une sœur a une réservation ce jour-là passent d’abord, puis ceux de la commune\u00a0; ensuite, l’ordre des demandes.",
  ],
])("the order %j in words", (order, words) => {
  expect(describeQueueOrder(order)).toBe(words);
  expect(describeOwnQueue(order, true)).toBe(words ? `${words} Votre rang peut donc reculer.` : null);
  expect(describeOwnQueue(order, false)).toBe(words ?? null);
});
