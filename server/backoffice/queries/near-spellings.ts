import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { afterPrefix } from "../domain/search-terms";

/** Words of names that resemble `text` by their groups of three letters, at most five, the nearest first. */
export async function nearSpellings(tx: Tx, text: string): Promise<string[]> {
  const initial = text.slice(0, 1);
  const rows = await tx.$queryRaw<{ word: string }[]>`
    SELECT word FROM (
      SELECT DISTINCT word FROM search_word
      WHERE word >= ${initial} COLLATE "C" AND word < ${afterPrefix(initial)} COLLATE "C" AND field = 'name'
        AND length(word) BETWEEN ${text.length - 2} AND ${text.length + 2}) near
    WHERE similarity(word, ${text}) >= 0.4 ORDER BY similarity(word, ${text}) DESC, word LIMIT 5`;
  return rows.map(({ word }) => word);
}
