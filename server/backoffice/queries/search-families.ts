import "server-only";
import { Prisma } from "@/server/db/generated/prisma/client";
import type { Tx } from "@/server/db/tenant-tx";
import { afterPrefix, type SearchTerm } from "../domain/search-terms";
import { nearSpellings } from "./near-spellings";

/** A dossier that a search found, before its people are read. */
export interface FoundFamily {
  readonly familyId: string;
  /** The people of the dossier in whom a term was found. */
  readonly matched: readonly string[];
}

export interface FoundPage {
  readonly families: readonly FoundFamily[];
  /** How many dossiers in all, among those looked at. */
  readonly total: number;
  /** So many dossiers hold the rarest term that not all of them were looked at. */
  readonly cut: boolean;
  /** Spellings tried for words that nobody has: "duppont" gives "dupont". */
  readonly corrected: readonly { readonly typed: string; readonly tried: readonly string[] }[];
}

/** A term with every beginning that stands for it. */
interface Alternatives {
  readonly n: number;
  readonly texts: readonly string[];
}

/** Beyond this, a search is not precise enough to be useful, and is slow. */
const MOST_WORDS = 2_000;

/**
 * The dossiers that hold every term, in any order and in any of their people, the best first: all names in one person,
 * whole words before beginnings, then by name. Starts from the rarest term and looks the others up in its dossiers.
 * Not LIKE and no trigram: under row-level security only comparisons are served by an index.
 */
export async function searchFamilies(
  tx: Tx,
  terms: readonly SearchTerm[],
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<FoundPage> {
  const counts = await countWords(
    tx,
    terms.map(({ text }) => text),
  );
  const corrected: { typed: string; tried: readonly string[] }[] = [];
  const wanted: Alternatives[] = [];
  for (const [n, { text, isName }] of terms.entries()) {
    const near = counts[n] === 0 && isName ? await nearSpellings(tx, text) : [];
    if (near.length > 0) corrected.push({ typed: text, tried: near });
    if (counts[n] === 0 && near.length === 0) return { families: [], total: 0, cut: false, corrected };
    wanted.push({ n, texts: near.length > 0 ? near : [text] });
  }
  const order = wanted.toSorted((a, b) => (counts[a.n] ?? 0) - (counts[b.n] ?? 0));
  const [rarest, second] = order;
  if (!rarest) return { families: [], total: 0, cut: false, corrected };
  const cut = (counts[rarest.n] ?? 0) > MOST_WORDS;
  const together = cut && second ? inOnePerson(rarest.n, second.n) : Prisma.empty;
  const rows = await tx.$queryRaw<{ family_id: string; matched: string[]; total: number }[]>`
    WITH term (n, first, past) AS (VALUES ${Prisma.join(order.flatMap(rangesOf))}),
    hit AS MATERIALIZED (
      SELECT subject, subject_id, bool_or(whole) AS whole FROM (
        SELECT w.* FROM term t, LATERAL (
          SELECT subject, subject_id, word = t.first AS whole FROM search_word
          WHERE word >= t.first AND word < t.past LIMIT ${MOST_WORDS}) w
        WHERE t.n = ${rarest.n} ${together}) found
      GROUP BY 1, 2),
    placed AS MATERIALIZED (
      SELECT h.family_id, hit.subject_id AS member, hit.whole FROM hit, LATERAL (
        SELECT subject_id AS family_id WHERE subject = 'family'
        UNION ALL SELECT family_id FROM family_adult WHERE subject = 'person' AND person_id = subject_id
        UNION ALL SELECT family_id FROM family_child WHERE subject = 'child' AND child_id = subject_id OFFSET 0) h),
    met AS (
      SELECT family_id, member, ${rarest.n}::int AS n, whole FROM placed
      UNION ALL
      SELECT h.family_id, c.member, t.n, bool_or(w.word = t.first) FROM (SELECT DISTINCT family_id FROM placed) h, LATERAL (
        SELECT h.family_id AS member
        UNION ALL SELECT person_id FROM family_adult WHERE family_id = h.family_id
        UNION ALL SELECT child_id FROM family_child WHERE family_id = h.family_id OFFSET 0) c, term t, LATERAL (
        SELECT word FROM search_word WHERE subject_id = c.member AND word >= t.first AND word < t.past OFFSET 0) w
      WHERE t.n <> ${rarest.n} GROUP BY 1, 2, 3),
    one AS (
      SELECT family_id, member, count(*) AS terms, count(*) FILTER (WHERE whole) AS whole FROM met GROUP BY 1, 2),
    scored AS MATERIALIZED (
      SELECT family_id FROM met GROUP BY 1 HAVING count(DISTINCT n) = ${terms.length}),
    best AS MATERIALIZED (
      SELECT family_id, max(terms) AS terms, max(whole) AS whole, array_agg(member::text) AS matched
      FROM one WHERE family_id IN (SELECT family_id FROM scored) GROUP BY 1)
    SELECT best.family_id, best.matched, count(*) OVER ()::int AS total
    FROM best, LATERAL (SELECT name, number, status FROM family WHERE id = best.family_id OFFSET 0) f
    ORDER BY best.terms DESC, best.whole DESC, f.status, f.name, f.number
    LIMIT ${limit} OFFSET ${offset}`;
  return {
    families: rows.map((row) => ({ familyId: row.family_id, matched: row.matched })),
    total: rows[0]?.total ?? 0,
    cut,
    corrected,
  };
}

function rangesOf({ n, texts }: Alternatives) {
  return texts.map(
    (text) => Prisma.sql`(${n}::int, ${text}::text COLLATE "C", ${afterPrefix(text)}::text COLLATE "C")`,
  );
}

/** Two frequent words are looked for in the same person too: "martin emma" must find Emma Martin among all of them. */
function inOnePerson(one: number, other: number) {
  return Prisma.sql`UNION ALL (
    SELECT a.subject, a.subject_id, a.word = ta.first FROM term ta JOIN search_word a ON a.word >= ta.first AND a.word < ta.past
    JOIN search_word b ON b.subject_id = a.subject_id JOIN term tb ON b.word >= tb.first AND b.word < tb.past
    WHERE ta.n = ${one} AND tb.n = ${other} ORDER BY 3 DESC LIMIT ${MOST_WORDS})`;
}

/** How many words begin with each text, counted no further than needed. */
async function countWords(tx: Tx, texts: readonly string[]): Promise<number[]> {
  const rows = await tx.$queryRaw<{ words: number }[]>`
    SELECT (SELECT count(*)::int FROM (SELECT FROM search_word w
              WHERE w.word >= t.first COLLATE "C" AND w.word < t.past COLLATE "C" LIMIT ${MOST_WORDS + 1}) few) AS words
    FROM unnest(${texts}::text[], ${texts.map(afterPrefix)}::text[]) WITH ORDINALITY t (first, past, n) ORDER BY t.n`;
  return rows.map((row) => row.words);
}
