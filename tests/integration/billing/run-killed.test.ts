import { beforeAll, describe, expect, it } from "vitest";
import { type BillingTown, clerkApi, makeBillingTown } from "../../support/billing";
import { brokenInvariants } from "../../support/invariants";
import { expectedTotal, makeManyFamilies } from "../../support/many-families";
import { owner } from "../../support/owner";
import { startWorkerProcess, until } from "../../support/worker-process";

/** As many as the fault asks for (quality F11). */
const FAMILIES = 5_000;
let town: BillingTown;
let runId: string;

beforeAll(async () => {
  town = await makeBillingTown(["2026-12-01", "2026-12-03"]);
  await makeManyFamilies(town, FAMILIES);
});

async function one<T>(sql: string): Promise<T> {
  const { rows } = await owner().query<{ value: T }>(sql, [runId]);
  return rows[0]?.value as T;
}
const done = () => one<number>("SELECT families_done AS value FROM invoice_run WHERE id = $1");
const status = () => one<string>("SELECT status AS value FROM invoice_run WHERE id = $1");
const issued = () => one<number>("SELECT count(*)::int AS value FROM invoice WHERE run_id = $1 AND status = 'issued'");
const summary = () =>
  one<string>("SELECT count(*) || ' drafts of ' || sum(total_cents) AS value FROM invoice WHERE run_id = $1");

describe("a worker killed in the middle of the month’s invoices (F11)", () => {
  it("is followed by one that goes on, to the same totals", async () => {
    ({ runId } = await clerkApi(town).billing.runs.start({ regieId: town.regieId, month: "2026-12" }));
    const first = await startWorkerProcess({ WORKER_CONCURRENCY: "2" });
    await until(async () => (await done()) >= 500, 60_000);
    await first.kill();
    expect(await status()).toBe("computing");
    expect(await done()).toBeLessThan(FAMILIES);
    const second = await startWorkerProcess({ WORKER_CONCURRENCY: "2" });
    await until(async () => (await status()) === "review", 60_000);
    expect(await summary()).toBe(`${FAMILIES} drafts of ${expectedTotal(FAMILIES)}`);
    await second.kill();
  });

  it("is followed by one that issues the others, without a gap nor a number twice", async () => {
    await clerkApi(town).billing.runs.issue({ runId, dueDay: "05/02/2027" });
    const first = await startWorkerProcess({ WORKER_CONCURRENCY: "2" });
    await until(async () => (await issued()) >= 250, 60_000);
    await first.kill();
    expect(await status()).toBe("issuing");
    const second = await startWorkerProcess({ WORKER_CONCURRENCY: "2" });
    await until(async () => (await status()) === "issued", 60_000);
    await second.stop();
    const { rows } = await owner().query(
      "SELECT count(DISTINCT number)::int AS numbers, max(number) AS last, sum(total_cents)::int AS total FROM invoice WHERE run_id = $1",
      [runId],
    );
    expect(rows[0]).toEqual({ numbers: FAMILIES, last: FAMILIES, total: expectedTotal(FAMILIES) });
    expect(await one<number>("SELECT invoices_issued AS value FROM invoice_run WHERE id = $1")).toBe(FAMILIES);
    expect(await brokenInvariants()).toEqual([]);
  });
});
