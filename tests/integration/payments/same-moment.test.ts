import { expect, it } from "vitest";
import { withCity } from "@/server/db/tenant-tx";
import { recordPayment } from "@/server/payments/use-cases/record-payment";
import { systemClock } from "@/server/platform/clock";
import { newId } from "@/server/platform/ids";
import { cents } from "@/server/platform/money";
import { invariantsHoldAfterEach } from "../../support/invariants";
import { untilWaiting } from "../../support/keeping";
import { endAtPayFip, freshInvoice, paymentStage } from "../../support/payment-stage";
import { ask, begun, count, keptOf, openOf } from "../../support/payments";

invariantsHoldAfterEach();

const stage = paymentStage();

it("an invoice that is paid at the counter while PayFiP’s answer settles is paid once; the rest is kept, and told (I3)", async () => {
  const { town, family, invoice } = await freshInvoice(stage());
  const { operationId, idOp } = await begun(town, family, [invoice], { shown: 5775 });
  endAtPayFip(stage(), idOp, "P");
  const { debtorId } = family;
  let settling: ReturnType<typeof ask> | undefined;
  const recorded = await withCity({ cityId: town.city.id, actor: "test" }, async (tx) => {
    const atCounter = await recordPayment(tx, {
      debtorId,
      invoiceIds: [invoice],
      parts: [{ means: "cash", amount: cents(5775), reference: "" }],
      payerName: "Camille Essai",
      keep: null,
      underWay: operationId,
      requestKey: newId(),
      accountId: town.clerk.accountId,
      zone: town.city.timezone,
      now: systemClock.now(),
    });
    settling = ask(town, operationId);
    await untilWaiting("SELECT");
    return atCounter;
  });
  expect(recorded.ok).toBe(true);
  expect(await settling).toMatchObject({ status: "paid" });
  expect([await openOf(invoice), await keptOf(debtorId)]).toEqual([0, 5775]);
  expect(await count("payment_alert", "operation_id = $1 AND kind = 'paid_twice'", [operationId])).toBe(1);
});
