import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createCaller } from "@/server/api/root";
import { newId } from "@/server/platform/ids";
import {
  type BillingTown,
  bookDays,
  JANUARY,
  makeBilledFamily,
  makeBillingTowns,
  runMonth,
} from "../../support/billing";
import type { EatingFamily } from "../../support/canteen";
import { requestOf } from "../../support/factory";
import { brokenInvariants } from "../../support/invariants";

let nextTown: () => BillingTown;
beforeAll(async () => {
  nextTown = await makeBillingTowns(6);
});

let town: BillingTown;
let family: EatingFamily;
beforeEach(async () => {
  town = nextTown();
  family = await makeBilledFamily(town, { quotient: 380 });
  await bookDays(town, family, ["2026-12-01", "2026-12-03"]);
});

const api = (of = town) => createCaller(requestOf(of.city.slug, of.clerk.sessionId, JANUARY));
const counter = (of = town) => api(of).payments.counter;
const ccas = () => counter().thirdParty({ thirdPartyId: town.ccasId });

/** Two meals of a family under 400: the CCAS owes 2 × 0,76 €. */
async function accountOfCcas() {
  await runMonth(town, "2026-12");
  const { accounts } = await ccas();
  const [account] = accounts;
  if (!account) throw new Error("the CCAS was billed");
  return account;
}

type Account = Awaited<ReturnType<typeof accountOfCcas>>;

const record = ({ debtorId, owed, requestKey }: Account, amount1: string, keep?: string) =>
  counter().record({
    debtorId,
    invoices: owed.map(({ id }) => id),
    means1: "transfer",
    amount1,
    requestKey,
    ...(keep ? { keep } : {}),
  });

describe("the account of a third party at the counter (X6, Y2)", () => {
  it("is empty before it is billed, and it is in the list only then", async () => {
    expect(await ccas()).toEqual({ thirdPartyId: town.ccasId, name: "CCAS", accounts: [], payments: [] });
    expect((await counter().home()).thirdParties).toEqual([]);
    await accountOfCcas();
    expect((await counter().home()).thirdParties).toEqual([{ thirdPartyId: town.ccasId, name: "CCAS", owed: 152 }]);
  });

  it("shows its invoices, takes its money, and keeps its receipt and its name", async () => {
    const account = await accountOfCcas();
    expect(account).toMatchObject({ regieName: "Régie des cantines", total: 152, kept: 0 });
    expect(account.owed.map(({ open, underWay }) => [open, underWay])).toEqual([[152, false]]);
    const { paymentId } = await record(account, "1,52");
    const after = await ccas();
    expect(after.accounts.map(({ owed, total }) => [owed.length, total])).toEqual([[0, 0]]);
    expect(after.payments).toMatchObject([{ paymentId, amount: 152, means: ["transfer"], undone: false }]);
    expect((await counter().home()).thirdParties).toMatchObject([{ owed: 0 }]);
    const receipt = await counter().receipt({ paymentId });
    expect(receipt).toMatchObject({ familyId: null, thirdPartyId: town.ccasId });
    expect(receipt.paper.references).toContainEqual({ label: "Tiers payeur", value: "CCAS" });
    const { lines } = await counter().journal({});
    expect(lines.map(({ name, amount }) => [name, amount])).toEqual([["CCAS", 152]]);
    expect(await brokenInvariants()).toEqual([]);
  });

  it("keeps what is too much once the agent says so, gives it back, and says whose page to show", async () => {
    const account = await accountOfCcas();
    await expect(record(account, "2")).rejects.toMatchObject({ message: "PaymentAboveOwed" });
    await record(account, "2", "48");
    expect((await ccas()).accounts.map(({ kept }) => kept)).toEqual([48]);
    const refund = { debtorId: account.debtorId, amount: "0,48", reason: "Trop versé", requestKey: newId() };
    expect(await counter().refund(refund)).toMatchObject({ familyId: null, thirdPartyId: town.ccasId });
    expect(await counter().refund(refund)).toMatchObject({ familyId: null, thirdPartyId: town.ccasId });
    expect((await ccas()).accounts.map(({ kept }) => kept)).toEqual([0]);
    expect(await brokenInvariants()).toEqual([]);
  });

  it("is led to from its invoice, by staff only: a family’s invoice names no third party (control)", async () => {
    const [owed] = (await accountOfCcas()).owed;
    const { invoice } = await api().billing.invoices.invoice({ invoiceId: owed?.id ?? "" });
    expect([invoice.familyId, invoice.thirdPartyId]).toEqual([null, town.ccasId]);
    const { accounts } = await counter().family({ familyId: family.familyId });
    const of = await api().billing.invoices.invoice({ invoiceId: accounts[0]?.owed[0]?.id ?? "" });
    expect([of.invoice.familyId, of.invoice.thirdPartyId]).toEqual([family.familyId, null]);
  });

  it("is nothing for another town, and has nothing of a family’s payments", async () => {
    await accountOfCcas();
    const { accounts } = await counter().family({ familyId: family.familyId });
    const [own] = accounts;
    if (!own) throw new Error("the family was billed");
    await record(own, "1");
    expect((await ccas()).payments).toEqual([]);
    await expect(counter(nextTown()).thirdParty({ thirdPartyId: town.ccasId })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });
});
