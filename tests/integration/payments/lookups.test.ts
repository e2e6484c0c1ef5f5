import { expect, it } from "vitest";
import { owner } from "../../support/owner";

/** The columns that the indexes of a table begin with, in a town. */
async function beginnings(table: string): Promise<string[]> {
  const { rows } = await owner().query<{ columns: string }>(
    `SELECT pg_get_indexdef(i.indexrelid, 1, true) || ', ' || pg_get_indexdef(i.indexrelid, 2, true) AS columns
     FROM pg_index i WHERE i.indrelid = $1::regclass AND i.indisvalid
       AND (i.indpred IS NULL OR pg_get_expr(i.indpred, i.indrelid) ~ '^\\(\\w+ IS NOT NULL\\)$')`,
    [table],
  );
  return rows.map(({ columns }) => columns);
}

// Asked at each payment, some of it under a debtor's lock, and each time the counter is opened: none may read the whole table.
it.each([
  ["the payments online of an invoice", "payfip_operation_invoice", "invoice_id"],
  ["the payments online that a debtor has under way", "payfip_operation", "debtor_id"],
  ["the last payments that an agent took", "payment", "recorded_by"],
  ["the last request of an account", "account_request", "account_id"],
])("%s: found by an index (Y1, Y2)", async (_what, table, column) => {
  expect(await beginnings(table)).toContain(`city_id, ${column}`);
});
