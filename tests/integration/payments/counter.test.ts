import { beforeEach, describe, expect, it } from "vitest";
import { newId } from "@/server/platform/ids";
import { invariantsHoldAfterEach } from "../../support/invariants";
import { owner } from "../../support/owner";
import { endAtPayFip, freshInvoice, paymentStage } from "../../support/payment-stage";
import {
  apiOf,
  ask,
  begun,
  closeTill,
  count,
  keptOf,
  makeInvoice,
  openOf,
  type PayingFamily,
  type PayingTown,
  post,
} from "../../support/payments";

invariantsHoldAfterEach();

const stage = paymentStage();
let town: PayingTown;
let family: PayingFamily;
let invoice: string;

beforeEach(async () => {
  ({ town, family, invoice } = await freshInvoice(stage()));
});

const counter = () => apiOf(town, town.clerk).payments.counter;

interface Typed {
  readonly invoices?: readonly string[];
  readonly keep?: string;
  readonly requestKey?: string;
  readonly [field: string]: unknown;
}

function record(amount1: string, typed: Typed = {}) {
  const { invoices = [invoice], requestKey = newId(), ...rest } = typed;
  const form = { debtorId: family.debtorId, invoices: [...invoices], means1: "cash" as const, amount1, requestKey };
  return counter().record({ ...form, ...rest });
}

/** The alerts of the family, each with what its money did. */
async function toldOf() {
  const { alerts } = await counter().alerts({});
  return alerts.filter(({ familyId }) => familyId === family.familyId).map(({ kind, spent }) => [kind, spent]);
}

const payments = () => count("payment", "debtor_id = $1", [family.debtorId]);

async function partsOf(paymentId: string) {
  const { rows } = await owner().query(
    "SELECT means, amount_cents, reference FROM payment_part WHERE payment_id = $1 ORDER BY position",
    [paymentId],
  );
  return rows;
}

describe("money at the counter (Y2)", () => {
  it("in cash settles the invoice, with a receipt", async () => {
    const { paymentId } = await record("57,75");
    expect([await openOf(invoice), await payments()]).toEqual([0, 1]);
    const { reference, paper } = await counter().receipt({ paymentId });
    expect(reference).toMatch(/^CANT-R-20\d\d-\d{6}$/);
    expect(JSON.stringify(paper)).toContain("57,75");
  });

  it("has the same receipt when the régie bears another name since", async () => {
    const { paymentId } = await record("57,75");
    const before = await counter().receipt({ paymentId });
    await owner().query("UPDATE regie SET name = name || ' et des loisirs', regisseur = 'Mme Neuve' WHERE id = $1", [
      town.regieId,
    ]);
    expect(await counter().receipt({ paymentId })).toEqual(before);
    // The next one bears it (control).
    const next = await record("1", { keep: "100" });
    expect(JSON.stringify(await counter().receipt(next))).toContain("et des loisirs, régisseur\u00a0: Mme Neuve");
  });

  it("of several means is one payment and one receipt", async () => {
    const { paymentId } = await record("20", {
      means2: "cheque",
      amount2: "30",
      number2: "1234567",
      bank2: "Crédit agricole",
      means3: "cesu",
      amount3: "7,75",
    });
    expect(await partsOf(paymentId)).toEqual([
      { means: "cash", amount_cents: 2000, reference: "" },
      { means: "cheque", amount_cents: 3000, reference: "n°\u00a01234567, Crédit agricole" },
      { means: "cesu", amount_cents: 775, reference: "" },
    ]);
    expect(await openOf(invoice)).toBe(0);
  });

  it("goes to what was ticked, then to what is due, in part if need be", async () => {
    const later = await makeInvoice(town, family, 1000);
    await record("12", { invoices: [later] });
    expect([await openOf(later), await openOf(invoice)]).toEqual([0, 5575]);
  });

  it("more than is owed is kept only once the agent says so", async () => {
    await expect(record("67,75")).rejects.toMatchObject({ message: "PaymentAboveOwed" });
    await expect(record("67,75", { keep: "999" })).rejects.toMatchObject({ message: "PaymentAboveOwed" });
    expect(await payments()).toBe(0);
    await record("67,75", { keep: "1000" });
    expect([await openOf(invoice), await keptOf(family.debtorId)]).toEqual([0, 1000]);
  });

  it("from two counters at once never pays an invoice twice (attack 25)", async () => {
    const both = await Promise.allSettled([record("57,75"), record("57,75")]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await openOf(invoice)).toBe(0);
  });

  it.each([
    [{ amount1: "" }, "amount1"],
    [{ amount1: "0" }, "amount1"],
    [{ amount1: "-5" }, "amount1"],
    [{ amount1: "5,755" }, "amount1"],
    [{ amount1: "1e9" }, "amount1"],
    [{ means1: "" }, "means1"],
    [{ means1: "cheque" }, "number1"],
    [{ amount2: "5" }, "means2"],
  ])("%o is refused beside its field", async (typed, field) => {
    const failed = await record("57,75", typed).catch((error) => error);
    expect(failed).toMatchObject({ code: "BAD_REQUEST" });
    expect(failed.cause.issues.map(({ path }: { path: string[] }) => path[0])).toContain(field);
    expect(await payments()).toBe(0);
  });

  it("while a payment online is open is taken once the agent says that they know, and kept if both come", async () => {
    const { operationId, idOp } = await begun(town, family, [invoice], { shown: 5775 });
    const pending = async () => (await counter().family({ familyId: family.familyId })).accounts[0]?.pending;
    expect(await pending()).toEqual([operationId]);
    const refused = await record("57,75").catch((error) => error);
    expect(refused.cause.detail).toEqual({ tag: "PaymentUnderWay", operationIds: [operationId] });
    await expect(record("57,75", { underWay: newId() })).rejects.toMatchObject({ message: "PaymentUnderWay" });
    expect(await payments()).toBe(0);
    // Another invoice, of which nothing is under way, asks for nothing.
    const other = await makeInvoice(town, family, 1000);
    await record("10", { invoices: [other] });
    await record("57,75", { underWay: operationId });
    // Nothing is owed any more, and it may still come: the agent sees it for as long.
    expect(await pending()).toEqual([operationId]);
    endAtPayFip(stage(), idOp, "P");
    await ask(town, operationId);
    expect(await pending()).toEqual([]);
    expect([await openOf(invoice), await keptOf(family.debtorId)]).toEqual([0, 5775]);
    expect(await toldOf()).toEqual([["paid_twice", { settled: [], kept: 5775 }]]);
  });

  it("before a payment online was begun is no second payment of it: the alert says what its money settled (control above)", async () => {
    await record("10");
    const other = await makeInvoice(town, family, 1200);
    const { operationId, idOp } = await begun(town, family, [invoice], { shown: 4775 });
    await post(town.city.id, {
      kind: "allocation",
      regieId: town.regieId,
      debtorId: family.debtorId,
      of: {},
      lines: [
        { account: "debtor", debtor: family.debtorId, invoice, amount: -4000 },
        { account: "revenue", detail: "7067", amount: 4000 },
      ],
    });
    endAtPayFip(stage(), idOp, "P");
    await ask(town, operationId);
    const { rows } = await owner().query<{ id: string; reference: string }>(
      "SELECT id, reference FROM invoice WHERE id = ANY($1)",
      [[invoice, other]],
    );
    const named = (id: string) => rows.find((row) => row.id === id)?.reference;
    const settled = [
      { reference: named(invoice), amount: 775 },
      { reference: named(other), amount: 1200 },
    ];
    expect(await toldOf()).toEqual([["overpaid", { settled, kept: 2800 }]]);
  });
});

describe("a payment that does not hold", () => {
  it("is undone with its reason, once, and its invoice is owed again", async () => {
    const { paymentId } = await record("57,75", { means1: "cheque", number1: "42" });
    const undo = () => counter().reverse({ paymentId, reason: "Chèque sans provision" });
    await Promise.all([undo(), undo()]);
    expect([await openOf(invoice), await count("payment_reversal", "payment_id = $1", [paymentId])]).toEqual([5775, 1]);
    const { undone, paper } = await counter().receipt({ paymentId });
    expect([undone, JSON.stringify(paper).includes("Chèque sans provision")]).toEqual([true, true]);
  });

  it("that had left something takes it back, from what it paid since", async () => {
    const { paymentId } = await record("77,75", { keep: "2000" });
    const next = await makeInvoice(town, family, 1500);
    await post(town.city.id, {
      kind: "allocation",
      regieId: town.regieId,
      debtorId: family.debtorId,
      of: {},
      lines: [
        { account: "debtor", debtor: family.debtorId, invoice: null, amount: 1500 },
        { account: "debtor", debtor: family.debtorId, invoice: next, amount: -1500 },
      ],
    });
    await counter().reverse({ paymentId, reason: "Erreur de saisie" });
    expect([await openOf(invoice), await openOf(next), await keptOf(family.debtorId)]).toEqual([5775, 1500, 0]);
  });

  it("that had left something which was given back is not undone", async () => {
    const { paymentId } = await record("67,75", { keep: "1000" });
    await counter().refund({ debtorId: family.debtorId, amount: "10", reason: "Demande", requestKey: newId() });
    await expect(counter().reverse({ paymentId, reason: "Erreur" })).rejects.toMatchObject({
      message: "PaymentCreditGivenBack",
    });
  });

  it("after its deposit is taken back from the Treasury", async () => {
    const { paymentId } = await record("57,75", { means1: "cheque", number1: "43" });
    await closeTill(town, ["cheque"]);
    await counter().reverse({ paymentId, reason: "Chèque sans provision" });
    expect(await openOf(invoice)).toBe(5775);
  });
});

describe("what is kept for a family (attack 25)", () => {
  it("is given back once, whoever asks, and never more than there is", async () => {
    await record("77,75", { keep: "2000" });
    const requestKey = newId();
    const refund = (amount: string, key = newId()) =>
      counter().refund({ debtorId: family.debtorId, amount, reason: "Départ de la commune", requestKey: key });
    await expect(refund("20,01")).rejects.toMatchObject({ message: "RefundAboveKept" });
    await Promise.all([refund("5", requestKey), refund("5", requestKey)]);
    expect(await keptOf(family.debtorId)).toBe(1500);
    const rush = await Promise.allSettled([refund("15"), refund("15"), refund("15")]);
    expect(rush.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await keptOf(family.debtorId)).toBe(0);
    // What was asked of the Treasury stays in sight of whoever opens the family next (Y5).
    const [account] = (await counter().family({ familyId: family.familyId })).accounts;
    expect(account?.refunds.map(({ amount, reason }) => [amount, reason])).toEqual([
      [1500, "Départ de la commune"],
      [500, "Départ de la commune"],
    ]);
  });
});

describe("what a person must look at", () => {
  it("does not exist for another town", async () => {
    const { paymentId } = await record("57,75");
    const foreign = apiOf(stage().abroad, stage().abroad.clerk).payments.counter;
    await expect(foreign.receipt({ paymentId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(foreign.reverse({ paymentId, reason: "x" })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(foreign.family({ familyId: family.familyId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect((await foreign.alerts({})).alerts).toEqual([]);
  });
});
