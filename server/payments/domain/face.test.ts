import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { cents } from "@/server/platform/money";
import { type Face, faceOf, freeAgainAt, resumableUntil } from "./face";
import type { KeptAnswer, Operation } from "./operation";
import { isOpen, OPERATION_STATES, type OperationState, type ResultCode, settles } from "./payfip";

const createdAt = Temporal.Instant.from("2026-12-03T09:00:00Z");

function answered(result: ResultCode, differences: readonly string[] = []): KeptAnswer {
  return { result, amount: cents(5775), numauto: "", at: null, differences };
}

function operation(status: OperationState, over: Partial<Operation> = {}): Operation {
  return {
    id: "o",
    regieId: "r",
    debtorId: "d",
    familyId: "f",
    idOp: "4b0eb5b0-b335-11e2-9219-001fe256bdfe",
    sent: { numcli: "042207", refdet: "CANT2026000123A1", amount: cents(5775), saisie: "W" },
    email: "",
    status,
    createdBy: "a",
    createdAt,
    lastAskedAt: null,
    notifications: 0,
    answer: null,
    trouble: null,
    ...over,
  };
}

describe("the faces of a payment", () => {
  it.each<[OperationState, Partial<Operation>, Face]>([
    ["paid", { answer: answered("P") }, { face: "paid", why: "card" }],
    ["debit_ordered", { answer: answered("V") }, { face: "paid", why: "debit" }],
    ["refused", { answer: answered("R") }, { face: "refused", why: "card" }],
    ["refused", { answer: answered("Z") }, { face: "refused", why: "debit" }],
    ["redirected", { answer: answered("A") }, { face: "cancelled", why: "abandoned" }],
    [
      "redirected",
      { answer: answered("A"), trouble: { tag: "PayFipTimeout", limitMs: 2500 } },
      { face: "verifying", why: "no_answer" },
    ],
    ["abandoned", { answer: answered("A") }, { face: "cancelled", why: "abandoned" }],
    ["expired", {}, { face: "cancelled", why: "no_news" }],
    ["dead", {}, { face: "cancelled", why: "unfinished" }],
    ["dead", { answer: answered("A") }, { face: "cancelled", why: "unfinished" }],
    ["dead", { answer: answered("P", ["montant"]) }, { face: "cancelled", why: "dismissed" }],
    ["void", { idOp: null }, { face: "cancelled", why: "no_id" }],
    ["test_passed", { answer: answered("P") }, { face: "cancelled", why: "test" }],
    ["mismatch", { answer: answered("P", ["montant"]) }, { face: "verifying", why: "mismatch" }],
    ["asked", { idOp: null }, { face: "verifying", why: "no_result" }],
    ["redirected", {}, { face: "verifying", why: "no_result" }],
    ["redirected", { trouble: { tag: "PayFipTimeout", limitMs: 2500 } }, { face: "verifying", why: "no_answer" }],
  ])("%s, %o: %o", (status, over, face) => {
    expect(faceOf(operation(status, over))).toEqual(face);
  });

  it.each<[OperationState, Face]>([
    ["paid", { face: "undone", why: "card" }],
    ["debit_ordered", { face: "undone", why: "debit" }],
  ])("%s and undone since at the counter: %o", (status, face) => {
    expect(faceOf(operation(status), "undone")).toEqual(face);
  });

  it("are those of PayFiP for what brought no payment to undo", () => {
    for (const status of OPERATION_STATES.filter((one) => !settles(one)))
      expect(faceOf(operation(status), "undone")).toEqual(faceOf(operation(status)));
  });

  it("say that money came exactly when it settled", () => {
    for (const status of OPERATION_STATES) expect(faceOf(operation(status)).face === "paid").toBe(settles(status));
  });

  it("never say that nothing was taken while nobody knows", () => {
    for (const status of OPERATION_STATES.filter(isOpen)) expect(faceOf(operation(status)).face).toBe("verifying");
  });
});

describe("going back to PayFiP", () => {
  const at = (minutes: number) => createdAt.add({ minutes });

  it("is possible for as long as its page opens: once (P3), or again for who gave up there", () => {
    const gaveUp = operation("redirected", { answer: answered("A") });
    for (const opens of [operation("created"), gaveUp]) {
      expect(resumableUntil(opens, at(14))).toEqual(at(15));
      expect(resumableUntil(opens, at(15))).toBeNull();
    }
    expect(resumableUntil(operation("redirected"), at(1))).toBeNull();
    const silent = { ...gaveUp, trouble: { tag: "PayFipTimeout", limitMs: 2500 } } as const;
    expect(resumableUntil(silent, at(1))).toBeNull();
    for (const status of OPERATION_STATES.filter((one) => !isOpen(one))) {
      expect(resumableUntil(operation(status), at(1))).toBeNull();
    }
  });

  it("is followed by five minutes before another payment may begin", () => {
    expect(freeAgainAt(operation("redirected"))).toEqual(at(20));
    expect(freeAgainAt(operation("refused"))).toBeNull();
  });
});
