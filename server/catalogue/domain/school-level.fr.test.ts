import fc from "fast-check";
import { expect, it } from "vitest";
import { SCHOOL_LEVELS, type SchoolLevel } from "./choices";
import { describeLevels } from "./school-level.fr";

it.each<[readonly SchoolLevel[], string]>([
  [["PS", "MS", "GS"], "PS à GS"],
  [["CP", "CE2"], "CP, CE2"],
  [["CM2", "CM1"], "CM1, CM2"],
  [["CM2", "CE1", "CE2", "CM1", "PS"], "PS, CE1 à CM2"],
  [SCHOOL_LEVELS, "PS à CM2"],
  [["CE1"], "CE1"],
  [[], ""],
])("%s are said: %s", (levels, text) => {
  expect(describeLevels(levels)).toBe(text);
});

it("no two sets of levels are said alike, and their order changes nothing", () => {
  fc.assert(
    fc.property(fc.subarray([...SCHOOL_LEVELS]), fc.subarray([...SCHOOL_LEVELS]), (one, other) => {
      expect(describeLevels(one) === describeLevels(other)).toBe(one.join() === other.join());
      expect(describeLevels(one.toReversed())).toBe(describeLevels(one));
    }),
  );
});
