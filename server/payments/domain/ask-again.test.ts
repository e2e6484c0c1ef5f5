import { Temporal } from "temporal-polyfill";
import { expect, it } from "vitest";
import { askAgainAt } from "./ask-again";
import type { OperationState } from "./payfip";

const createdAt = Temporal.Instant.from("2026-03-25T08:00:00Z");
const trouble = { tag: "PayFipTimeout", limitMs: 10_000 } as const;

function minutesAfterBirth(status: OperationState, isTrouble: boolean, minutes: number): number | undefined {
  const now = createdAt.add({ minutes });
  return askAgainAt({ status, createdAt, trouble: isTrouble ? trouble : null }, now)
    ?.since(createdAt)
    .total("minutes");
}

it.each<[string, OperationState, boolean, number, number | undefined]>([
  ["by its plan", "redirected", false, 1, 2],
  ["by its plan, which comes before the half-hour of a trouble", "redirected", true, 1, 2],
  ["half an hour after a trouble, which comes before the hour of its plan", "redirected", true, 22, 52],
  ["an hour later without trouble", "redirected", false, 22, 81],
  ["no more once there is nothing left to learn", "paid", true, 22, undefined],
])("PayFiP is asked again %s (PROTOCOLS 1.7)", (_, status, isTrouble, minutes, expected) => {
  expect(minutesAfterBirth(status, isTrouble, minutes)).toBe(expected);
});
