import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { afterPrefix } from "../domain/search-terms";

/**
 * Words of names that resemble `text` by their groups of three letters, at most five, the nearest first. Goes from one
 * name to the next by the index search_word_name: thousands bear the same one.
 */
export async function nearSpellings(tx: Tx, text: string): Promise<string[]> {
  const initial = text.slice(0, 1);
  const past = afterPrefix(initial);
  const rows = await tx.$queryRaw<{ word: string }[]>`
    WITH RECURSIVE name (word) AS (
      SELECT (SELECT w.word FROM search_word w
              WHERE w.field = 'name' AND w.word >= ${initial} COLLATE "C" AND w.word < ${past} COLLATE "C" ORDER BY w.word LIMIT 1)
      UNION ALL
      SELECT (SELECT w.word FROM search_word w
              WHERE w.field = 'name' AND w.word > name.word AND w.word < ${past} COLLATE "C" ORDER BY w.word LIMIT 1)
      FROM name WHERE name.word IS NOT NULL)
    SELECT word FROM name
    WHERE length(word) BETWEEN ${text.length - 2} AND ${text.length + 2} AND similarity(word, ${text}) >= 0.4
    ORDER BY similarity(word, ${text}) DESC, word LIMIT 5`;
  return rows.map(({ word }) => word);
}
