import { beforeEach, describe, expect, it, vi } from "vitest";
import { offlineInvoices } from "@/server/payments/domain/payment-view";
import { newId } from "@/server/platform/ids";
import { logger } from "@/server/platform/logger";
import { cents } from "@/server/platform/money";
import { brokenInvariants, invariantsHoldAfterEach } from "../../support/invariants";
import { owner } from "../../support/owner";
import { cookieOf } from "../../support/payment-portal";
import { endAtPayFip, freshInvoice, paymentStage } from "../../support/payment-stage";
import {
  apiOf,
  ask,
  begin,
  begun,
  count,
  makeDebtor,
  makeInvoice,
  makePayingFamily,
  makeRegie,
  openOf,
  operationOf,
  type PayingFamily,
  type PayingTown,
} from "../../support/payments";

invariantsHoldAfterEach();

/** What the form says to be paid is believed, once a test says so. */
const guard = vi.hoisted((): { believed?: number } => ({}));
vi.mock("@/server/payments/domain/attempt", async (original) => {
  const real = await original<typeof import("@/server/payments/domain/attempt")>();
  const totalOf: typeof real.totalOf = (invoices) =>
    guard.believed === undefined ? real.totalOf(invoices) : cents(guard.believed);
  const requestOf: typeof real.requestOf = (attempt) => {
    const request = real.requestOf(attempt);
    return request.ok ? { ok: true, value: { ...request.value, amount: totalOf(attempt.invoices) } } : request;
  };
  return { ...real, totalOf, requestOf };
});

const stage = paymentStage();
let town: PayingTown;
let family: PayingFamily;
let invoice: string;

beforeEach(async () => {
  guard.believed = undefined;
  ({ town, family, invoice } = await freshInvoice(stage()));
});

const operations = () => count("payfip_operation", "family_id = $1 AND status <> 'void'", [family.familyId]);
const known = () => stage().simulator.operations.list().length;
const pay = (idOp: string, outcome: "P" | "R") => endAtPayFip(stage(), idOp, outcome);

describe("beginning a payment (PROTOCOLS 1.3, 1.8)", () => {
  it("sends PayFiP what it wants, and nothing of who eats", async () => {
    const other = await makeInvoice(town, family, 1000);
    const { idOp } = await begun(town, family, [invoice, other], { shown: 6775 });
    const [first] = (await owner().query("SELECT reference FROM invoice WHERE id = $1", [invoice])).rows;
    expect(stage().simulator.operations.find(idOp)?.creation).toEqual({
      exer: "2026",
      mel: "payeur@exemple.fr",
      montant: "6775",
      numcli: "042207",
      objet: expect.stringMatching(/^2 factures CANT2026\d{6} CANT2026\d{6}$/),
      refdet: `${first.reference}A1`,
      saisie: "W",
      urlnotif: `${stage().portal.base}/${town.city.slug}/api/payfip/notification`,
      urlredirect: expect.stringMatching(/\/famille\/paiements\/retour$/),
    });
  });

  it("gives each attempt a reference of its own", async () => {
    const { operationId, idOp } = await begun(town, family, [invoice], { shown: 5775 });
    pay(idOp, "R");
    await ask(town, operationId);
    const second = await begun(town, family, [invoice], { shown: 5775 });
    expect((await operationOf(town, second.operationId)).sent.refdet).toMatch(/A2$/);
  });

  it("leads to PayFiP's page once, then to where the payment is", async () => {
    const { operationId, idOp } = await begun(town, family, [invoice], { shown: 5775 });
    const leave = async () =>
      fetch(`${stage().portal.base}/${town.city.slug}/famille/paiements/${operationId}/payfip`, {
        headers: await cookieOf(family.sessionId),
        redirect: "manual",
      });
    expect((await leave()).headers.get("location")).toBe(`${stage().simulator.pageUrl}?idop=${idOp}`);
    expect((await leave()).headers.get("location")).toBe(`/${town.city.slug}/famille/paiements/${operationId}`);
    expect((await operationOf(town, operationId)).status).toBe("redirected");
  });
});

describe("what is to be paid is read by the server (attack 28)", () => {
  it.each([
    ["less", 100],
    ["more", 9_999_999],
    ["one cent less", 5774],
    ["one cent", 1],
    ["nothing", 0],
    ["less than nothing", -5775],
  ])("%s than is owed is no payment, and a security event", async (_, shown) => {
    const told = vi.spyOn(logger, "warn");
    expect(await begin(town, family, [invoice], { shown })).toEqual({ ok: false, error: { tag: "AmountHasChanged" } });
    expect(await operations()).toBe(0);
    const event = { event: "payment-amount-refused", cityId: town.city.id, account: family.accountId };
    expect(told.mock.calls).toEqual([[expect.objectContaining(event), "payment"]]);
    told.mockRestore();
  });

  it.each(["-5775", "57.75", "NaN", "9007199254740993", "1e3", "", "5775 OR 1=1"])(
    "« %s » is no amount",
    async (shown) => {
      const input = { invoices: invoice, email: "a@exemple.fr", shown, requestKey: newId() };
      await expect(apiOf(town, family).payments.family.begin(input)).rejects.toMatchObject({ code: "BAD_REQUEST" });
    },
  );

  it("would be what the form says, were it believed, and is seen (negative control)", async () => {
    guard.believed = 100;
    const { idOp, operationId } = await begun(town, family, [invoice], { shown: 100 });
    expect(stage().simulator.operations.find(idOp)?.creation.montant).toBe("100");
    const names = (await brokenInvariants()).map(({ broken }) => broken);
    expect(names).toEqual(["I4 PayFiP was asked for another amount than that of the invoices"]);
    await owner().query("UPDATE payfip_operation_invoice SET amount_cents = 100 WHERE operation_id = $1", [
      operationId,
    ]);
  });

  it("what was paid or credited since the page was shown is not paid again", async () => {
    const { operationId, idOp } = await begun(town, family, [invoice], { shown: 5775 });
    pay(idOp, "P");
    await ask(town, operationId);
    expect(await begin(town, family, [invoice], { shown: 5775 })).toMatchObject({ error: { tag: "AmountHasChanged" } });
    // Nor is what is left paid alone, where the page named both.
    const both = [invoice, await makeInvoice(town, family, 1000)];
    expect(await begin(town, family, both, { shown: 1000 })).toMatchObject({ error: { tag: "AmountHasChanged" } });
  });

  it("an invoice of another family or another town does not exist", async () => {
    const stranger = await makeInvoice(town, await makePayingFamily(town), 5775);
    const { abroad } = stage();
    const far = await makeInvoice(abroad, await makePayingFamily(abroad), 5775);
    for (const id of [stranger, far, newId()]) {
      const outcome = await begin(town, family, [invoice, id], { shown: 11_550 });
      expect(outcome).toEqual({ ok: false, error: { tag: "PayableInvoiceNotFound" } });
    }
  });

  it("under one euro is not sent, and is told", async () => {
    const small = await makeInvoice(town, family, 99);
    expect(await begin(town, family, [small], { shown: 99 })).toMatchObject({ error: { tag: "AmountTooSmallOnline" } });
    const recap = await apiOf(town, family).payments.family.recap({ invoices: [small] });
    expect(recap.groups.map(({ obstacle }) => obstacle)).toEqual([{ tag: "too_small" }]);
  });

  it("several régies are paid one by one", async () => {
    const regieId = await makeRegie(town.city.id, { code: "PERI", name: "Régie périscolaire" });
    const debtorId = await makeDebtor(town, family.familyId, regieId);
    const other = await makeInvoice(town, family, 1000, { debtorId, code: "PERI" });
    expect(await begin(town, family, [invoice, other], { shown: 6775 })).toMatchObject({
      error: { tag: "SeveralRegies" },
    });
    const recap = await apiOf(town, family).payments.family.recap({ invoices: [invoice, other] });
    expect(recap.groups.map(({ total, obstacle }) => [total, obstacle])).toEqual([
      [5775, null],
      [1000, null],
    ]);
  });

  it("a régie that is not open to families is not paid online", async () => {
    for (const mode of ["off", "test", "activation", "production"]) {
      await owner().query("UPDATE regie SET payfip_mode = $2 WHERE id = $1", [town.regieId, mode]);
      const recap = await apiOf(town, family).payments.family.recap({ invoices: [] });
      expect(offlineInvoices(recap)).toEqual(mode === "production" ? [] : [invoice]);
      const outcome = await begin(town, family, [invoice], { shown: 5775 });
      expect(outcome).toMatchObject(
        mode === "production" ? { ok: true } : { error: { tag: "OnlinePaymentNotOffered" } },
      );
    }
  });
});

describe("one open operation for an invoice (F13, attack 25)", () => {
  it("a double click asks PayFiP once, and both get there", async () => {
    const before = known();
    const wish = { shown: 5775, requestKey: newId() };
    const outcomes = await Promise.all([1, 2, 3].map(() => begin(town, family, [invoice], wish)));
    expect(new Set(outcomes.map((one) => one.ok && one.value.operationId)).size).toBe(1);
    expect(outcomes.every((one) => one.ok && one.value.outcome === "ready")).toBe(true);
    expect([known() - before, await operations()]).toEqual([1, 1]);
  });

  it("two tabs, or both parents, are told that a payment is under way", async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, () => begin(town, family, [invoice], { shown: 5775 })),
    );
    expect(outcomes.map((one) => one.ok && one.value.outcome).sort()).toEqual(["ready", ...Array(9).fill("under_way")]);
    expect(await operations()).toBe(1);
  });

  it("also when only one of several invoices is in it", async () => {
    const other = await makeInvoice(town, family, 1000);
    const { operationId } = await begun(town, family, [invoice], { shown: 5775 });
    expect(await begin(town, family, [other, invoice], { shown: 6775 })).toEqual({
      ok: true,
      value: { operationId, outcome: "under_way" },
    });
    await begun(town, family, [other], { shown: 1000 });
  });

  it("PayFiP is asked first: what it refused frees the invoice, what it took pays it (1.7, point 4)", async () => {
    const first = await begun(town, family, [invoice], { shown: 5775 });
    pay(first.idOp, "R");
    const second = await begun(town, family, [invoice], { shown: 5775 });
    expect((await operationOf(town, first.operationId)).status).toBe("refused");
    pay(second.idOp, "P");
    const third = await begin(town, family, [invoice], { shown: 5775 });
    expect(third).toEqual({ ok: true, value: { operationId: second.operationId, outcome: "under_way" } });
    expect([await openOf(invoice), await operations()]).toEqual([0, 2]);
  });

  it("a mismatch keeps its invoice until an agent has looked", async () => {
    const { operationId, idOp } = await begun(town, family, [invoice], { shown: 5775 });
    pay(idOp, "P");
    stage().simulator.switches.set({ wrongAmount: true });
    await ask(town, operationId);
    expect(await begin(town, family, [invoice], { shown: 5775 })).toMatchObject({ value: { outcome: "under_way" } });
  });

  it("would be two without the index and the lock (negative control)", async () => {
    await begun(town, family, [invoice], { shown: 5775 });
    const second = newId();
    const values = [second, newId(), family.familyId];
    const copy = owner().query(
      `INSERT INTO payfip_operation (city_id, id, regie_id, debtor_id, family_id, refdet, client, year, subject, email, saisie,
         amount_cents, created_by, created_at, request_key)
       SELECT city_id, $1, regie_id, debtor_id, family_id, refdet || 'X', client, year, subject, email, saisie, amount_cents,
         created_by, created_at, $2 FROM payfip_operation WHERE family_id = $3`,
      values,
    );
    await copy;
    const reserve = () =>
      owner().query(
        "INSERT INTO payfip_operation_invoice (city_id, operation_id, invoice_id, amount_cents) VALUES ($1, $2, $3, 5775)",
        [town.city.id, second, invoice],
      );
    await expect(reserve()).rejects.toThrow(/payfip_one_open_operation/);
    await owner().query("DROP INDEX payfip_one_open_operation");
    await reserve();
    expect((await brokenInvariants()).map(({ broken }) => broken)).toEqual(["I3 two operations may pay one invoice"]);
    await owner().query("DELETE FROM payfip_operation_invoice WHERE operation_id = $1", [second]);
    await owner().query("DELETE FROM payfip_operation WHERE id = $1", [second]);
    await owner().query(
      "CREATE UNIQUE INDEX payfip_one_open_operation ON payfip_operation_invoice (city_id, invoice_id) WHERE open",
    );
  });
});

describe("what a family owes for long", () => {
  it("is in its account however many invoices came since; what it has paid long ago is not (control)", async () => {
    const paid = await makeInvoice(town, family, 1000);
    const old = await makeInvoice(town, family, 2000);
    for (let n = 0; n < 60; n++) await makeInvoice(town, family, 100);
    const form = { debtorId: family.debtorId, invoices: [paid], means1: "cash" as const, amount1: "10" };
    await apiOf(town, town.clerk).payments.counter.record({ ...form, requestKey: newId() });
    const { invoices } = await apiOf(town, family).billing.family.account();
    const ids = invoices.map(({ id }) => id);
    expect([ids.includes(old), ids.includes(invoice), ids.includes(paid)]).toEqual([true, true, false]);
    expect(ids.indexOf(old)).toBe(60);
    expect(await begin(town, family, [old], { shown: 2000 })).toMatchObject({ value: { outcome: "ready" } });
  });
});
