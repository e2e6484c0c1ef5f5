import type { QueueFilter, QueueItem, QueueKind, QueueOwner } from "./queue";

export const KIND_NAMES: Readonly<Record<QueueKind, string>> = {
  compte: "Demande de compte",
  identite: "Identité à vérifier",
  inscription: "Demande d’inscription",
  modification: "Changement de coordonnées",
  document: "Pièce justificative",
};

/** What an item is called in the list. */
export function itemName({ kind, ofContact }: Pick<QueueItem, "kind" | "ofContact">): string {
  return ofContact ? "Changement d’un contact" : KIND_NAMES[kind];
}

export const KIND_PLURALS: Readonly<Record<QueueKind, string>> = {
  compte: "Demandes de compte",
  identite: "Identités à vérifier",
  inscription: "Demandes d’inscription",
  modification: "Changements de coordonnées ou de contacts",
  document: "Pièces justificatives",
};

export const OWNER_NAMES: Readonly<Record<QueueOwner, string>> = {
  tous: "Toutes",
  moi: "Celles que j’ai prises",
  personne: "Celles que personne n’a prises",
};

const FOLDERS: Readonly<Record<QueueKind, string>> = {
  compte: "demandes",
  identite: "demandes",
  inscription: "inscriptions",
  modification: "modifications",
  document: "documents",
};

/** "?genre=compte&qui=moi", or "" for the whole queue. */
export function filterQuery(filter: QueueFilter, more: Readonly<Record<string, string | undefined>> = {}): string {
  const query = new URLSearchParams();
  if (filter.kind) query.set("genre", filter.kind);
  if (filter.owner !== "tous") query.set("qui", filter.owner);
  for (const [name, value] of Object.entries(more)) if (value) query.set(name, value);
  return query.size > 0 ? `?${query}` : "";
}

/** The page where an item is decided, without the city's base. */
export function itemPath(
  { kind, id }: Pick<QueueItem, "kind" | "id">,
  filter: QueueFilter,
  more: Readonly<Record<string, string>> = {},
): string {
  return `/agents/${FOLDERS[kind]}/${id}${filterQuery(filter, more)}`;
}

export function queuePath(filter: QueueFilter): string {
  return `/agents${filterQuery(filter)}`;
}
