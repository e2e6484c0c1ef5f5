import type { AgentRight } from "@/server/identity/domain";

/** What waits for an agent (W1). "identite" is an account request that resembles somebody of the dossiers. */
export const QUEUE_KINDS = ["compte", "identite", "inscription", "modification", "document"] as const;
export type QueueKind = (typeof QUEUE_KINDS)[number];

export const QUEUE_OWNERS = ["tous", "moi", "personne"] as const;
export type QueueOwner = (typeof QUEUE_OWNERS)[number];

export function isQueueKind(value: string): value is QueueKind {
  return QUEUE_KINDS.some((kind) => kind === value);
}

export function isQueueOwner(value: string): value is QueueOwner {
  return QUEUE_OWNERS.some((owner) => owner === value);
}

/** What a clerk chose to see of the queue. */
export interface QueueFilter {
  readonly kind?: QueueKind;
  readonly owner: QueueOwner;
}

export interface QueueItem {
  readonly kind: QueueKind;
  /** It is about somebody to call for a child, not about the family’s own details. */
  readonly ofContact: boolean;
  readonly id: string;
  /** Since when it waits: an ISO instant, UTC. */
  readonly since: string;
  /** Who asks. */
  readonly who: string;
  /** What is asked, in a few words. */
  readonly what: string;
  readonly family: { readonly id: string; readonly number: string; readonly name: string } | null;
  readonly assignee: { readonly id: string; readonly name: string; readonly me: boolean } | null;
}

const RIGHT_OF: Readonly<Record<QueueKind, AgentRight>> = {
  compte: "demandes.traiter",
  identite: "demandes.traiter",
  inscription: "familles.modifier",
  modification: "demandes.traiter",
  document: "documents.traiter",
};

/** The kinds that an agent with these rights may see and decide. */
export function kindsFor(rights: readonly AgentRight[]): QueueKind[] {
  return QUEUE_KINDS.filter((kind) => rights.includes(RIGHT_OF[kind]));
}

/** Where an item stands in the queue: oldest first, then by identifier. */
export interface QueuePlace {
  readonly since: string;
  readonly id: string;
}

/** A place as an address holds it, "2026-11-22T10:00:00.000Z_<uuid>". */
export function placeToText({ since, id }: QueuePlace): string {
  return `${since}_${id}`;
}

const PLACE = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z)_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** Undefined for a text that is no place: then one reads from the beginning. */
export function placeFromText(text: string): QueuePlace | undefined {
  const [, since, id] = PLACE.exec(text) ?? [];
  return since && id && !Number.isNaN(Date.parse(since)) ? { since, id } : undefined;
}
