import type { QueueFilter } from "@/server/backoffice/domain/queue";
import { isQueueKind, isQueueOwner } from "@/server/backoffice/domain/queue";

/** The address's parameters; a name given twice counts as absent. */
export type Query = Promise<Readonly<Record<string, string | readonly string[] | undefined>>>;

export async function oneOf(query: Query, name: string): Promise<string | undefined> {
  const value = (await query)[name];
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** The part of the queue that an address names; the whole of it when it names none that exists. */
export async function filterOf(query: Query): Promise<QueueFilter> {
  const kind = await oneOf(query, "genre");
  const owner = await oneOf(query, "qui");
  return {
    kind: kind && isQueueKind(kind) ? kind : undefined,
    owner: owner && isQueueOwner(owner) ? owner : "tous",
  };
}
