import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import type { NamesOfIds } from "../domain/journal.fr";

interface Changed {
  readonly before: Record<string, unknown> | null;
  readonly after: Record<string, unknown> | null;
}

/** Columns of settings that name something: a school, an activity, an agent. */
const NAMED = [
  ...["school_id", "activity_id", "place_group_id", "class_id", "closing_id", "opening_window_id"],
  ...["account_id", "role_id", "regie_id", "former_school_id", "former_class_id"],
];

/** The names of what these lines of the settings refer to, by id. One statement, or none. */
export async function namesOfIds(tx: Tx, rows: readonly Changed[]): Promise<NamesOfIds> {
  const ids = new Set(
    rows.flatMap(({ before, after }) =>
      NAMED.flatMap((column) => [before?.[column], after?.[column]].filter((id) => typeof id === "string")),
    ),
  );
  if (ids.size === 0) return new Map();
  const found = await tx.$queryRaw<{ id: string; name: string }[]>`
    WITH asked AS MATERIALIZED (SELECT unnest(${[...ids]}::uuid[]) AS id)
    SELECT id, name FROM asked JOIN school USING (id)
    UNION ALL SELECT id, name FROM asked JOIN activity USING (id)
    UNION ALL SELECT id, name FROM asked JOIN school_class USING (id)
    UNION ALL SELECT id, name FROM asked JOIN agent_role USING (id)
    UNION ALL SELECT id, name FROM asked JOIN regie USING (id)
    UNION ALL SELECT id, label FROM asked JOIN closing USING (id)
    UNION ALL SELECT id, display_name FROM asked JOIN account USING (id) WHERE kind = 'agent'
    UNION ALL SELECT g.id, coalesce((SELECT string_agg(l.level, ', ') FROM place_group_level l WHERE l.group_id = g.id), 'autres niveaux')
      FROM asked JOIN place_group g USING (id)`;
  return new Map(found.map(({ id, name }) => [id, name]));
}
