import { beforeEach, describe, expect, it } from "vitest";
import { invariantsHoldAfterEach } from "../../support/invariants";
import { owner } from "../../support/owner";
import { endAtPayFip, paymentStage } from "../../support/payment-stage";
import {
  alertsOf,
  ask,
  begun,
  makeInvoice,
  makePayingFamily,
  operationOf,
  type PayingFamily,
  type PayingTown,
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
const alerts = () => alertsOf(family.debtorId);

describe("PayFiP is asked", () => {
  it("again at the next moment of the plan, sooner after a failure, and no more once it has answered", async () => {
    const { operationId, idOp } = await begun(town, family, [await makeInvoice(town, family, 5775)], { shown: 5775 });
    const nextAsk = async () =>
      (
        await owner().query<{ at: Date | null }>("SELECT next_ask_at AS at FROM payfip_operation WHERE id = $1", [
          operationId,
        ])
      ).rows[0]?.at;
    const job = async () =>
      (
        await owner().query<{ run_at: Date }>("SELECT run_at FROM graphile_worker.jobs WHERE key = $1", [
          `${town.city.id}:ask-payfip:${operationId}`,
        ])
      ).rows.map(({ run_at }) => run_at.getTime());
    const { createdAt } = await operationOf(town, operationId);
    const aged = (minutes: number) => createdAt.epochMilliseconds + minutes * 60_000;
    expect([(await nextAsk())?.getTime(), await job()]).toEqual([aged(2), [aged(2)]]);
    await ask(town, operationId, "job", new Date(aged(3)).toISOString());
    expect([(await nextAsk())?.getTime(), await job()]).toEqual([aged(5), [aged(5)]]);
    turn({ unavailable: true });
    await ask(town, operationId, "job", new Date(aged(30)).toISOString());
    expect((await nextAsk())?.getTime()).toBe(aged(60));
    expect(await operationOf(town, operationId)).toMatchObject({ trouble: { tag: "PayFipUnavailable" } });
    stage().simulator.switches.reset();
    pay(idOp, "P");
    await ask(town, operationId);
    expect([await nextAsk(), (await operationOf(town, operationId)).trouble]).toEqual([null, null]);
  });

  it("about an id that it does not know while its page may open: a bug is told, nothing closes", async () => {
    const { operationId } = await begun(town, family, [await makeInvoice(town, family, 5775)], { shown: 5775 });
    await owner().query("UPDATE payfip_operation SET id_op = gen_random_uuid()::text WHERE id = $1", [operationId]);
    expect(await ask(town, operationId)).toMatchObject({ status: "created" });
    expect(await alerts()).toEqual(["unknown_young_operation"]);
  });
});
