import { beforeEach, describe, expect, it } from "vitest";
import { faceWords } from "@/server/payments/domain/face.fr";
import { reversalWords } from "@/server/payments/domain/reversal.fr";
import { askPayFipJob } from "@/server/payments/jobs";
import { fixedClock } from "@/server/platform/clock";
import { newId } from "@/server/platform/ids";
import { FIELDS_THAT_DIFFER } from "../../simulators/payfip/switches";
import { brokenInvariants } from "../../support/invariants";
import { owner } from "../../support/owner";
import { endAtPayFip, freshInvoice, paymentStage } from "../../support/payment-stage";
import {
  apiOf,
  ask,
  begun,
  count,
  minutesFromNow,
  openOf,
  type PayingFamily,
  type PayingTown,
} from "../../support/payments";

const stage = paymentStage();
let town: PayingTown;
let family: PayingFamily;
let invoice: string;

beforeEach(async () => {
  ({ town, family, invoice } = await freshInvoice(stage()));
});

/** Paid online, with the payment that it brought. */
async function paidOnline(outcome: "P" | "V") {
  const { operationId, idOp } = await begun(town, family, [invoice], { shown: 5775 });
  endAtPayFip(stage(), idOp, outcome);
  await ask(town, operationId);
  const { rows } = await owner().query<{ id: string }>("SELECT id FROM payment WHERE payfip_operation_id = $1", [
    operationId,
  ]);
  return { operationId, paymentId: rows[0]?.id ?? "" };
}

const counter = () => apiOf(town, town.clerk).payments.counter;
const told = async (operationId: string) => {
  const view = await apiOf(town, family).payments.family.check({ operationId });
  return { view, ...faceWords(view) };
};

describe("a payment online that was sent back", () => {
  it.each([
    ["P", "card", "Votre paiement est annulé"],
    ["V", "debit", "Votre prélèvement est annulé"],
  ] as const)("by %s is told as undone, with what is to pay again", async (outcome, why, title) => {
    const { operationId, paymentId } = await paidOnline(outcome);
    expect((await told(operationId)).view).toMatchObject({ face: { face: "paid", why }, undone: null });
    await counter().reverse({ paymentId, reason: "Rejet de la banque" });
    const after = await told(operationId);
    expect(after.view).toMatchObject({
      face: { face: "undone", why },
      undone: { reason: "Rejet de la banque", toPay: 5775 },
      kept: 0,
    });
    expect([after.title, after.kind]).toEqual([title, "warning"]);
    const said = after.sentences.join(" ");
    expect(said).toContain("Rejet de la banque");
    expect(said).toMatch(/57,75.€ sont de nouveau à payer/);
    expect(said).not.toMatch(/plus rien à faire|bien reçu/);
    expect([await openOf(invoice), await brokenInvariants()]).toEqual([5775, []]);
  });

  it("asks only for what nobody has paid since", async () => {
    const { operationId, paymentId } = await paidOnline("V");
    await counter().reverse({ paymentId, reason: "Rejet de la banque" });
    const pay = (amount1: string, requestKey: string) =>
      counter().record({ debtorId: family.debtorId, invoices: [invoice], means1: "cash", amount1, requestKey });
    await pay("50", newId());
    expect((await told(operationId)).view.undone).toMatchObject({ toPay: 775 });
    await pay("7,75", newId());
    const { view, sentences } = await told(operationId);
    expect(view.undone).toMatchObject({ toPay: 0 });
    expect(sentences.join(" ")).toContain("n’est plus à payer");
  });

  it.each([
    ["P", ["payfip_card"], "La carte a vraiment été débitée par PayFiP"],
    ["V", ["payfip_debit"], "n’arrête pas la banque"],
  ] as const)("is told apart from cash before it is undone: %s", async (end, means, words) => {
    const { paymentId } = await paidOnline(end);
    const receipt = await counter().receipt({ paymentId });
    expect(receipt.means).toEqual(means);
    const said = reversalWords(receipt.means).sentences.join(" ");
    expect(said).toContain(words);
    expect(said).toContain("comptable");
    expect(reversalWords(["cash"]).sentences).toEqual([]);
  });

  it("that had left something says no more that it is kept", async () => {
    const { operationId, idOp } = await begun(town, family, [invoice], { shown: 5775 });
    await counter().record({
      debtorId: family.debtorId,
      invoices: [invoice],
      means1: "cash",
      amount1: "57,75",
      underWay: operationId,
      requestKey: newId(),
    });
    endAtPayFip(stage(), idOp, "P");
    await ask(town, operationId);
    const before = await told(operationId);
    expect(before.view.kept).toBe(5775);
    await counter().reverse({ paymentId: before.view.receipt?.paymentId ?? "", reason: "Payé deux fois" });
    const { view, sentences } = await told(operationId);
    expect(view).toMatchObject({ face: { face: "undone" }, kept: 0, undone: { toPay: 0 } });
    expect(sentences.join(" ")).not.toContain("nous les gardons");
  });
});

describe("an answer that differs from what was sent (PROTOCOLS 1.9)", () => {
  it.each(FIELDS_THAT_DIFFER)("by its %s settles nothing, and is told", async (differs) => {
    const { operationId, idOp } = await begun(town, family, [invoice], { shown: 5775 });
    endAtPayFip(stage(), idOp, "P");
    stage().simulator.switches.set({ differs });
    expect(await ask(town, operationId)).toMatchObject({ status: "mismatch", answer: { differences: [differs] } });
    expect([await openOf(invoice), await count("payment", "family_id = $1", [family.familyId])]).toEqual([5775, 0]);
    expect(await count("payment_alert", "operation_id = $1 AND kind = 'mismatch'", [operationId])).toBe(1);
  });

  it("a mismatch that was looked into frees its invoice, with a note", async () => {
    const { operationId, idOp } = await begun(town, family, [invoice], { shown: 5775 });
    endAtPayFip(stage(), idOp, "P");
    stage().simulator.switches.set({ wrongAmount: true });
    await counter().askPayFip({ operationId });
    const alert = (await counter().alerts({})).alerts.find(({ familyId }) => familyId === family.familyId);
    expect(alert).toMatchObject({ kind: "mismatch", result: "P", resultAmount: 5776, closed: null });
    const closing = { alertId: alert?.id ?? "", note: "Viré à la main" };
    await counter().closeAlert(closing);
    await counter().closeAlert({ ...closing, note: "Encore" });
    const closed = (await counter().alerts({})).alerts.find(({ id }) => id === alert?.id);
    expect(closed?.closed?.note).toBe("Viré à la main");
    expect(await count("payfip_operation", "id = $1 AND status = 'dead'", [operationId])).toBe(1);
    // PayFiP goes on saying what was looked into, whoever asks.
    const asked = await owner().query("SELECT next_ask_at FROM payfip_operation WHERE id = $1", [operationId]);
    expect(asked.rows).toEqual([{ next_ask_at: null }]);
    const run = { cityId: town.city.id, clock: fixedClock(minutesFromNow(0)), lastTry: false };
    await owner().query("UPDATE payfip_operation SET last_asked_at = NULL WHERE id = $1", [operationId]);
    await askPayFipJob({ operationId }, run);
    expect(await count("payfip_operation", "id = $1 AND last_asked_at IS NULL", [operationId])).toBe(1);
    for (const by of ["job", "payer", "notification", "agent", "new_attempt"] as const)
      expect(await ask(town, operationId, by)).toMatchObject({ status: "dead" });
    expect(await alertsOf()).toEqual([{ note: "Viré à la main", closed: true }]);
    await begun(town, family, [invoice], { shown: 5775 });
    // Another difference is news: it is told in an alert of its own.
    await owner().query("UPDATE payfip_operation SET result = jsonb_set(result, '{amount}', '5000') WHERE id = $1", [
      operationId,
    ]);
    expect(await ask(town, operationId)).toMatchObject({ status: "mismatch" });
    expect(await alertsOf()).toEqual([
      { note: "Viré à la main", closed: true },
      { note: "", closed: false },
    ]);
    // A success that fits always wins.
    stage().simulator.switches.reset();
    expect(await ask(town, operationId)).toMatchObject({ status: "paid" });

    async function alertsOf() {
      const { rows } = await owner().query(
        "SELECT note, closed_at IS NOT NULL AS closed FROM payment_alert WHERE operation_id = $1 AND kind = 'mismatch' ORDER BY raised_at",
        [operationId],
      );
      return rows;
    }
  });
});
