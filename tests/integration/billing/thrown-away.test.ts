import { expect, it } from "vitest";
import { owner } from "../../support/owner";

/** What refers to an invoice and has no index to be found by, when the invoice is thrown away. */
async function readWhole(): Promise<string[]> {
  const { rows } = await owner().query<{ name: string }>(
    `SELECT c.conrelid::regclass || ' (' || c.conname || ')' AS name FROM pg_constraint c
     WHERE c.contype = 'f' AND c.confrelid = 'invoice'::regclass AND NOT EXISTS (
       SELECT FROM pg_index i WHERE i.indrelid = c.conrelid
         AND (i.indkey::int2[])[0:cardinality(c.conkey) - 1] @> c.conkey)`,
  );
  return rows.map(({ name }) => name);
}

// Five hundred drafts at once, in a town of 120,000: one table read whole for each is more than a statement may take.
it("drafts are thrown away by indexes alone, whatever refers to them", async () => {
  expect(await readWhole()).toEqual([]);
  await owner().query("DROP INDEX invoice_line_corrects");
  expect(await readWhole()).toEqual(["invoice_line (invoice_line_city_id_corrects_id_fkey)"]);
});
