import type { RoundingName } from "@/server/fees/domain/exact-decimal";
import { CCAS_FEES } from "./billing";
import { linearPrice } from "./linear-price";

/** The fees of a town whose residents pay by their quotient, to the cent of it; the others pay as in the test's town. */
export const linearFees = (rounding: RoundingName) => ({
  ...CCAS_FEES,
  quotientFamilial: { ...CCAS_FEES.quotientFamilial, precision: "cent" },
  rules: CCAS_FEES.rules.map((rule) => (rule.id === "resident" ? { ...rule, price: linearPrice(rounding) } : rule)),
});
