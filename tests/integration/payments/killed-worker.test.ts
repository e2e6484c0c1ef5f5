import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { sweepPayFip } from "@/server/payments";
import { fixedClock, systemClock } from "@/server/platform/clock";
import { invariantsHoldAfterEach } from "../../support/invariants";
import { owner } from "../../support/owner";
import { endAtPayFip, paymentStage } from "../../support/payment-stage";
import {
  ask,
  begun,
  count,
  makeInvoice,
  makePayingFamily,
  minutesFromNow,
  openOf,
  operationOf,
  type PayingFamily,
  type PayingTown,
} from "../../support/payments";
import { type SmtpCatcher, startSmtpCatcher } from "../../support/smtp-catcher";
import { startWorkerProcess, until } from "../../support/worker-process";

invariantsHoldAfterEach();

/*
 * The real worker in processes of its own. The web process is dead from the moment when the payer has left: nobody notifies,
 * nobody comes back, and only the worker can find the payment (quality F1, F7, F11).
 */

const stage = paymentStage();
let smtp: SmtpCatcher;
let town: PayingTown;
let family: PayingFamily;
let invoice: string;

beforeAll(async () => {
  smtp = await startSmtpCatcher();
});
afterAll(() => smtp.stop());
beforeEach(async () => {
  ({ town } = stage());
  stage().simulator.switches.reset();
  smtp.mood = "accept";
  smtp.mails.length = 0;
  family = await makePayingFamily(town);
  invoice = await makeInvoice(town, family, 5775);
});

const environment = () => ({ SMTP_URL: smtp.url, WORKER_CONCURRENCY: "4" });
const statusOf = async (operationId: string) => (await operationOf(town, operationId)).status;
const payments = () => count("payment", "debtor_id = $1", [family.debtorId]);
/** The receipts of one operation: another test's may leave by the same worker. */
const receiptsOf = (operationId: string) =>
  smtp.mails.filter(({ subject, text }) => subject?.includes("reçu") && text?.includes(operationId));

/** Its time has come: the job of the plan is due now. */
async function makeDue(operationId: string): Promise<void> {
  await owner().query("UPDATE graphile_worker._private_jobs SET run_at = now() WHERE key = $1", [
    `${town.city.id}:ask-payfip:${operationId}`,
  ]);
}

describe("nobody comes back and nobody notifies", () => {
  it("the worker finds the payment by its plan (F1)", async () => {
    const { operationId, idOp } = await begun(town, family, [invoice], { shown: 5775 });
    endAtPayFip(stage(), idOp, "P");
    const worker = await startWorkerProcess(environment());
    const { rows } = await owner().query<{ soon: boolean }>(
      "SELECT run_at <= now() + interval '10 minutes' AS soon FROM graphile_worker.jobs WHERE key = $1",
      [`${town.city.id}:ask-payfip:${operationId}`],
    );
    expect(rows, "asked about within ten minutes, whoever was killed").toEqual([{ soon: true }]);
    await makeDue(operationId);
    await until(async () => (await statusOf(operationId)) === "paid", 30_000);
    await until(() => receiptsOf(operationId).length === 1, 30_000);
    expect(await worker.stop()).toBe(0);
    expect([await openOf(invoice), await payments()]).toEqual([0, 1]);
  }, 120_000);

  it.each([
    ["abandoned", "A", "dead"],
    ["refused", "R", "refused"],
  ] as const)(
    "what is %s is asked about until the id is dead, and its late payment is found",
    async (status, end, last) => {
      const nextAsk = async () =>
        (await owner().query("SELECT next_ask_at AS at FROM payfip_operation WHERE id = $1", [operationId])).rows[0]
          ?.at;
      const { operationId, idOp } = await begun(town, family, [invoice], { shown: 5775 });
      const other = await begun(town, family, [await makeInvoice(town, family, 1000)], { shown: 1000 });
      for (const one of [idOp, other.idOp]) endAtPayFip(stage(), one, end);
      for (const id of [operationId, other.operationId]) {
        expect(await ask(town, id, "job", minutesFromNow(25))).toMatchObject({ status });
      }
      expect((await nextAsk())?.getTime()).toBeGreaterThan(Date.now() + 60 * 60_000);
      const paid = stage().simulator.operations.find(idOp);
      if (!paid) throw new Error("no operation");
      paid.result = { outcome: "P", numauto: "A55A", at: paid.createdAt };
      await sweepPayFip(town.city, fixedClock(minutesFromNow(26 * 60)));
      expect(await count("graphile_worker.jobs", "key = $1", [`${town.city.id}:ask-payfip:${operationId}`])).toBe(1);
      await ask(town, operationId, "job", minutesFromNow(26 * 60));
      expect([await statusOf(operationId), await openOf(invoice), await nextAsk()]).toEqual(["paid", 0, null]);
      // Of the other, PayFiP knows nothing any more: it says stop.
      await owner().query("UPDATE payfip_operation SET id_op = gen_random_uuid()::text WHERE id = $1", [
        other.operationId,
      ]);
      await ask(town, other.operationId, "job", minutesFromNow(26 * 60));
      const { rows } = await owner().query("SELECT status, next_ask_at FROM payfip_operation WHERE id = $1", [
        other.operationId,
      ]);
      expect(rows).toEqual([{ status: last, next_ask_at: null }]);
    },
  );

  it("a job that was lost is made again by the sweep of the next minute (F1)", async () => {
    const { operationId, idOp } = await begun(town, family, [invoice], { shown: 5775 });
    endAtPayFip(stage(), idOp, "P");
    await owner().query("DELETE FROM graphile_worker._private_jobs WHERE key = $1", [
      `${town.city.id}:ask-payfip:${operationId}`,
    ]);
    await owner().query("UPDATE payfip_operation SET next_ask_at = now() - interval '1 minute' WHERE id = $1", [
      operationId,
    ]);
    const worker = await startWorkerProcess(environment());
    await until(async () => (await statusOf(operationId)) === "paid", 100_000);
    await worker.stop();
    expect(await payments()).toBe(1);
  }, 150_000);

  it("a worker that is killed while it waits for PayFiP settles once, by the next one (F11)", async () => {
    const { operationId, idOp } = await begun(town, family, [invoice], { shown: 5775 });
    endAtPayFip(stage(), idOp, "P");
    stage().simulator.switches.set({ slowMs: 8_000 });
    const killed = await startWorkerProcess(environment());
    await makeDue(operationId);
    await until(async () => (await operationOf(town, operationId)).lastAskedAt !== null, 30_000);
    await killed.kill();
    expect([await statusOf(operationId), await payments()]).toEqual(["created", 0]);
    stage().simulator.switches.reset();
    const alive = await startWorkerProcess(environment());
    await until(async () => (await statusOf(operationId)) === "paid", 60_000);
    await until(() => receiptsOf(operationId).length >= 1, 30_000);
    await alive.stop();
    expect([await openOf(invoice), await payments(), receiptsOf(operationId).length]).toEqual([0, 1, 1]);
  }, 150_000);

  it("is not found by a worker that lives, without its plan and its sweep (negative control of F1)", async () => {
    const { operationId, idOp } = await begun(town, family, [invoice], { shown: 5775 });
    const other = await makePayingFamily(town);
    const planned = await begun(town, other, [await makeInvoice(town, other, 5775)], { shown: 5775 });
    for (const paid of [idOp, planned.idOp]) endAtPayFip(stage(), paid, "P");
    const plan = `${town.city.id}:ask-payfip:${operationId}`;
    await owner().query("DELETE FROM graphile_worker._private_jobs WHERE key = $1", [plan]);
    await owner().query("UPDATE payfip_operation SET next_ask_at = NULL WHERE id = $1", [operationId]);
    const worker = await startWorkerProcess(environment());
    await makeDue(planned.operationId);
    await until(async () => (await statusOf(planned.operationId)) === "paid", 30_000);
    await sweepPayFip(town.city, systemClock);
    expect(await count("graphile_worker.jobs", "key = $1", [plan])).toBe(0);
    expect([await statusOf(operationId), await openOf(invoice)]).toEqual(["created", 5775]);
    // With what the sweep looks for, the same worker finds it.
    await owner().query("UPDATE payfip_operation SET next_ask_at = now() - interval '5 minutes' WHERE id = $1", [
      operationId,
    ]);
    await sweepPayFip(town.city, systemClock);
    await until(async () => (await statusOf(operationId)) === "paid", 30_000);
    await worker.stop();
    expect(await openOf(invoice)).toBe(0);
  }, 120_000);
});

describe("mail that is down (F7)", () => {
  it("keeps no payment from settling; its receipt leaves later, twice at most", async () => {
    const { operationId, idOp } = await begun(town, family, [invoice], { shown: 5775 });
    endAtPayFip(stage(), idOp, "P");
    smtp.mood = "busy";
    const worker = await startWorkerProcess(environment());
    await makeDue(operationId);
    await until(async () => (await statusOf(operationId)) === "paid", 30_000);
    const failed = "family_id = $1 AND kind = 'receipt' AND status = 'queued' AND attempts > 0";
    await until(async () => (await count("mail", failed, [family.familyId])) === 1, 30_000);
    const again = () =>
      owner().query("UPDATE graphile_worker._private_jobs SET run_at = now() WHERE key LIKE '%send-mail%'");
    smtp.mood = "drop";
    await again();
    await until(() => receiptsOf(operationId).length >= 1, 30_000);
    smtp.mood = "accept";
    const sent = "family_id = $1 AND kind = 'receipt' AND status = 'sent'";
    await until(async () => {
      await again();
      return (await count("mail", sent, [family.familyId])) === 1;
    }, 60_000);
    await worker.stop();
    expect(receiptsOf(operationId).length).toBeLessThanOrEqual(2);
    expect(new Set(receiptsOf(operationId).map(({ messageId }) => messageId)).size).toBe(1);
    expect(await payments()).toBe(1);
  }, 180_000);
});
