import { beforeEach, describe, expect, it } from "vitest";
import { brokenInvariants, invariantsHoldAfterEach } from "../../support/invariants";
import { owner } from "../../support/owner";
import { endAtPayFip, paymentStage } from "../../support/payment-stage";
import {
  alertsOf,
  ask,
  begun,
  count,
  keptOf,
  makeInvoice,
  makePayingFamily,
  minutesFromNow,
  openOf,
  operationOf,
  type PayingFamily,
  type PayingTown,
  post,
} from "../../support/payments";

invariantsHoldAfterEach();

const stage = paymentStage();
let town: PayingTown;
let family: PayingFamily;

beforeEach(async () => {
  ({ town } = stage());
  stage().simulator.switches.reset();
  family = await makePayingFamily(town);
});

const pay = (idOp: string, outcome: "P" | "V" | "R" | "Z" | "A") => endAtPayFip(stage(), idOp, outcome);
const turn = (switches: object) => stage().simulator.switches.set(switches);
const payments = () => count("payment", "debtor_id = $1", [family.debtorId]);
const alerts = () => alertsOf(family.debtorId);

describe("an operation that succeeds", () => {
  it("keeps the answer by which it was settled, whatever PayFiP says later", async () => {
    const invoice = await makeInvoice(town, family, 5775);
    const { operationId, idOp } = await begun(town, family, [invoice], { shown: 5775 });
    pay(idOp, "P");
    await ask(town, operationId);
    const told = stage().simulator.operations.find(idOp);
    if (!told) throw new Error("no operation");
    told.result = { outcome: "R", numauto: "", at: told.createdAt };
    await ask(town, operationId);
    expect(await operationOf(town, operationId)).toMatchObject({ status: "paid", answer: { result: "P" } });
    expect([await payments(), await alerts()]).toEqual([1, ["mismatch"]]);
  });

  it.each([
    ["P", "paid", "payfip_card"],
    ["V", "debit_ordered", "payfip_debit"],
  ] as const)("by %s settles its invoices, once", async (result, status, means) => {
    const invoices = [await makeInvoice(town, family, 5775), await makeInvoice(town, family, 1000)];
    const { operationId, idOp } = await begun(town, family, invoices, { shown: 6775 });
    pay(idOp, result);
    expect(await ask(town, operationId)).toMatchObject({ status });
    expect(await ask(town, operationId)).toMatchObject({ status });
    expect([await openOf(invoices[0] ?? ""), await openOf(invoices[1] ?? ""), await payments()]).toEqual([0, 0, 1]);
    const { rows } = await owner().query(
      `SELECT p.amount_cents, p.origin, p.payer_name, q.means, q.amount_cents AS part, m.to_address, m.status
       FROM payment p JOIN payment_part q ON q.payment_id = p.id JOIN mail m ON m.dedupe_key = 'receipt:' || p.id
       WHERE p.payfip_operation_id = $1`,
      [operationId],
    );
    expect(rows).toEqual([
      {
        amount_cents: 6775,
        origin: "payfip",
        payer_name: "Camille Essai",
        means,
        part: 6775,
        to_address: "payeur@exemple.fr",
        status: "queued",
      },
    ]);
    expect(await alerts()).toEqual([]);
  });

  it("numbers its receipt without a gap", async () => {
    const numbers = async () =>
      (
        await owner().query<{ receipt_number: number }>(
          "SELECT receipt_number FROM payment WHERE regie_id = $1 ORDER BY receipt_number",
          [town.regieId],
        )
      ).rows.map((row) => row.receipt_number);
    for (let n = 0; n < 3; n++) {
      const { operationId, idOp } = await begun(town, family, [await makeInvoice(town, family, 200)], { shown: 200 });
      pay(idOp, "P");
      await ask(town, operationId);
    }
    const taken = await numbers();
    expect(taken).toEqual(taken.map((_, index) => index + 1));
  });

  it("pays what is owed else, and keeps the rest, when its invoice was credited meanwhile", async () => {
    const [credited, other] = [await makeInvoice(town, family, 5000), await makeInvoice(town, family, 1200)];
    const { operationId, idOp } = await begun(town, family, [credited], { shown: 5000 });
    await post(town.city.id, {
      kind: "allocation",
      regieId: town.regieId,
      debtorId: family.debtorId,
      of: {},
      lines: [
        { account: "debtor", debtor: family.debtorId, invoice: credited, amount: -4000 },
        { account: "revenue", detail: "7067", amount: 4000 },
      ],
    });
    pay(idOp, "P");
    await ask(town, operationId);
    expect([await openOf(credited), await openOf(other), await keptOf(family.debtorId)]).toEqual([0, 0, 2800]);
    expect(await alerts()).toEqual(["overpaid"]);
  });

  it("late, beside a second one that paid too, is kept for the family and told (PROTOCOLS 1.9)", async () => {
    const invoice = await makeInvoice(town, family, 5775);
    const first = await begun(town, family, [invoice], { shown: 5775 });
    expect(await ask(town, first.operationId, "job", minutesFromNow(21))).toMatchObject({ status: "expired" });
    const second = await begun(town, family, [invoice], { shown: 5775 });
    pay(second.idOp, "P");
    await ask(town, second.operationId);
    pay(first.idOp, "P");
    expect(await ask(town, first.operationId, "agent", minutesFromNow(40))).toMatchObject({ status: "paid" });
    expect([await openOf(invoice), await keptOf(family.debtorId), await payments()]).toEqual([0, 5775, 2]);
    expect(await alerts()).toEqual(["late_success", "paid_twice"]);
  });
});

describe("an operation that does not succeed", () => {
  it.each([
    ["R", "refused"],
    ["Z", "refused"],
  ] as const)("by %s leaves its invoice to be paid, by another", async (result, status) => {
    const invoice = await makeInvoice(town, family, 5775);
    const { operationId, idOp } = await begun(town, family, [invoice], { shown: 5775 });
    pay(idOp, result);
    expect(await ask(town, operationId)).toMatchObject({ status });
    expect([await openOf(invoice), await payments()]).toEqual([5775, 0]);
    await begun(town, family, [invoice], { shown: 5775 });
    expect(await count("mail", "kind = 'payment-unpaid' AND family_id = $1", [family.familyId])).toBe(1);
  });

  describe("is told by mail to who is not looking, once", () => {
    const mails = async () =>
      (
        await owner().query<{ subject: string; text: string }>(
          "SELECT subject, text FROM mail WHERE kind = 'payment-unpaid' AND family_id = $1",
          [family.familyId],
        )
      ).rows;

    it.each([
      ["R", "notification"],
      ["Z", "notification"],
      ["R", "agent"],
      ["Z", "job"],
    ] as const)("%s, learnt by the %s", async (result, by) => {
      const { operationId, idOp } = await begun(town, family, [await makeInvoice(town, family, 5775)], { shown: 5775 });
      pay(idOp, result);
      await ask(town, operationId, by);
      expect(await mails()).toMatchObject([{ text: expect.stringContaining("Rien n’a été débité") }]);
      for (const again of ["notification", "agent", "job"] as const) await ask(town, operationId, again);
      expect(await mails()).toHaveLength(1);
    });

    it.each(["payer", "new_attempt"] as const)("not to who has the answer before them: %s", async (by) => {
      const { operationId, idOp } = await begun(town, family, [await makeInvoice(town, family, 5775)], { shown: 5775 });
      pay(idOp, "R");
      await ask(town, operationId, by);
      expect(await mails()).toEqual([]);
    });

    it("without saying that nothing was taken, where PayFiP has not said so", async () => {
      const { operationId } = await begun(town, family, [await makeInvoice(town, family, 5775)], { shown: 5775 });
      await ask(town, operationId, "job", minutesFromNow(21));
      const [mail, ...others] = await mails();
      expect(others).toEqual([]);
      expect(mail?.text).toMatch(/À ce jour, PayFiP ne nous signale aucun paiement/);
      expect(mail?.text).toMatch(/ne payez pas de nouveau/);
      expect(`${mail?.subject} ${mail?.text}`).not.toMatch(/Rien n’a été débité|n’a pas abouti/);
    });
  });

  it("abandoned, is open for twenty minutes, then closed", async () => {
    const { operationId, idOp } = await begun(town, family, [await makeInvoice(town, family, 5775)], { shown: 5775 });
    pay(idOp, "A");
    expect(await ask(town, operationId, "payer")).toMatchObject({ status: "created", answer: { result: "A" } });
    expect(await ask(town, operationId, "job", minutesFromNow(21))).toMatchObject({ status: "abandoned" });
  });

  it("never opened, expires, then dies in the night", async () => {
    const { operationId } = await begun(town, family, [await makeInvoice(town, family, 5775)], { shown: 5775 });
    expect(await ask(town, operationId, "job", minutesFromNow(10))).toMatchObject({ status: "created" });
    expect(await ask(town, operationId, "job", minutesFromNow(21))).toMatchObject({ status: "expired" });
    turn({ clockShiftMinutes: 24 * 60 });
    expect(await ask(town, operationId, "job", minutesFromNow(24 * 60))).toMatchObject({ status: "dead" });
    const { rows } = await owner().query(
      "SELECT cause, from_status, to_status FROM payfip_move WHERE operation_id = $1 ORDER BY at, id",
      [operationId],
    );
    expect(rows).toEqual([
      { cause: "id_given", from_status: "asked", to_status: "created" },
      { cause: "no_result_in_time", from_status: "created", to_status: "expired" },
      { cause: "id_unknown", from_status: "expired", to_status: "dead" },
    ]);
  });

  it("with another amount than was sent settles nothing, is told, and keeps its invoice (attack 28)", async () => {
    const invoice = await makeInvoice(town, family, 5775);
    const { operationId, idOp } = await begun(town, family, [invoice], { shown: 5775 });
    pay(idOp, "P");
    turn({ wrongAmount: true });
    expect(await ask(town, operationId)).toMatchObject({ status: "mismatch", answer: { differences: ["montant"] } });
    expect([await openOf(invoice), await payments(), await alerts()]).toEqual([5775, 0, ["mismatch"]]);
    expect(await count("payfip_operation_invoice", "operation_id = $1 AND open", [operationId])).toBe(1);
    stage().simulator.switches.reset();
    expect(await ask(town, operationId)).toMatchObject({ status: "paid" });
    expect(await openOf(invoice)).toBe(0);
  });

  it("would settle what was not asked for, had it nothing else to be compared with (negative control)", async () => {
    const invoice = await makeInvoice(town, family, 5775);
    const { operationId, idOp } = await begun(town, family, [invoice], { shown: 5775 });
    pay(idOp, "P");
    turn({ wrongAmount: true });
    // What was sent is taken to be what comes back.
    await owner().query("UPDATE payfip_operation SET amount_cents = 5776 WHERE id = $1", [operationId]);
    expect(await ask(town, operationId)).toMatchObject({ status: "paid", answer: { differences: [] } });
    expect([await openOf(invoice), await keptOf(family.debtorId), await payments()]).toEqual([0, 1, 1]);
    expect((await brokenInvariants()).map(({ broken }) => broken)).toEqual([
      "I4 PayFiP was asked for another amount than that of the invoices",
    ]);
    await owner().query("UPDATE payfip_operation_invoice SET amount_cents = 5776 WHERE operation_id = $1", [
      operationId,
    ]);
  });

  it("would settle what was not paid, were the amount of the answer believed: it is seen (negative control)", async () => {
    const invoice = await makeInvoice(town, family, 5775);
    const { operationId, idOp } = await begun(town, family, [invoice], { shown: 5775 });
    pay(idOp, "P");
    turn({ wrongAmount: true });
    await ask(town, operationId);
    stage().simulator.switches.reset();
    await ask(town, operationId);
    const set = (cents: number) =>
      owner().query("UPDATE payfip_operation SET amount_cents = $2 WHERE id = $1", [operationId, cents]);
    await set(5776);
    expect((await brokenInvariants()).map(({ broken }) => broken)).toEqual([
      "I4 a payment online was not read back from PayFiP",
      "I4 PayFiP was asked for another amount than that of the invoices",
    ]);
    await set(5775);
  });

  it.each(["T", "X"])("in mode %s never settles (PROTOCOLS 1.4)", async (saisie) => {
    const invoice = await makeInvoice(town, family, 5775);
    const { operationId, idOp } = await begun(town, family, [invoice], { shown: 5775 });
    const sent = stage().simulator.operations.find(idOp);
    if (!sent) throw new Error("no operation");
    Object.assign(sent.creation, { saisie });
    await owner().query("UPDATE payfip_operation SET saisie = $2 WHERE id = $1", [operationId, saisie]);
    pay(idOp, "P");
    expect(await ask(town, operationId)).toMatchObject({ status: "test_passed" });
    expect([await openOf(invoice), await payments()]).toEqual([5775, 0]);
  });
});
