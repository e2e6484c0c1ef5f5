import { beforeEach, describe, expect, it } from "vitest";
import { newId } from "@/server/platform/ids";
import { owner } from "../../support/owner";
import { endAtPayFip, paymentStage } from "../../support/payment-stage";
import { apiOf, ask, begun, makeInvoice, makePayingFamily, type PayingFamily } from "../../support/payments";
import { makeAdult } from "../families/households";

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

async function receiptsTo(to: string, kind = "receipt"): Promise<string[]> {
  const { rows } = await owner().query<{ text: string }>(
    "SELECT text FROM mail WHERE to_address = $1 AND kind = $2 ORDER BY created_at, id",
    [to, kind],
  );
  return rows.map(({ text }) => text.replaceAll("\u00a0", " ").replaceAll("\u202f", " "));
}

const undoneTo = (to: string) => receiptsTo(to, "payment-undone");

describe("a receipt sent by mail", () => {
  it("says that the money came in, and leaves once to each address: asked again, it says that nothing left", async () => {
    const paymentId = await takeCash();
    expect(await mailReceipt(paymentId)).toEqual({ paymentId, mailed: 1, before: 0 });
    expect(await mailReceipt(paymentId)).toEqual({ paymentId, mailed: 0, before: 1 });
    const texts = await receiptsTo(address);
    expect(texts).toHaveLength(1);
    expect(texts[0]).toContain("Nous avons bien reçu un paiement de 57,75 € pour votre dossier famille");
  });

  it("tells every adult who may pay that the dossier has paid, and by whom: none is told that they did", async () => {
    const form = { debtorId: family.debtorId, invoices: [invoice], means1: "cash" as const, amount1: "57,75" };
    const { paymentId } = await counter().record({ ...form, payer: "Noé Aïeul", requestKey: newId() });
    const other = await makeAdult(stage().town.city.id, family.familyId, { role: "payeur", can_pay: true });
    const otherAddress = `${newId()}@courriel.example`;
    await owner().query(
      "WITH a AS (UPDATE account SET email = $2 WHERE id = $1) UPDATE person SET email = $2 WHERE id = $3",
      [other.accountId, otherAddress, other.personId],
    );
    expect(await mailReceipt(paymentId)).toMatchObject({ mailed: 2 });
    for (const to of [address, otherAddress]) {
      const [text] = await receiptsTo(to);
      expect(text).toContain("Payé par : Noé Aïeul.");
      expect(text).toContain("ne payez pas une deuxième fois");
      expect(text).not.toMatch(/[Vv]otre paiement|[Vv]otre reçu/);
    }
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
    expect(text).toContain("Un prélèvement de 57,75");
    expect(text).not.toContain("bien reçu");
  });
});

describe("a payment that is undone is told by mail to who paid", () => {
  const undo = (paymentId: string) => counter().reverse({ paymentId, reason: "Rejet de la banque" });

  it("once, with why and what is to pay again; one that holds is not (control)", async () => {
    const paymentId = await takeCash();
    expect(await undoneTo(address)).toEqual([]);
    await undo(paymentId);
    await undo(paymentId);
    const texts = await undoneTo(address);
    expect(texts).toHaveLength(1);
    for (const words of [
      "un paiement de 57,75 € de votre dossier famille",
      "Motif : Rejet de la banque",
      "57,75 € sont de nouveau à payer",
      "/famille/factures",
    ]) {
      expect(texts[0]).toContain(words);
    }
  });

  it("of a debit that the bank sent back says so", async () => {
    const { operationId, idOp } = await begun(stage().town, family, [invoice], { shown: 5775 });
    endAtPayFip(stage(), idOp, "V");
    await ask(stage().town, operationId);
    const [payment] = (await counter().family({ familyId: family.familyId })).payments;
    await undo(payment?.paymentId ?? "");
    expect((await undoneTo(address))[0]).toContain("La mairie a annulé un prélèvement de 57,75 € de votre dossier");
  });

  it("says what is owed in the end: what is kept otherwise for the family pays its part at once", async () => {
    const paymentId = await takeCash();
    const form = { debtorId: family.debtorId, invoices: [], means1: "cash" as const, amount1: "10", keep: "1000" };
    await counter().record({ ...form, requestKey: newId() });
    await undo(paymentId);
    const { accounts } = await counter().family({ familyId: family.familyId });
    expect(accounts).toMatchObject([{ total: 4775, kept: 0 }]);
    const [text] = await undoneTo(address);
    expect(text).toContain("La mairie gardait 10,00 € pour vous : cette somme a été utilisée pour vos factures.");
    expect(text).toContain("47,75 € sont de nouveau à payer");
  });

  it("asks for nothing when all of it had been kept for the family", async () => {
    await takeCash();
    const form = { debtorId: family.debtorId, invoices: [], means1: "cash" as const, amount1: "10", keep: "1000" };
    const { paymentId } = await counter().record({ ...form, requestKey: newId() });
    await undo(paymentId);
    const [text] = await undoneTo(address);
    expect(text).toContain("Vous n’avez rien de plus à payer.");
    expect(text).toContain(`/famille/paiements/recus/${paymentId}`);
  });

  it("goes to nobody who may not pay, and stops nothing when nobody has an address", async () => {
    const paymentId = await takeCash();
    await owner().query("UPDATE family_adult SET can_pay = false WHERE family_id = $1", [family.familyId]);
    expect(await undo(paymentId)).toEqual({ paymentId, unreached: true });
    expect(await undoneTo(address)).toEqual([]);
  });
});
