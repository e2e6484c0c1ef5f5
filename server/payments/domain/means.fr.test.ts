import { expect, it } from "vitest";
import { noteText } from "./means.fr";

it.each([
  ["payfip_card", "A55A", "numéro d’autorisation\u00a0: A55A"],
  ["payfip_debit", "112233445566-tip", "numéro d’autorisation\u00a0: 112233445566-tip"],
  ["payfip_card", "", ""],
  ["cheque", "Banque du Lac, 123", "Banque du Lac, 123"],
])("says what was noted with a payment by %s: %j", (means, note, said) => {
  expect(noteText(means, note)).toBe(said);
});
