import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { invoiceRunJob } from "@/server/billing";
import { fixedClock } from "@/server/platform/clock";
import { newId } from "@/server/platform/ids";
import {
  type BillingTown,
  bookDays,
  clerkApi,
  JANUARY,
  makeBilledFamily,
  makeBillingTowns,
  runMonth,
} from "../support/billing";
import { invariantsHoldAfterEach } from "../support/invariants";
import { insert, owner } from "../support/owner";
import { keptOf } from "../support/payments";

const invariants = invariantsHoldAfterEach();

/** Nobody holds a debtor any more, and both sides have read what is kept before either writes, once a test says so. */
const guard = vi.hoisted(() => ({ off: false, readers: 0, bothHaveRead: Promise.withResolvers<void>() }));
vi.mock("@/server/billing/data/debtors", async (original) => {
  const real = await original<typeof import("@/server/billing/data/debtors")>();
  const lockDebtors: typeof real.lockDebtors = async (tx, ids) => {
    if (!guard.off) await real.lockDebtors(tx, ids);
  };
  return { ...real, lockDebtors, lockDebtor: (tx, id) => lockDebtors(tx, [id]) } satisfies typeof real;
});
vi.mock("@/server/billing/data/ledger", async (original) => {
  const real = await original<typeof import("@/server/billing/data/ledger")>();
  async function together<T>(balance: T): Promise<T> {
    if (!guard.off) return balance;
    guard.readers += 1;
    if (guard.readers === 2) guard.bothHaveRead.resolve();
    await guard.bothHaveRead.promise;
    return balance;
  }
  const balanceOf: typeof real.balanceOf = async (tx, id) => together(await real.balanceOf(tx, id));
  const balancesOf: typeof real.balancesOf = async (tx, ids) => together(await real.balancesOf(tx, ids));
  return { ...real, balanceOf, balancesOf };
});

/** One meal, in cents: what each family has left with the régie, and what its invoice of December asks. */
const MEAL = 175;

let nextTown: () => BillingTown;
beforeAll(async () => {
  nextTown = await makeBillingTowns(3);
});

beforeEach(() => {
  Object.assign(guard, { off: false, readers: 0, bothHaveRead: Promise.withResolvers<void>() });
});

/** Families for whom a meal is kept, and the run that is about to spend it on the invoices of December. */
async function aboutToSpend(families: number) {
  const town = nextTown();
  const debtors: string[] = [];
  for (let n = 0; n < families; n++) {
    const family = await makeBilledFamily(town);
    const debtorId = newId();
    await insert("debtor", {
      city_id: town.city.id,
      id: debtorId,
      regie_id: town.regieId,
      family_id: family.familyId,
    });
    await bookDays(town, family, ["2026-12-01"]);
    const paid = { debtorId, invoices: [], means1: "cash" as const, amount1: "1,75", keep: String(MEAL) };
    await clerkApi(town).payments.counter.record({ ...paid, requestKey: newId() });
    debtors.push(debtorId);
  }
  const runId = await runMonth(town, "2026-12", JANUARY, "review");
  await clerkApi(town).billing.runs.issue({ runId, dueDay: "05/02/2027" });
  return {
    debtors,
    spend: () => invoiceRunJob({ runId }, { cityId: town.city.id, clock: fixedClock(JANUARY), lastTry: false }),
    giveBack: (debtorId: string) =>
      clerkApi(town).payments.counter.refund({ debtorId, amount: "1,75", reason: "Départ", requestKey: newId() }),
  };
}

async function owedBy(debtorId: string): Promise<number> {
  const sum = "SELECT sum(amount_cents)::int AS sum FROM ledger_line WHERE debtor_id = $1 AND invoice_id IS NOT NULL";
  return (await owner().query<{ sum: number }>(sum, [debtorId])).rows[0]?.sum ?? 0;
}

const REFUSED = "would have spent 175 more than is kept";
const OVERSPENT = "I3 more was spent than was kept for a debtor";

describe("what is kept for a family, given back while an invoice spends it (attack 25)", () => {
  it("goes to the one or to the other", async () => {
    const { debtors, spend, giveBack } = await aboutToSpend(12);
    const [spent, ...given] = await Promise.allSettled([spend(), ...debtors.map(giveBack)]);
    expect(spent).toMatchObject({ status: "fulfilled" });
    for (const [index, debtorId] of debtors.entries()) {
      const outcome = given[index];
      const isGiven = outcome?.status === "fulfilled";
      if (!isGiven) expect(outcome?.reason).toMatchObject({ message: "RefundAboveKept" });
      expect([await keptOf(debtorId), await owedBy(debtorId)]).toEqual([0, isGiven ? MEAL : 0]);
    }
  });

  it("is still not spent twice when nobody holds the debtor: the base refuses it at commit", async () => {
    const { debtors, spend, giveBack } = await aboutToSpend(1);
    const [debtorId = ""] = debtors;
    guard.off = true;
    const [spent, given] = await Promise.allSettled([spend(), giveBack(debtorId)]);
    expect(spent.status).toBe("fulfilled");
    expect(given).toMatchObject({ status: "rejected", reason: { message: expect.stringContaining(REFUSED) } });
    expect([guard.readers, await keptOf(debtorId)]).toEqual([2, 0]);
  });
});

describe("with both guards off (negative control)", () => {
  afterEach(async () => {
    await owner().query("ALTER TABLE ledger_line ENABLE TRIGGER ledger_holds");
  });

  it("it is spent twice, and that is seen", async () => {
    const { debtors, spend, giveBack } = await aboutToSpend(1);
    const [debtorId = ""] = debtors;
    await owner().query("ALTER TABLE ledger_line DISABLE TRIGGER ledger_holds");
    guard.off = true;
    await Promise.all([spend(), giveBack(debtorId)]);
    expect([await keptOf(debtorId), await owedBy(debtorId)]).toEqual([-MEAL, 0]);
    invariants.areBroken(OVERSPENT);
  });
});
