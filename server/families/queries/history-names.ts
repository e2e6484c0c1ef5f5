import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import type { HistoryNames } from "../domain/history-line";
import { personName } from "../domain/person-name";

/** Who reads the history decides how the others are called. */
interface HistoryReader {
  readonly familyId: string;
  readonly personId: string;
}

interface ActorRow {
  id: string;
  kind: "parent" | "agent";
  display_name: string;
  person_id: string | null;
  ours: boolean;
}

/** To a family, an agent is the town, and a parent of another household is nobody in particular (attack 37). */
function actorName(actor: ActorRow, reader: HistoryReader): string {
  if (actor.kind === "agent") return "La mairie";
  if (actor.person_id === reader.personId) return "Vous";
  return actor.ours ? actor.display_name : "Un autre responsable de l’enfant";
}

async function actorNames(tx: Tx, reader: HistoryReader, actors: readonly string[]): Promise<Map<string, string>> {
  const ids = actors.filter((actor) => actor.startsWith("account:")).map((actor) => actor.slice("account:".length));
  if (ids.length === 0) return new Map();
  const rows = await tx.$queryRaw<ActorRow[]>`
    SELECT a.id, a.kind, a.display_name, l.person_id, EXISTS (
      SELECT FROM family_adult fa WHERE fa.city_id = a.city_id AND fa.person_id = l.person_id
        AND fa.family_id = ${reader.familyId}::uuid) AS ours
    FROM account a LEFT JOIN person_login l ON l.city_id = a.city_id AND l.account_id = a.id
    WHERE a.id = ANY (${ids}::uuid[])`;
  return new Map(rows.map((row) => [`account:${row.id}`, actorName(row, reader)]));
}

interface NameRow {
  id: string;
  name: string;
}

/** The names of what a dossier's entries refer to: its children and adults, the town's schools and classes. */
export async function historyNames(tx: Tx, reader: HistoryReader, actors: readonly string[]): Promise<HistoryNames> {
  const named = await tx.$queryRaw<NameRow[]>`
    SELECT c.id, c.first_name AS name FROM family_child fc JOIN child c ON c.city_id = fc.city_id AND c.id = fc.child_id
      WHERE fc.family_id = ${reader.familyId}::uuid
    UNION ALL SELECT id, name FROM school
    UNION ALL SELECT id, name FROM school_class
    UNION ALL SELECT id, name FROM activity
    UNION ALL SELECT d.id, t.label FROM document d JOIN document_type t ON t.city_id = d.city_id AND t.id = d.type_id
      WHERE d.family_id = ${reader.familyId}::uuid`;
  const adults = await tx.$queryRaw<{ id: string; first_names: string[]; usage_name: string; birth_name: string }[]>`
    SELECT p.id, p.first_names, p.usage_name, p.birth_name FROM family_adult fa
    JOIN person p ON p.city_id = fa.city_id AND p.id = fa.person_id WHERE fa.family_id = ${reader.familyId}::uuid`;
  const rows = new Map(named.map(({ id, name }) => [id, name]));
  for (const { id, first_names: firstNames, usage_name: usageName, birth_name: birthName } of adults) {
    rows.set(id, personName({ firstNames, usageName, birthName }));
  }
  return { actors: await actorNames(tx, reader, actors), rows };
}
