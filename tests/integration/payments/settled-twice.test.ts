import { beforeEach, describe, expect, it } from "vitest";
import { withCity } from "@/server/db/tenant-tx";
import { settleOperation } from "@/server/payments/use-cases/settle-operation";
import { fixedClock } from "@/server/platform/clock";
import { invariantsHoldAfterEach } from "../../support/invariants";
import { owner } from "../../support/owner";
import { endAtPayFip, paymentStage } from "../../support/payment-stage";
import {
  ask,
  begun,
  count,
  keptOf,
  makeInvoice,
  makePayingFamily,
  minutesFromNow,
  operationOf,
  type PayingFamily,
  type PayingTown,
} from "../../support/payments";

const invariants = invariantsHoldAfterEach();

/* The settlements that the lock on the operation makes impossible, written in spite of it. */

const stage = paymentStage();
let town: PayingTown;
let family: PayingFamily;
let operationId: string;

beforeEach(async () => {
  ({ town } = stage());
  family = await makePayingFamily(town);
  const one = await begun(town, family, [await makeInvoice(town, family, 5775)], { shown: 5775 });
  operationId = one.operationId;
  endAtPayFip(stage(), one.idOp, "P");
  await ask(town, operationId);
});

async function settleAgain(): Promise<void> {
  const { city } = town;
  const operation = await operationOf(town, operationId);
  if (!operation.answer) throw new Error("it has no answer");
  const { answer } = operation;
  const clock = fixedClock(minutesFromNow(0));
  await withCity({ cityId: city.id, actor: "test" }, (tx) => settleOperation(tx, { city, clock, operation, answer }));
}

describe("the last guard is the base, whatever comes second (negative controls of F2, F3)", () => {
  it("refuses a second settlement, were there no lock on the operation", async () => {
    await expect(settleAgain()).rejects.toThrow(/payment_once_per_operation|Unique constraint/);
    expect(await count("payment", "payfip_operation_id = $1", [operationId])).toBe(1);
  });

  it("without it, money comes from nowhere, and the invariants say so", async () => {
    await owner().query("ALTER TABLE payment DROP CONSTRAINT payment_once_per_operation");
    await settleAgain();
    expect(await keptOf(family.debtorId)).toBe(5775);
    invariants.areBroken("I3 an operation was settled twice");
  });
});
