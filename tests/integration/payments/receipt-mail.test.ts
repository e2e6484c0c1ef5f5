import { beforeEach, describe, expect, it } from "vitest";
import { newId } from "@/server/platform/ids";
import { owner } from "../../support/owner";
import { endAtPayFip, paymentStage } from "../../support/payment-stage";
import { apiOf, ask, begun, makeInvoice, makePayingFamily, type PayingFamily } from "../../support/payments";

/* The receipt that an agent sends by mail: it says what is true of the payment, and the page says what really left. */
const stage = paymentStage();
let family: PayingFamily;
let invoice: string;
let address: string;

beforeEach(async () => {
  stage().simulator.switches.reset();
  family = await makePayingFamily(stage().town);
  invoice = await makeInvoice(stage().town, family, 5775);
  address = await writeTo(`${newId()}@courriel.example`);
});

const counter = () => apiOf(stage().town, stage().town.clerk).payments.counter;
const mailReceipt = (paymentId: string) => counter().mailReceipt({ paymentId });

async function writeTo(email: string): Promise<string> {
  await owner().query(
    "WITH a AS (UPDATE account SET email = $2 WHERE id = $1) UPDATE person SET email = $2 WHERE id = $3",
    [family.accountId, email, family.personId],
  );
  return email;
}

async function takeCash(): Promise<string> {
  const form = { debtorId: family.debtorId, invoices: [invoice], means1: "cash" as const, amount1: "57,75" };
  return (await counter().record({ ...form, requestKey: newId() })).paymentId;
}

async function receiptsTo(to: string): Promise<string[]> {
  const { rows } = await owner().query<{ text: string }>(
    "SELECT text FROM mail WHERE to_address = $1 AND kind = 'receipt' ORDER BY created_at, id",
    [to],
  );
  return rows.map(({ text }) => text);
}

describe("a receipt sent by mail", () => {
  it("says that the money came in, and leaves once to each address: asked again, it says that nothing left", async () => {
    const paymentId = await takeCash();
    expect(await mailReceipt(paymentId)).toEqual({ paymentId, mailed: 1, before: 0 });
    expect(await mailReceipt(paymentId)).toEqual({ paymentId, mailed: 0, before: 1 });
    const texts = await receiptsTo(address);
    expect(texts).toHaveLength(1);
    expect(texts[0]).toContain("Nous avons bien reçu votre paiement de 57,75");
  });

  it("leaves again to an address that was corrected", async () => {
    const paymentId = await takeCash();
    await mailReceipt(paymentId);
    const corrected = await writeTo(`${newId()}@courriel.example`);
    expect(await mailReceipt(paymentId)).toMatchObject({ mailed: 1, before: 0 });
    expect(await receiptsTo(corrected)).toHaveLength(1);
  });

  it("leaves to nobody when nobody has an address", async () => {
    await owner().query("UPDATE family_adult SET can_pay = false WHERE family_id = $1", [family.familyId]);
    expect(await mailReceipt(await takeCash())).toMatchObject({ mailed: 0, before: 0 });
  });

  it("of a payment that was undone does not leave: it would say that the money is there", async () => {
    const paymentId = await takeCash();
    await counter().reverse({ paymentId, reason: "Chèque sans provision" });
    await expect(mailReceipt(paymentId)).rejects.toMatchObject({ message: "ReceiptUndone" });
    expect(await receiptsTo(address)).toEqual([]);
  });

  it("of a debit says that it was ordered, not that it came in", async () => {
    const { town } = stage();
    const { operationId, idOp } = await begun(town, family, [invoice], { shown: 5775 });
    endAtPayFip(stage(), idOp, "V");
    await ask(town, operationId);
    const [payment] = (await counter().family({ familyId: family.familyId })).payments;
    await mailReceipt(payment?.paymentId ?? "");
    const [text] = await receiptsTo(address);
    expect(text).toContain("Votre prélèvement de 57,75");
    expect(text).not.toContain("bien reçu");
  });
});
