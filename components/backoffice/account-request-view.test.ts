import { expect, it } from "vitest";
import { placeText } from "./account-request-view";

it.each([
  ["", "31555", "commune de code Insee 31555, département 31"],
  ["", "2A004", "commune de code Insee 2A004, département 2A"],
  ["", "97411", "commune de code Insee 97411, département 974"],
  ["", "99127", "commune de code Insee 99127"],
  ["Toulouse", "31555", "Toulouse"],
  ["", "", ""],
])("a place of birth of name « %s » and of code « %s » is « %s »", (name, code, text) => {
  expect(placeText(name, code)).toBe(text);
});
