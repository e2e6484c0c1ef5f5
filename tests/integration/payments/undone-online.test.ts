import { beforeEach, describe, expect, it } from "vitest";
import { faceWords } from "@/server/payments/domain/face.fr";
import { reversalWords } from "@/server/payments/domain/reversal.fr";
import { newId } from "@/server/platform/ids";
import { brokenInvariants } from "../../support/invariants";
import { owner } from "../../support/owner";
import { endAtPayFip, freshInvoice, paymentStage } from "../../support/payment-stage";
import { apiOf, ask, begun, openOf, type PayingFamily, type PayingTown } from "../../support/payments";

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
