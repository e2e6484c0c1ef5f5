import { expect, it } from "vitest";
import { localDate } from "@/server/platform/dates";
import { type EndingEffects, endingChanges, endingLines, isOfLastDay } from "./ending-effects";

const LAST = localDate("2026-12-18");
const [MONDAY, TUESDAY] = [localDate("2026-12-21"), localDate("2026-12-22")];
const effects: EndingEffects = { free: [MONDAY], late: [], waiting: [] };
const seen = endingLines("applied", LAST, effects);

it.each<[string, EndingEffects, readonly string[] | null]>([
  ["holds as long as nothing moves", effects, null],
  ["is read again when a day came in", { ...effects, free: [MONDAY, TUESDAY] }, [TUESDAY]],
  ["is read again when a day went", { ...effects, free: [] }, [MONDAY]],
  [
    "is read again when a day can no longer be given up for nothing",
    { ...effects, free: [], late: [MONDAY] },
    [MONDAY],
  ],
])("the recap of an end %s (B1)", (_, now, changed) => {
  expect(endingChanges(seen, endingLines("applied", LAST, now))).toEqual(changed);
});

it("is read again, without a day to name, when it would be asked and not done, or ends on another day", () => {
  expect(endingChanges(seen, endingLines("asked", LAST, effects))).toEqual([]);
  expect(endingChanges(seen, endingLines("applied", MONDAY, effects))).toEqual([]);
  expect([isOfLastDay(seen, "applied", LAST), isOfLastDay(seen, "applied", MONDAY)]).toEqual([true, false]);
});
