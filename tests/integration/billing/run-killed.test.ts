import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { type BillingTown, clerkApi, makeBillingTowns, work } from "../../support/billing";
import { invariantsHoldAfterEach } from "../../support/invariants";
import { expectedTotal, makeManyFamilies } from "../../support/many-families";
import { owner } from "../../support/owner";
import { startWorkerProcess, until } from "../../support/worker-process";

invariantsHoldAfterEach();

/** The drafts that a family has in the run already are not looked for, once a test says so. */
const guard = vi.hoisted(() => ({ blind: false }));
vi.mock("@/server/billing/data/drafts", async (original) => {
  const real = await original<typeof import("@/server/billing/data/drafts")>();
  const draftsOfFamilies: typeof real.draftsOfFamilies = async (tx, runId, familyIds) =>
    guard.blind ? new Map() : real.draftsOfFamilies(tx, runId, familyIds);
  return { ...real, draftsOfFamilies };
});

/** As many as the fault asks for (quality F11). */
const FAMILIES = 5_000;
let nextTown: () => BillingTown;
let town: BillingTown;
let runId: string;

beforeAll(async () => {
  nextTown = await makeBillingTowns(4, ["2026-12-01", "2026-12-03"]);
  town = nextTown();
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
  });
});

describe("a run that goes on, with what it came to forgotten (negative controls of F11)", () => {
  const FEW = 20;
  const once =
    "CREATE UNIQUE INDEX invoice_once_per_run ON invoice (city_id, run_id, debtor_id) WHERE run_id IS NOT NULL";

  /** Computed, then computed again as by a worker that does not know how far the killed one came. */
  async function computedTwice(forgotten: () => Promise<void>): Promise<void> {
    const few = nextTown();
    await makeManyFamilies(few, FEW);
    ({ runId } = await clerkApi(few).billing.runs.start({ regieId: few.regieId, month: "2026-12" }));
    await work(few, runId);
    expect(await summary()).toBe(`${FEW} drafts of ${expectedTotal(FEW)}`);
    await owner().query("UPDATE invoice_run SET status = 'computing', cursor_family = NULL WHERE id = $1", [runId]);
    await forgotten();
    await work(few, runId);
  }

  afterEach(async () => {
    guard.blind = false;
    await owner().query("DELETE FROM invoice WHERE run_id = $1 AND status <> 'issued'", [runId]);
    await owner().query(once.replace("INDEX", "INDEX IF NOT EXISTS"));
  });

  it("writes each draft in place of the one that was there: the same totals", async () => {
    await computedTwice(async () => undefined);
    expect(await summary()).toBe(`${FEW} drafts of ${expectedTotal(FEW)}`);
  });

  it("is refused by the base, did it not look for them", async () => {
    const blind = computedTwice(async () => {
      guard.blind = true;
    });
    await expect(blind).rejects.toThrow(/invoice_once_per_run|Unique constraint/);
    expect(await summary()).toBe(`${FEW} drafts of ${expectedTotal(FEW)}`);
  });

  it("would ask twice as much of each family with neither", async () => {
    await computedTwice(async () => {
      guard.blind = true;
      await owner().query("DROP INDEX invoice_once_per_run");
    });
    expect(await summary()).toBe(`${2 * FEW} drafts of ${2 * expectedTotal(FEW)}`);
  });
});
