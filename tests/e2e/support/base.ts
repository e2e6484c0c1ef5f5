import pg from "pg";
import { environment, type TownSlug } from "./environment";

/** One statement as the owner, with the town's identifier as `$1`: to look behind the pages, and to prepare a family. */
export async function inTown<R extends pg.QueryResultRow>(
  slug: TownSlug,
  statement: string,
  values: readonly unknown[] = [],
): Promise<R[]> {
  const client = new pg.Client({ connectionString: environment().ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ id: string }>("SELECT id FROM city WHERE slug = $1", [slug]);
    const cityId = rows[0]?.id;
    await client.query("SELECT set_config('app.city', $1, false), set_config('app.actor', 'test', false)", [cityId]);
    return (await client.query<R>(statement, [cityId, ...values])).rows;
  } finally {
    await client.end();
  }
}
