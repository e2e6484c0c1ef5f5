import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import {
  type Cause,
  EDGES,
  isOpen,
  nextState,
  OPERATION_STATES,
  type OperationEvent,
  type OperationState,
  RESULT_CODES,
  type Saisie,
  type Step,
  settles,
} from "./index";

const createdAt = Temporal.Instant.from("2026-03-25T08:00:00Z");

/** Around the limits of 15 and 20 minutes above all, then up to two years. */
const age = fc.oneof(fc.integer({ min: -10, max: 45 }), fc.integer({ min: 46, max: 1_051_200 }));
const state = fc.constantFrom(...OPERATION_STATES);
const differing = fc.uniqueArray(fc.constantFrom("montant", "numcli", "refdet", "saisie"));

function eventIn(saisie: Saisie): fc.Arbitrary<OperationEvent> {
  const answered = fc
    .tuple(fc.constantFrom(...RESULT_CODES), differing)
    .map(([result, differences]) => ({ tag: "answered", result, saisie, differences }) as const);
  const other = fc.constantFrom<OperationEvent>(
    { tag: "idGiven" },
    { tag: "idNotGiven" },
    { tag: "redirected" },
    { tag: "noResultYet" },
    { tag: "unknownId" },
    { tag: "dismissed" },
  );
  return fc.oneof(answered, other);
}

const anyEvent = fc.constantFrom<Saisie>("T", "X", "W").chain(eventIn);

interface Move {
  readonly from: OperationState;
  readonly step: Step;
  readonly to: OperationState;
}

function walk(start: OperationState, events: readonly (readonly [OperationEvent, number])[]): Move[] {
  let current = start;
  return events.map(([event, minutes]) => {
    const from = current;
    const step = nextState(current, event, { createdAt, now: createdAt.add({ minutes }) });
    if (step.tag === "moved") current = step.to;
    return { from, step, to: current };
  });
}

const path = (event: fc.Arbitrary<OperationEvent>) => fc.array(fc.tuple(event, age), { maxLength: 30 });

describe("whatever happens to an operation", () => {
  it("it moves along a named edge of the graph, and nowhere else", () => {
    fc.assert(
      fc.property(state, path(anyEvent), (start, events) => {
        for (const { from, step } of walk(start, events)) {
          if (step.tag !== "moved") continue;
          const edge: { readonly from: readonly OperationState[]; readonly to: OperationState } = EDGES[step.cause];
          expect(edge.from).toContain(from);
          expect(edge.to).toBe(step.to);
          expect(step.to).not.toBe(from);
        }
      }),
    );
  });

  it("a test or an activation never settles", () => {
    const unsettled = fc.constantFrom(...OPERATION_STATES.filter((one) => !settles(one)));
    const testEvent = fc.constantFrom<Saisie>("T", "X").chain(eventIn);
    fc.assert(
      fc.property(unsettled, path(testEvent), (start, events) => {
        for (const { to } of walk(start, events)) expect(settles(to)).toBe(false);
      }),
    );
  });

  it("an answer that differs never settles", () => {
    fc.assert(
      fc.property(state, fc.constantFrom(...RESULT_CODES), age, (from, result, minutes) => {
        const event: OperationEvent = { tag: "answered", result, saisie: "W", differences: ["montant"] };
        const step = nextState(from, event, { createdAt, now: createdAt.add({ minutes }) });
        expect(step.tag === "moved" && settles(step.to)).toBe(false);
      }),
    );
  });

  it("a late success always wins", () => {
    fc.assert(
      fc.property(path(eventIn("W")), fc.constantFrom("P", "V"), age, (events, result, minutes) => {
        const before = walk("created", events).at(-1)?.to ?? "created";
        fc.pre(!settles(before));
        const [last] = walk(before, [[{ tag: "answered", result, saisie: "W", differences: [] }, minutes]]);
        expect(last?.to).toBe(result === "P" ? "paid" : "debit_ordered");
      }),
    );
  });

  it("money that came stays, and a closed operation never opens again", () => {
    fc.assert(
      fc.property(state, path(anyEvent), (start, events) => {
        for (const { from, to } of walk(start, events)) {
          if (settles(from)) expect(to).toBe(from);
          if (!isOpen(from)) expect(isOpen(to)).toBe(false);
        }
      }),
    );
  });

  it("only a result closes it while the payer may still be typing", () => {
    fc.assert(
      fc.property(path(anyEvent), (events) => {
        const young = events.map(([event, minutes]) => [event, Math.min(minutes, 14)] as const);
        const before = walk("created", young).at(-1)?.to ?? "created";
        expect(["abandoned", "expired"]).not.toContain(before);
        if (before === "dead") expect(young.some(([event]) => event.tag === "dismissed")).toBe(true);
      }),
    );
  });

  it("the order of a notification and a return changes nothing: the same news twice is the same news", () => {
    fc.assert(
      fc.property(state, anyEvent, age, (start, event, minutes) => {
        const [first, second] = walk(start, [
          [event, minutes],
          [event, minutes],
        ]);
        expect(second?.to).toBe(first?.to);
        expect(second?.step.tag).not.toBe("moved");
      }),
    );
  });
});

describe("the graph", () => {
  it("reaches every state from the first, by every edge", () => {
    const causes: Cause[] = [];
    const reached = new Set<OperationState>(["asked"]);
    for (let grown = true; grown; ) {
      grown = false;
      for (const [cause, { from, to }] of Object.entries(EDGES) as [Cause, (typeof EDGES)[Cause]][]) {
        if (causes.includes(cause) || !from.some((one) => reached.has(one))) continue;
        causes.push(cause);
        reached.add(to);
        grown = true;
      }
    }
    expect([...reached].toSorted()).toEqual([...OPERATION_STATES].toSorted());
    expect(causes.toSorted()).toEqual(Object.keys(EDGES).toSorted());
  });

  it("would show a test that settles (negative control)", () => {
    const asProduction: OperationEvent = { tag: "answered", result: "P", saisie: "W", differences: [] };
    expect(walk("redirected", [[asProduction, 5]]).some(({ to }) => settles(to))).toBe(true);
  });
});
