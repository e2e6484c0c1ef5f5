import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import {
  blocksNewAttempt,
  hasNoId,
  isChecked,
  isOpen,
  mayHaveBeenPaidSince,
  nextState,
  OPERATION_STATES,
  type OperationEvent,
  type OperationState,
  type ResultCode,
  type Saisie,
  settles,
} from "./index";

const createdAt = Temporal.Instant.from("2026-03-25T08:00:00Z");

function aged(minutes: number) {
  return { createdAt, now: createdAt.add({ milliseconds: Math.round(minutes * 60_000) }) };
}

function answered(result: ResultCode, saisie: Saisie = "W", differences: readonly string[] = []): OperationEvent {
  return { tag: "answered", result, saisie, differences };
}

const noResultYet: OperationEvent = { tag: "noResultYet" };
const unknownId: OperationEvent = { tag: "unknownId" };

describe("the life of an operation (PROTOCOLS 1.5)", () => {
  it.each<[string, OperationState, OperationEvent, number, string, string]>([
    ["PayFiP gives an id", "asked", { tag: "idGiven" }, 0, "created", "id_given"],
    ["PayFiP gives no id", "asked", { tag: "idNotGiven" }, 0, "void", "id_not_given"],
    ["the payer leaves for PayFiP", "created", { tag: "redirected" }, 0, "redirected", "payer_redirected"],
    ["a card pays", "redirected", answered("P"), 3, "paid", "card_paid"],
    ["a card pays before the redirect is known", "created", answered("P"), 3, "paid", "card_paid"],
    ["a debit is ordered", "redirected", answered("V"), 3, "debit_ordered", "debit_accepted"],
    ["a card is refused", "redirected", answered("R"), 3, "refused", "card_refused"],
    ["a debit is refused", "redirected", answered("Z"), 3, "refused", "debit_refused"],
    ["the payer gave up", "redirected", answered("A"), 20, "abandoned", "payer_abandoned"],
    ["nothing came in time", "redirected", noResultYet, 20, "expired", "no_result_in_time"],
    ["nothing came, nobody was seen leaving", "created", noResultYet, 25, "expired", "no_result_in_time"],
    ["the night has purged the id", "expired", unknownId, 600, "dead", "id_unknown"],
    ["the night has purged the id of who gave up", "abandoned", unknownId, 600, "dead", "id_unknown"],
    ["the id is unknown as soon as its page is closed", "redirected", unknownId, 15, "dead", "id_unknown"],
    ["an expired one was refused after all", "expired", answered("R"), 90, "refused", "card_refused"],
    ["who gave up went back, and the bank refused a debit", "abandoned", answered("Z"), 90, "refused", "debit_refused"],
    [
      "PayFiP says another amount of a refused one",
      "refused",
      answered("P", "W", ["montant"]),
      90,
      "mismatch",
      "answer_differs",
    ],
    ["PayFiP says another amount", "redirected", answered("P", "W", ["montant"]), 3, "mismatch", "answer_differs"],
    ["a mismatch is set right by PayFiP", "mismatch", answered("P"), 30, "paid", "card_paid"],
    ["an agent has looked", "mismatch", { tag: "dismissed" }, 3000, "dead", "agent_dismissed"],
    ["a test goes well", "redirected", answered("P", "T"), 3, "test_passed", "test_succeeded"],
    ["the activation payment goes well", "redirected", answered("V", "X"), 3, "test_passed", "test_succeeded"],
    ["a test is refused", "redirected", answered("R", "T"), 3, "refused", "card_refused"],
  ])("%s", (_, from, event, minutes, to, cause) => {
    expect(nextState(from, event, aged(minutes))).toMatchObject({ tag: "moved", to, cause });
  });

  it.each<[string, OperationState, OperationEvent, number]>([
    ["gave up, but may go back and pay", "redirected", answered("A"), 19.99],
    ["no result yet", "redirected", noResultYet, 19.99],
    ["no result yet, by a clock that runs late", "redirected", noResultYet, -5],
  ])("is not final while the payer may still type: %s", (_, from, event, minutes) => {
    expect(nextState(from, event, aged(minutes))).toEqual({ tag: "unchanged", why: "not_final_yet" });
  });

  it("takes an id that is unknown while its page could still open for a fault of ours, and closes nothing", () => {
    for (const state of ["created", "redirected"] as const) {
      const step = nextState(state, unknownId, aged(14.99));
      expect(step).toEqual({ tag: "refused", alert: "unknown_young_operation" });
    }
  });

  it.each<[OperationState, OperationEvent]>([
    ["paid", answered("P")],
    ["paid", unknownId],
    ["paid", noResultYet],
    ["paid", { tag: "redirected" }],
    ["debit_ordered", answered("V")],
    ["test_passed", answered("P", "T")],
    ["refused", answered("R")],
    ["refused", answered("A")],
    ["refused", unknownId],
    ["abandoned", answered("A")],
    ["abandoned", noResultYet],
    ["expired", noResultYet],
    ["dead", unknownId],
    ["mismatch", answered("P", "W", ["montant"])],
    ["mismatch", answered("R")],
    ["redirected", { tag: "redirected" }],
    ["asked", answered("P")],
    ["void", answered("P")],
    ["void", { tag: "idGiven" }],
    ["created", { tag: "idNotGiven" }],
  ])("has nothing to learn: %s, %o", (state, event) => {
    expect(nextState(state, event, aged(60_000))).toEqual({ tag: "unchanged", why: "already_known" });
  });

  it.each<[OperationState, OperationEvent]>([
    ["paid", answered("R")],
    ["paid", answered("V")],
    ["paid", answered("P", "W", ["montant"])],
    ["debit_ordered", answered("P")],
    ["debit_ordered", answered("Z")],
    ["test_passed", answered("P", "W")],
  ])("never undoes what was acted upon, but tells a person: %s, %o", (state, event) => {
    expect(nextState(state, event, aged(30))).toEqual({ tag: "refused", alert: "mismatch" });
  });

  it("lets an agent dismiss a mismatch only", () => {
    for (const state of OPERATION_STATES.filter((one) => one !== "mismatch")) {
      expect(nextState(state, { tag: "dismissed" }, aged(30))).toEqual({ tag: "refused", alert: null });
    }
  });

  it("tells a person of a late success and of a mismatch, and of nothing usual", () => {
    const alertOf = (state: OperationState, event: OperationEvent) => {
      const step = nextState(state, event, aged(90));
      return step.tag === "unchanged" ? undefined : step.alert;
    };
    expect(alertOf("dead", answered("P"))).toBe("late_success");
    expect(alertOf("refused", answered("V"))).toBe("late_success");
    expect(alertOf("redirected", answered("P", "W", ["refdet"]))).toBe("mismatch");
    expect(alertOf("redirected", answered("P"))).toBeNull();
    expect(alertOf("dead", answered("P", "T"))).toBeNull();
    expect(alertOf("redirected", noResultYet)).toBeNull();
  });
});

describe("what a state means", () => {
  it.each<[(state: OperationState) => boolean, readonly OperationState[]]>([
    [settles, ["paid", "debit_ordered"]],
    [isOpen, ["asked", "created", "redirected"]],
    [hasNoId, ["asked", "void"]],
    [blocksNewAttempt, ["asked", "created", "redirected", "mismatch"]],
    [mayHaveBeenPaidSince, ["refused", "abandoned", "expired"]],
    [isChecked, ["asked", "created", "redirected", "refused", "abandoned", "expired", "mismatch"]],
  ])("%o", (means, states) => {
    expect(OPERATION_STATES.filter(means)).toEqual(states);
  });
});
