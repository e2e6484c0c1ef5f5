import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { newId } from "@/server/platform/ids";
import { brokenInvariants } from "../../support/invariants";
import { owner } from "../../support/owner";
import { endAtPayFip, paymentStage } from "../../support/payment-stage";
import {
  apiOf,
  ask,
  begin,
  begun,
  count,
  makeInvoice,
  makePayingFamily,
  minutesFromNow,
  type PayingFamily,
  type PayingTown,
} from "../../support/payments";

const stage = paymentStage();
let town: PayingTown;
let family: PayingFamily;
let invoice: string;

beforeEach(async () => {
  ({ town } = stage());
  stage().simulator.switches.reset();
  family = await makePayingFamily(town);
  invoice = await makeInvoice(town, family, 5775);
});

afterEach(async () => {
  expect(await brokenInvariants()).toEqual([]);
});

const pay = (idOp: string) => endAtPayFip(stage(), idOp, "P");
const turn = (switches: object) => stage().simulator.switches.set(switches);
const operations = () => count("payfip_operation", "family_id = $1 AND status <> 'void'", [family.familyId]);

describe("an answer that is lost costs nothing (PROTOCOLS 1.7)", () => {
  it.each([
    ["brokenXml", "PayFipBrokenAnswer"],
    ["unavailable", "PayFipUnavailable"],
    ["malfunction", "PayFipMalfunction"],
    ["serverError", "PayFipHttpStatus"],
  ] as const)("%s: the invoice is free at once, and the same form may be sent again", async (name, tag) => {
    const wish = { shown: 5775, requestKey: newId() };
    turn({ [name]: true });
    expect(await begin(town, family, [invoice], wish)).toMatchObject({
      ok: false,
      error: { tag: "PayFipGaveNoId", failure: { tag } },
    });
    stage().simulator.switches.reset();
    await begun(town, family, [invoice], wish);
  });

  it("what PayFiP does not accept is told to the payer", async () => {
    await owner().query("UPDATE regie SET payfip_client = '999999' WHERE id = $1", [town.regieId]);
    const input = { invoices: invoice, email: "a@exemple.fr", shown: "5775", requestKey: newId() };
    await expect(apiOf(town, family).payments.family.begin(input)).rejects.toMatchObject({ message: "PayFipGaveNoId" });
    await owner().query("UPDATE regie SET payfip_client = '042207' WHERE id = $1", [town.regieId]);
  });

  it("a process that dies before the id is kept frees the invoice after a minute (F1)", async () => {
    turn({ brokenXml: true });
    await begin(town, family, [invoice], { shown: 5775 });
    stage().simulator.switches.reset();
    // As the process left it: reserved, and nothing after.
    const [dead] = (await owner().query("SELECT id FROM payfip_operation WHERE family_id = $1", [family.familyId]))
      .rows;
    await owner().query("UPDATE payfip_operation SET status = 'asked', request_key = $2 WHERE id = $1", [
      dead.id,
      newId(),
    ]);
    await owner().query("UPDATE payfip_operation_invoice SET open = true WHERE operation_id = $1", [dead.id]);
    expect(await begin(town, family, [invoice], { shown: 5775 })).toMatchObject({
      value: { operationId: dead.id, outcome: "under_way" },
    });
    expect(await ask(town, dead.id, "job", minutesFromNow(2))).toMatchObject({ status: "void" });
    await begun(town, family, [invoice], { shown: 5775 });
  });
});

/** The service sleeps for a minute: that we do not wait for it shows on a busy machine too (the limit itself: client.test.ts). */
const LONG_BEFORE_IT = 30_000;

describe("a service that is slow (F6)", () => {
  it("the page answers without it, and no second payment is offered until the first is known", async () => {
    const { operationId, idOp } = await begun(town, family, [invoice], { shown: 5775 });
    pay(idOp);
    for (const trouble of [{ slowMs: 60_000 }, { serverError: true }, { brokenXml: true }]) {
      stage().simulator.switches.reset();
      turn(trouble);
      await owner().query("UPDATE payfip_operation SET last_asked_at = NULL WHERE id = $1", [operationId]);
      const start = performance.now();
      const view = await apiOf(town, family).payments.family.check({ operationId });
      expect(performance.now() - start).toBeLessThan(LONG_BEFORE_IT);
      expect(view.face).toEqual({ face: "verifying", why: "no_answer" });
      const again = performance.now();
      expect(await begin(town, family, [invoice], { shown: 5775 })).toMatchObject({ value: { outcome: "under_way" } });
      expect(performance.now() - again).toBeLessThan(LONG_BEFORE_IT);
    }
    stage().simulator.switches.reset();
    expect(await ask(town, operationId)).toMatchObject({ status: "paid" });
    expect(await operations()).toBe(1);
  });

  it("would wait as long as PayFiP without its limit, as the job does (negative control)", async () => {
    const { operationId, idOp } = await begun(town, family, [invoice], { shown: 5775 });
    pay(idOp);
    turn({ slowMs: 3_200 });
    const start = performance.now();
    expect(await ask(town, operationId, "payer")).toMatchObject({ status: "paid" });
    expect(performance.now() - start).toBeGreaterThan(3_000);
  });

  it("beginning gives up", async () => {
    turn({ slowMs: 60_000 });
    const start = performance.now();
    expect(await begin(town, family, [invoice], { shown: 5775 })).toMatchObject({
      error: { failure: { tag: "PayFipTimeout" } },
    });
    expect(performance.now() - start).toBeLessThan(LONG_BEFORE_IT);
  });

  it("holds no row of the family while PayFiP is awaited", async () => {
    turn({ slowMs: 1_500 });
    const slow = begin(town, family, [invoice], { shown: 5775 });
    await new Promise((resolve) => setTimeout(resolve, 500));
    const locked = owner().query("SELECT 1 FROM debtor WHERE id = $1 FOR UPDATE NOWAIT", [family.debtorId]);
    await expect(locked).resolves.toMatchObject({ rowCount: 1 });
    expect(await slow).toMatchObject({ ok: true });
  });
});
