import { Temporal } from "temporal-polyfill";
import { beforeEach, describe, expect, it } from "vitest";
import { withCity } from "@/server/db/tenant-tx";
import { reserveOperation } from "@/server/payments/use-cases/reserve-operation";
import { newId } from "@/server/platform/ids";
import { cents } from "@/server/platform/money";
import { invariantsHoldAfterEach } from "../../support/invariants";
import { endAtPayFip, freshInvoice, paymentStage } from "../../support/payment-stage";
import {
  apiOf,
  ask,
  begin,
  begun,
  count,
  makeInvoice,
  minutesFromNow,
  openOf,
  operationOf,
  type PayingFamily,
  type PayingTown,
} from "../../support/payments";

invariantsHoldAfterEach();

const stage = paymentStage();
let town: PayingTown;
let family: PayingFamily;
let invoice: string;

beforeEach(async () => {
  ({ town, family, invoice } = await freshInvoice(stage()));
});

const operations = () => count("payfip_operation", "family_id = $1 AND status <> 'void'", [family.familyId]);
const known = () => stage().simulator.operations.list().length;

/** Ends an operation as PayFiP knows it, whatever it was before: the page of a refusal may take another card. */
function payLate(idOp: string): void {
  const operation = stage().simulator.operations.find(idOp);
  if (!operation) throw new Error("no operation");
  operation.result = { outcome: "P", numauto: "A55A", at: operation.createdAt };
}

describe("what has ended without a payment is asked about once more before another begins (1.7, point 4; 1.9)", () => {
  const ENDS = [
    ["expired", undefined],
    ["abandoned", "A"],
    ["refused", "R"],
  ] as const;
  const later = (minutes: number) => begin(town, family, [invoice], { shown: 5775, now: minutesFromNow(minutes) });

  /** An operation that the job has found to be over; after that nobody asks for up to an hour, or never. */
  async function over(status: string, outcome?: "A" | "R"): Promise<{ operationId: string; idOp: string }> {
    const first = await begun(town, family, [invoice], { shown: 5775 });
    if (outcome) endAtPayFip(stage(), first.idOp, outcome);
    expect(await ask(town, first.operationId, "job", minutesFromNow(21))).toMatchObject({ status });
    return first;
  }

  it.each(ENDS)("%s, and paid since: no second one, and the payer is shown the first", async (status, outcome) => {
    const { operationId, idOp } = await over(status, outcome);
    payLate(idOp);
    expect(await later(22)).toEqual({ ok: true, value: { operationId, outcome: "under_way" } });
    expect([await openOf(invoice), await operations()]).toEqual([0, 1]);
    const view = await apiOf(town, family, minutesFromNow(22)).payments.family.check({ operationId });
    expect(view.face).toEqual({ face: "paid", why: "card" });
    expect(await later(23)).toMatchObject({ error: { tag: "AmountHasChanged" } });
  });

  it.each(ENDS)("%s, and not paid: another begins once it was asked about", async (status, outcome) => {
    const { operationId } = await over(status, outcome);
    const now = minutesFromNow(22);
    expect(await begin(town, family, [invoice], { shown: 5775, now })).toMatchObject({ value: { outcome: "ready" } });
    expect((await operationOf(town, operationId)).lastAskedAt).toEqual(Temporal.Instant.from(now));
    expect([(await operationOf(town, operationId)).status, await operations()]).toEqual([status, 2]);
  });

  it("two tabs at once are both shown what was paid", async () => {
    const { operationId, idOp } = await over("expired");
    payLate(idOp);
    const both = await Promise.all([later(22), later(22)]);
    for (const one of both) {
      const shownTheFirst = { ok: true, value: { operationId, outcome: "under_way" } };
      expect([shownTheFirst, { ok: false, error: { tag: "AmountHasChanged" } }]).toContainEqual(one);
    }
    expect(both.some(({ ok }) => ok)).toBe(true);
    expect([await operations(), await count("payment", "family_id = $1", [family.familyId])]).toEqual([1, 1]);
  });

  it("each of several: the one that was paid is shown", async () => {
    const other = await makeInvoice(town, family, 1000);
    await over("abandoned", "A");
    const second = await begun(town, family, [other], { shown: 1000 });
    await ask(town, second.operationId, "job", minutesFromNow(21));
    payLate(second.idOp);
    const both = begin(town, family, [invoice, other], { shown: 6775, now: minutesFromNow(22) });
    expect(await both).toEqual({ ok: true, value: { operationId: second.operationId, outcome: "under_way" } });
    expect([await openOf(invoice), await openOf(other), await operations()]).toEqual([5775, 0, 2]);
  });

  it("one whose amount differs is for a person, and nothing begins beside it", async () => {
    const { operationId, idOp } = await over("expired");
    payLate(idOp);
    stage().simulator.switches.set({ wrongAmount: true });
    expect(await later(22)).toEqual({ ok: true, value: { operationId, outcome: "under_way" } });
    expect([(await operationOf(town, operationId)).status, await operations()]).toEqual(["mismatch", 1]);
  });

  it("also beside one that is open still, whichever was paid", async () => {
    const first = await over("expired");
    const second = await later(22);
    payLate(first.idOp);
    expect(await later(44)).toEqual({ ok: true, value: { operationId: first.operationId, outcome: "under_way" } });
    expect(await operationOf(town, second.ok ? second.value.operationId : "")).toMatchObject({ status: "expired" });
    expect([await openOf(invoice), await operations()]).toEqual([0, 2]);
  });

  it("its page says what its invoices still ask, and which other payment of them is under way", async () => {
    const { operationId } = await over("refused", "R");
    const page = async (minutes: number, id = operationId) =>
      apiOf(town, family, minutesFromNow(minutes)).payments.family.check({ operationId: id });
    expect(await page(22)).toMatchObject({ face: { face: "refused" }, toPay: 5775, other: null, freeAgainAt: null });
    const second = await later(22);
    const secondId = second.ok ? second.value.operationId : "";
    expect(await page(23)).toMatchObject({ toPay: 5775, other: secondId });
    const api = apiOf(town, family, minutesFromNow(23)).payments.family;
    expect(await api.pending()).toMatchObject([
      { operationId: secondId, amount: 5775, state: "waiting", invoices: [{ id: invoice }] },
    ]);
    payLate((await operationOf(town, secondId)).idOp ?? "");
    expect(await page(24, secondId)).toMatchObject({ face: { face: "paid" } });
    expect(await page(24)).toMatchObject({ face: { face: "refused" }, toPay: 0, other: null });
    expect(await api.pending()).toEqual([]);
  });

  it("not one that PayFiP has forgotten (P1), nor one that never had an id", async () => {
    const { operationId } = await over("expired");
    stage().simulator.switches.set({ clockShiftMinutes: 24 * 60 });
    await ask(town, operationId, "job", minutesFromNow(24 * 60));
    const before = await operationOf(town, operationId);
    expect(before.status).toBe("dead");
    stage().simulator.switches.set({ brokenXml: true });
    expect(await later(24 * 60 + 1)).toMatchObject({ error: { tag: "PayFipGaveNoId" } });
    stage().simulator.switches.set({ brokenXml: false });
    expect(await later(24 * 60 + 2)).toMatchObject({ value: { outcome: "ready" } });
    expect((await operationOf(town, operationId)).lastAskedAt).toEqual(before.lastAskedAt);
  });

  it.each([{ unavailable: true }, { malfunction: true }, { serverError: true }, { brokenXml: true }])(
    "%o: nothing begins until PayFiP answers",
    async (trouble) => {
      await over("expired");
      stage().simulator.switches.set(trouble);
      const before = known();
      expect(await later(22)).toEqual({ ok: false, error: { tag: "EarlierPaymentUnknown" } });
      expect([known(), await operations()]).toEqual([before, 1]);
      stage().simulator.switches.reset();
      expect(await later(23)).toMatchObject({ value: { outcome: "ready" } });
    },
  );

  it("would be paid twice, were PayFiP's last word taken for the end (negative control)", async () => {
    const { operationId, idOp } = await over("expired");
    payLate(idOp);
    const wish = {
      city: town.city,
      familyId: family.familyId,
      accountId: family.accountId,
      by: "family" as const,
      invoiceIds: [invoice],
      email: "payeur@exemple.fr",
      shown: cents(5775),
      requestKey: newId(),
      returnUrl: "http://localhost:3000/retour",
      now: Temporal.Instant.from(minutesFromNow(22)),
    };
    const scope = { cityId: town.city.id, actor: "test" };
    const reserve = (asked?: readonly string[]) => withCity(scope, (tx) => reserveOperation(tx, wish, new Set(asked)));
    expect(await reserve()).toMatchObject({ value: { tag: "in_doubt", operations: [{ id: operationId }] } });
    expect(await reserve([operationId])).toMatchObject({ value: { tag: "reserved" } });
  });
});

it("given up, and not over yet: the recap and the lists tell one thing of it, until PayFiP's page closes (1.5)", async () => {
  const { operationId, idOp } = await begun(town, family, [invoice], { shown: 5775 });
  endAtPayFip(stage(), idOp, "A");
  await ask(town, operationId, "payer", minutesFromNow(2));
  const told = async (minutes: number) => {
    const api = apiOf(town, family, minutesFromNow(minutes)).payments.family;
    const { groups } = await api.recap({ invoices: [invoice] });
    const [pending] = await api.pending();
    expect(groups.map(({ obstacle }) => obstacle)).toEqual([{ tag: "under_way", pending }]);
    return pending;
  };
  const moment = expect.stringMatching(/ à /);
  expect(await told(3)).toMatchObject({ operationId, state: "abandoned", until: moment, freeAgainAt: moment });
  expect(await told(16)).toMatchObject({ state: "abandoned", until: null, freeAgainAt: moment });
});
