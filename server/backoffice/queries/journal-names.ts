import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import type { NamesOfIds } from "../domain/journal.fr";

interface Changed {
  readonly before: Record<string, unknown> | null;
  readonly after: Record<string, unknown> | null;
}

const NAMED = ["school_id", "activity_id", "place_group_id"] as const;

/** The names of the schools, activities and groups of levels that these lines are about, by id. One statement, or none. */
export async function namesOfIds(tx: Tx, rows: readonly Changed[]): Promise<NamesOfIds> {
  const ids = new Set(
    rows.flatMap(({ before, after }) =>
      NAMED.flatMap((column) => [before?.[column], after?.[column]].filter((id) => typeof id === "string")),
    ),
  );
  if (ids.size === 0) return new Map();
  const found = await tx.$queryRaw<{ id: string; name: string }[]>`
    SELECT id, name FROM school WHERE id = ANY (${[...ids]}::uuid[])
    UNION ALL SELECT id, name FROM activity WHERE id = ANY (${[...ids]}::uuid[])
    UNION ALL SELECT g.id, coalesce((SELECT string_agg(l.level, ', ') FROM place_group_level l WHERE l.group_id = g.id), 'autres niveaux')
      FROM place_group g WHERE g.id = ANY (${[...ids]}::uuid[])`;
  return new Map(found.map(({ id, name }) => [id, name]));
}
