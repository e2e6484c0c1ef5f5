import { TRPCError } from "@trpc/server";
import pg from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { invoiceRunJob } from "@/server/billing";
import { fixedClock } from "@/server/platform/clock";
import { newId } from "@/server/platform/ids";
import {
  type BillingTown,
  bookDays,
  clerkApi,
  invoicesOf,
  JANUARY,
  makeBilledFamily,
  makeBillingTowns,
  note,
  runMonth,
  work,
} from "../support/billing";
import { invariantsHoldAfterEach } from "../support/invariants";
import { keeping, untilWaiting } from "../support/keeping";
import { expectedTotal, makeManyFamilies } from "../support/many-families";
import { insert, owner } from "../support/owner";

const invariants = invariantsHoldAfterEach();

/** Who undoes a payment takes its debtor before its régie, once a test says so. */
const guard = vi.hoisted(() => ({ off: false }));
vi.mock("@/server/payments/data/reversals", async (original) => {
  const real = await original<typeof import("@/server/payments/data/reversals")>();
  const { lockDebtor } = await import("@/server/billing");
  const findPayment: typeof real.findPayment = async (tx, id) => {
    const payment = await real.findPayment(tx, id);
    if (guard.off && payment) await lockDebtor(tx, payment.debtorId);
    return payment;
  };
  return { ...real, findPayment } satisfies typeof real;
});
afterEach(() => {
  guard.off = false;
});

let nextTown: () => BillingTown;
beforeAll(async () => {
  nextTown = await makeBillingTowns(10);
});

const tagOf = (outcome: PromiseSettledResult<unknown>) =>
  outcome.status === "fulfilled"
    ? "done"
    : outcome.reason instanceof TRPCError
      ? outcome.reason.message
      : String(outcome.reason);

const step = (town: BillingTown, runId: string) =>
  invoiceRunJob({ runId }, { cityId: town.city.id, clock: fixedClock(JANUARY), lastTry: false });

describe("two clerks at once", () => {
  it("start one run", async () => {
    const town = nextTown();
    const start = () => clerkApi(town).billing.runs.start({ regieId: town.regieId, month: "2026-12" });
    const outcomes = await Promise.allSettled([start(), start(), start(), start()]);
    expect(outcomes.map(tagOf).sort()).toEqual(["RunAlreadyOpen", "RunAlreadyOpen", "RunAlreadyOpen", "done"]);
  });

  it("issue a run once", async () => {
    const town = nextTown();
    await makeManyFamilies(town, 20);
    const runId = await runMonth(town, "2026-12", JANUARY, "review");
    const issue = () => clerkApi(town).billing.runs.issue({ runId, dueDay: "05/02/2027" });
    const outcomes = await Promise.allSettled([issue(), issue()]);
    expect(outcomes.map(tagOf).sort()).toEqual(["RunNotToReview", "done"]);
    await work(town, runId);
  });

  it("give back and start a run: it waits for what is being given back, and does not give it again", async () => {
    const town = nextTown();
    const family = await makeBilledFamily(town);
    await bookDays(town, family, ["2026-12-01", "2026-12-03"]);
    await runMonth(town, "2026-12");
    await note(town, family, family.children[0], "2026-12-03", "absent_excused");
    const [invoice] = await invoicesOf(town, family);
    const { rows } = await owner().query("SELECT debtor_id FROM invoice WHERE id = $1", [invoice?.id]);
    const runId = await keeping("SELECT FROM debtor WHERE id = $1 FOR UPDATE", rows[0]?.debtor_id, async (held) => {
      const order = { invoiceId: invoice?.id ?? "", what: "days" as const, days: ["1.2026-12-03"], reason: "Geste" };
      const giving = clerkApi(town, JANUARY).billing.invoices.giveCredit(order);
      await untilWaiting("FROM debtor");
      const starting = clerkApi(town, JANUARY).billing.runs.start({ regieId: town.regieId, month: "2026-12" });
      await untilWaiting("FROM regie WHERE id");
      await held.query("COMMIT");
      await giving;
      return (await starting).runId;
    });
    await work(town, runId);
    const drafts = await owner().query("SELECT FROM invoice WHERE run_id = $1", [runId]);
    expect(drafts.rowCount).toBe(0);
  });

  it("give one thing back once", async () => {
    const town = nextTown();
    const family = await makeBilledFamily(town);
    await bookDays(town, family, ["2026-12-01", "2026-12-03"]);
    await runMonth(town, "2026-12");
    const [invoice] = await invoicesOf(town, family);
    const give = () =>
      clerkApi(town).billing.invoices.giveCredit({
        invoiceId: invoice?.id ?? "",
        what: "days",
        days: ["1.2026-12-01"],
        reason: "Erreur",
      });
    const outcomes = await Promise.allSettled([give(), give(), give()]);
    expect(outcomes.map(tagOf).sort()).toEqual(["CreditAlreadyGiven", "CreditAlreadyGiven", "done"]);
  });
});

/** A credit note and the end of a payment of one debtor: both wait for its régie, in this order, and are let go. */
async function giveBackAndUndo() {
  const town = nextTown();
  const family = await makeBilledFamily(town);
  await bookDays(town, family, ["2026-12-01", "2026-12-03"]);
  await runMonth(town, "2026-12");
  const [{ id: invoiceId } = { id: "" }] = await invoicesOf(town, family);
  const { rows } = await owner().query("SELECT debtor_id FROM invoice WHERE id = $1", [invoiceId]);
  const { billing, payments } = clerkApi(town, JANUARY);
  const paid = { debtorId: rows[0]?.debtor_id, invoices: [invoiceId], means1: "cash" as const, amount1: "3,50" };
  const { paymentId } = await payments.counter.record({ ...paid, requestKey: newId() });
  return keeping("SELECT FROM regie WHERE id = $1 FOR UPDATE", town.regieId, async (held) => {
    const order = { invoiceId, what: "days" as const, days: ["1.2026-12-03"], reason: "Geste" };
    const giving = billing.invoices.giveCredit(order);
    await untilWaiting("SELECT FROM regie WHERE id");
    const undoing = payments.counter.reverse({ paymentId, reason: "Chèque sans provision" });
    await untilWaiting("SELECT FROM regie WHERE id", 2);
    await held.query("COMMIT");
    return Promise.allSettled([giving, undoing]);
  });
}

describe("a credit note and a payment that is undone", () => {
  it("wait for each other in one order", async () => {
    expect((await giveBackAndUndo()).map(tagOf)).toEqual(["done", "done"]);
  });

  it("block each other when one takes the debtor first (negative control)", async () => {
    guard.off = true;
    const outcomes = (await giveBackAndUndo()).map(tagOf).toSorted();
    expect(outcomes).toEqual([expect.stringContaining("deadlock detected"), "done"]);
  });
});

describe("several workers on one run", () => {
  it("compute each family once, and give each number once", async () => {
    const town = nextTown();
    await makeManyFamilies(town, 1_200);
    const { runId } = await clerkApi(town).billing.runs.start({ regieId: town.regieId, month: "2026-12" });
    await Promise.all(Array.from({ length: 6 }, () => step(town, runId)));
    const counted = "SELECT count(*)::int AS drafts, sum(total_cents)::int AS total FROM invoice WHERE run_id = $1";
    expect((await owner().query(counted, [runId])).rows[0]).toEqual({ drafts: 1_200, total: expectedTotal(1_200) });
    await clerkApi(town).billing.runs.issue({ runId, dueDay: "05/02/2027" });
    await Promise.all(Array.from({ length: 8 }, () => step(town, runId)));
    const { rows } = await owner().query(
      "SELECT count(DISTINCT number)::int AS numbers, max(number) AS last FROM invoice WHERE run_id = $1",
      [runId],
    );
    expect(rows[0]).toEqual({ numbers: 1_200, last: 1_200 });
  });

  it("leave no gap when credit notes take numbers of the same series meanwhile", async () => {
    const town = nextTown();
    const family = await makeBilledFamily(town);
    const days = ["2026-12-01", "2026-12-03", "2026-12-04", "2026-12-07", "2026-12-08", "2026-12-10"];
    await bookDays(town, family, days);
    await runMonth(town, "2026-12");
    await makeManyFamilies(town, 600);
    const [invoice] = await invoicesOf(town, family);
    const runId = await runMonth(town, "2026-12", JANUARY, "review");
    await clerkApi(town).billing.runs.issue({ runId, dueDay: "05/02/2027" });
    const give = (day: string) =>
      clerkApi(town).billing.invoices.giveCredit({
        invoiceId: invoice?.id ?? "",
        what: "days",
        days: [`1.${day}`],
        reason: "Erreur",
      });
    const outcomes = await Promise.allSettled([
      ...days.map(give),
      step(town, runId),
      step(town, runId),
      step(town, runId),
    ]);
    await work(town, runId);
    for (const tag of outcomes.map(tagOf)) expect(["done", "CreditDuringIssue"]).toContain(tag);
    for (const [index, outcome] of outcomes.entries()) {
      if (tagOf(outcome) === "CreditDuringIssue") await give(days[index] ?? "");
    }
    expect((await invoicesOf(town, family)).filter(({ kind }) => kind === "credit_note")).toHaveLength(6);
  });
});

describe("with the guards off (negative controls)", () => {
  const tables = ["ledger_line", "invoice", "invoice_line"];
  afterAll(async () => {
    for (const table of tables) await owner().query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
  });

  it("two runs of one régie bill the same days twice", async () => {
    const town = nextTown();
    await makeManyFamilies(town, 5);
    await owner().query("DROP INDEX invoice_run_alone");
    const runs: string[] = [];
    for (let n = 0; n < 2; n++) {
      const runId = newId();
      runs.push(runId);
      await insert("invoice_run", {
        city_id: town.city.id,
        id: runId,
        regie_id: town.regieId,
        first_day: "2026-12-01",
        last_day: "2026-12-31",
        since_day: "2026-12-01",
        started_by: town.clerk.accountId,
        started_at: "2027-01-05T08:00:00Z",
      });
      await work(town, runId);
    }
    for (const runId of runs) {
      await clerkApi(town).billing.runs.issue({ runId, dueDay: "05/02/2027" });
      await work(town, runId);
    }
    invariants.areBroken("I3 a day was billed to a debtor twice");
    await owner().query("UPDATE invoice_run SET status = 'abandoned' WHERE city_id = $1", [town.city.id]);
    await owner().query(
      "CREATE UNIQUE INDEX invoice_run_alone ON invoice_run (city_id, regie_id) WHERE status IN ('computing', 'review', 'issuing')",
    );
  });

  it("numbers read before they are taken are given twice", async () => {
    const town = nextTown();
    const clients = [0, 1].map(() => new pg.Client({ connectionString: process.env.DATABASE_OWNER_URL }));
    const naive = "SELECT coalesce(max(last_number), 0) + 1 AS next FROM number_series WHERE regie_id = $1";
    const taken: number[] = [];
    for (const client of clients) await client.connect();
    for (const client of clients) {
      await client.query("BEGIN");
      taken.push((await client.query(naive, [town.regieId])).rows[0].next);
    }
    for (const client of clients) await client.query("ROLLBACK");
    expect(taken).toEqual([1, 1]);
    const guarded = await Promise.all(
      clients.map(async (client) => {
        await client.query("BEGIN");
        await client.query("SELECT set_config('app.city', $1, true)", [town.city.id]);
        const { rows } = await client.query("SELECT app.take_numbers($1, 'invoice', 2027, 1) AS next", [town.regieId]);
        await client.query("COMMIT");
        return rows[0].next;
      }),
    );
    expect(guarded.sort()).toEqual([1, 2]);
    await owner().query("DELETE FROM number_series WHERE city_id = $1", [town.city.id]);
    for (const client of clients) await client.end();
  });

  it("a ledger that does not balance, and an invoice that changes, are seen; with them, refused", async () => {
    const { rows } = await owner().query("SELECT * FROM ledger_line WHERE account = 'revenue' LIMIT 1");
    const line = { ...rows[0], position: 99, amount_cents: 1 };
    await expect(insert("ledger_line", line)).rejects.toThrow("does not balance");
    await expect(owner().query("UPDATE invoice SET total_cents = 1 WHERE status = 'issued'")).rejects.toThrow(
      "was issued",
    );
    await expect(owner().query("UPDATE invoice_line SET label = 'Autre'")).rejects.toThrow("do not change");
    for (const table of tables) await owner().query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
    await insert("ledger_line", line);
    await owner().query("UPDATE invoice_line SET label = 'Autre'");
    invariants.areBroken(
      "I3 a day was billed to a debtor twice",
      "I3 a ledger entry does not add up to zero",
      "I3 the lines of an issued invoice are not what they were",
    );
  });
});
