import * as z from "zod";
import { QUEUE_CRITERIA, type QueueCriterion } from "@/server/catalogue/domain/choices";
import { choiceField } from "@/server/platform/form-fields";

const stale = "Cette page n’est plus à jour. Rechargez-la.";
const code = z.string(stale).min(1, stale).max(60, stale);

/** An order as a form and an address write it: "commune.fratrie", "demandes" for who came first. */
export const QUEUE_ORDERS = ["demandes", "commune", "fratrie", "commune.fratrie", "fratrie.commune"] as const;
export type QueueOrderText = (typeof QUEUE_ORDERS)[number];

/** "commune.fratrie" */
export function queueOrderText(order: readonly QueueCriterion[]): QueueOrderText {
  const text = order.join(".");
  return QUEUE_ORDERS.find((known) => known === text) ?? "demandes";
}

const toOrder = (text: QueueOrderText): QueueCriterion[] =>
  text.split(".").flatMap((name) => QUEUE_CRITERIA.find((known) => known === name) ?? []);

export const queueOrderSchema = z.strictObject({ code });

/** `seen`: the order that the form was shown with. */
export const saveQueueOrderSchema = z.strictObject({
  code,
  order: choiceField(QUEUE_ORDERS, "Choisissez qui passe d’abord.").transform(toOrder),
  seen: z.enum(QUEUE_ORDERS, stale).transform(toOrder),
});
