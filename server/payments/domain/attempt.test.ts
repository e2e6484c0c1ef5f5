import { expect, it } from "vitest";
import { type AttemptBy, type PayFipMode, saisieOf } from "./attempt";

it.each<[PayFipMode, AttemptBy, string | undefined]>([
  ["off", "family", undefined],
  ["test", "family", undefined],
  ["activation", "family", undefined],
  ["production", "family", "W"],
  ["off", "agent", undefined],
  ["test", "agent", "T"],
  ["activation", "agent", "X"],
  ["production", "agent", undefined],
])("a régie in mode %s is paid by a %s by the mode %s (PROTOCOLS 1.4)", (mode, by, saisie) => {
  expect(saisieOf(mode, by)).toBe(saisie);
});
