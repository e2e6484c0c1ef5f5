import { expect, it } from "vitest";
import { kindsOpenTo } from "./access";

it.each([
  [true, true, ["payment", "tax", "attendance", "enrolment"]],
  [false, true, ["payment"]],
  [false, false, []],
])("an adult who holds the household: %s, who knows amounts: %s", (household, amounts, kinds) => {
  expect(kindsOpenTo({ household, amounts })).toEqual(kinds);
});
