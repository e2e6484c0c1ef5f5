import { expect, it } from "vitest";
import { cents } from "@/server/platform/money";
import { type KeptAnswer, wasLookedInto } from "./operation";
import type { OperationState } from "./payfip";

const dismissed: KeptAnswer = { result: "P", amount: cents(1_250), numauto: "", at: null, differences: ["montant"] };

it.each<[string, OperationState, KeptAnswer, boolean]>([
  ["the same answer, again", "dead", dismissed, true],
  ["the same, by another authorisation", "dead", { ...dismissed, numauto: "123456" }, true],
  ["another amount", "dead", { ...dismissed, amount: cents(1_300) }, false],
  ["another result", "dead", { ...dismissed, result: "V" }, false],
  ["another difference", "dead", { ...dismissed, differences: ["refdet"] }, false],
  ["a success that fits", "dead", { ...dismissed, differences: [] }, false],
  ["the same of an operation that nobody has looked into", "mismatch", dismissed, false],
])("what an agent has looked into is known again (PROTOCOLS 1.5): %s", (_, status, told, expected) => {
  expect(wasLookedInto({ status, answer: dismissed }, told)).toBe(expected);
});

it("nobody has looked into what PayFiP says as it was sent, however often it says so", () => {
  const fits: KeptAnswer = { ...dismissed, result: "A", differences: [] };
  expect(wasLookedInto({ status: "dead", answer: fits }, fits)).toBe(false);
  expect(wasLookedInto({ status: "dead", answer: null }, dismissed)).toBe(false);
});
