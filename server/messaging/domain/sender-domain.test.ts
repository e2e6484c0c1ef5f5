import { expect, it } from "vitest";
import { isWithin } from "./sender-domain";

it.each([
  ["familles@corbas.fr", true],
  ["familles@CORBAS.fr", true],
  ["familles@mail.corbas.fr", false],
  ["familles@faux-corbas.fr", false],
  ["familles@corbas.fr.exemple.net", false],
  ['"familles@corbas.fr"@exemple.net', false],
  ["corbas.fr", false],
  ["@corbas.fr", false],
  ["", false],
])("tells whether %s is of an allowed domain: %s", (address, within) => {
  expect(isWithin(address, ["mon-syndicat.fr", "corbas.fr"])).toBe(within);
});
