import { beforeEach, describe, expect, it } from "vitest";
import { answerForm } from "@/server/api/answer-form";
import { faceWords } from "@/server/payments/domain/face.fr";
import { paymentErrorTexts } from "@/server/payments/errors.fr";
import { faultTexts, PAGE_MS } from "@/server/payments/payfip";
import { beginPaymentSchema } from "@/server/payments/schemas";
import { askPayFip } from "@/server/payments/use-cases/ask-payfip";
import { fixedClock } from "@/server/platform/clock";
import { newId } from "@/server/platform/ids";
import { FAULTS_ON_DEMAND } from "../../simulators/payfip/request-checks";
import { invariantsHoldAfterEach } from "../../support/invariants";
import { owner } from "../../support/owner";
import { endAtPayFip, freshInvoice, paymentStage } from "../../support/payment-stage";
import {
  apiOf,
  ask,
  begin,
  begun,
  count,
  minutesFromNow,
  type PayingFamily,
  type PayingTown,
} from "../../support/payments";

invariantsHoldAfterEach();

const stage = paymentStage();
let town: PayingTown;
let family: PayingFamily;
let invoice: string;

beforeEach(async () => {
  ({ town, family, invoice } = await freshInvoice(stage()));
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

  it.each(FAULTS_ON_DEMAND)(
    "%s is told in words, costs nothing, and what was paid is found after it",
    async (fault) => {
      const failure =
        fault === "TechProtocolaireErreur" ? { tag: "PayFipProtocol" } : { tag: "PayFipFault", code: fault };
      const wish = { shown: 5775, requestKey: newId() };
      turn({ fault });
      const refused = await begin(town, family, [invoice], wish);
      expect(refused).toMatchObject({ ok: false, error: { tag: "PayFipGaveNoId", failure } });
      if (refused.ok || refused.error.tag !== "PayFipGaveNoId") throw new Error("PayFiP was to give no id");
      const told = paymentErrorTexts.PayFipGaveNoId(refused.error);
      const words = fault === "TechProtocolaireErreur" ? /Rien n’a été débité/ : faultTexts[fault].payer;
      expect(typeof told === "string" ? told : told.text).toMatch(words);
      stage().simulator.switches.reset();
      const { operationId, idOp } = await begun(town, family, [invoice], wish);
      pay(idOp);
      turn({ fault });
      // P1 and P5 speak of the operation; any other says nothing of it, and is kept for the agent.
      const speaks = fault === "P1" || fault === "P5";
      expect(await ask(town, operationId)).toMatchObject({ status: "created", trouble: speaks ? null : failure });
      const young = "kind = 'unknown_young_operation' AND operation_id = $1";
      expect(await count("payment_alert", young, [operationId])).toBe(fault === "P1" ? 1 : 0);
      stage().simulator.switches.reset();
      expect(await ask(town, operationId)).toMatchObject({ status: "paid", trouble: null });
    },
  );

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

/** PayFiP answers when the time of a whole test is over: who was answered within it did not wait for PayFiP. */
const HOLDS_ITS_ANSWER = { slowMs: 120_000 };

/** What a page may take, in milliseconds (quality F6). */
const PAGE_LIMIT = 3_000;

describe("a service that is slow (F6)", () => {
  it("the page answers without it, and no second payment is offered until the first is known", async () => {
    const { operationId, idOp } = await begun(town, family, [invoice], { shown: 5775 });
    pay(idOp);
    for (const trouble of [HOLDS_ITS_ANSWER, { serverError: true }, { brokenXml: true }]) {
      stage().simulator.switches.reset();
      turn(trouble);
      await owner().query("UPDATE payfip_operation SET last_asked_at = NULL WHERE id = $1", [operationId]);
      const view = await apiOf(town, family).payments.family.check({ operationId });
      expect(view.face).toEqual({ face: "verifying", why: "no_answer" });
      expect(faceWords(view).title).toBe("Paiement en cours de vérification");
      expect(faceWords(view).sentences.join(" ")).toMatch(/PayFiP ne répond pas.*Ne payez pas une deuxième fois/);
      expect(await begin(town, family, [invoice], { shown: 5775 })).toMatchObject({ value: { outcome: "under_way" } });
    }
    stage().simulator.switches.reset();
    expect(await ask(town, operationId)).toMatchObject({ status: "paid" });
    expect([await operations(), await count("payment", "family_id = $1", [family.familyId])]).toEqual([1, 1]);
  });

  it("would keep the page as long as PayFiP likes, as the job, were it not for the limit (negative control)", async () => {
    const { operationId, idOp } = await begun(town, family, [invoice], { shown: 5775 });
    pay(idOp);
    turn({ slowMs: PAGE_LIMIT + 200 });
    const { city } = town;
    const scope = { cityId: city.id, actor: "test" };
    const question = { city, clock: fixedClock(minutesFromNow(0)), scope, operationId, by: "payer" as const };
    expect(await askPayFip({ ...question, withinMs: PAGE_MS })).toMatchObject({
      status: "created",
      trouble: { tag: "PayFipTimeout", limitMs: PAGE_MS },
    });
    expect(PAGE_MS).toBeLessThan(PAGE_LIMIT);
    // The same question, without a limit: it comes back with the answer, so not before it.
    expect(await askPayFip(question)).toMatchObject({ status: "paid" });
  });

  it("no second payment begins while PayFiP does not say what became of the first, and why is told", async () => {
    const first = await begun(town, family, [invoice], { shown: 5775 });
    await ask(town, first.operationId, "job", minutesFromNow(21));
    pay(first.idOp);
    turn(HOLDS_ITS_ANSWER);
    const again = () => begin(town, family, [invoice], { shown: 5775, now: minutesFromNow(22) });
    const start = performance.now();
    const refused = await again();
    expect(performance.now() - start).toBeLessThan(PAGE_LIMIT);
    expect(refused).toEqual({ ok: false, error: { tag: "EarlierPaymentUnknown" } });
    const said = paymentErrorTexts.EarlierPaymentUnknown({ tag: "EarlierPaymentUnknown" });
    expect(said).toMatch(/PayFiP ne répond pas.*payer deux fois.*Réessayez/);
    expect(said).not.toContain("Rien n’a été débité");
    stage().simulator.switches.reset();
    expect(await again()).toEqual({
      ok: true,
      value: { operationId: first.operationId, outcome: "under_way" },
    });
    expect([await operations(), await count("payment", "family_id = $1", [family.familyId])]).toEqual([1, 1]);
  });

  it("who begins to pay is told so beside the form, and the same form pays once it answers", async () => {
    turn(HOLDS_ITS_ANSWER);
    const data = new FormData();
    const fields = { invoices: invoice, email: "a@exemple.fr", shown: "5775", requestKey: newId() };
    for (const [name, value] of Object.entries(fields)) data.append(name, value);
    const submit = () =>
      answerForm({
        schema: beginPaymentSchema,
        data,
        submit: (values) => apiOf(town, family).payments.family.begin(values),
        report: String,
      });
    const refused = await submit();
    expect(JSON.stringify(refused)).toContain("PayFiP ne répond pas pour le moment. Rien n’a été débité");
    expect(refused).toMatchObject({ done: false, state: { values: { email: "a@exemple.fr" } } });
    expect(await operations()).toBe(0);
    stage().simulator.switches.reset();
    expect(await submit()).toMatchObject({ done: true, result: { outcome: "ready" } });
    expect(await operations()).toBe(1);
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
