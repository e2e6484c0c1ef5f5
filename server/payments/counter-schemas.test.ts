import { describe, expect, it } from "vitest";
import { recordPaymentSchema } from "./counter-schemas";

const ID = "018f0000-0000-7000-8000-00000000000a";
const read = (lines: object) =>
  recordPaymentSchema.safeParse({
    debtorId: ID,
    requestKey: ID,
    invoices: [],
    means1: "cash",
    amount1: "10",
    ...lines,
  });
const issuesOf = (lines: object) => read(lines).error?.issues.map(({ path }) => path[0]);

describe("the means of a payment at the counter (Y2)", () => {
  it("leaves out a line where nothing is written", () => {
    const empty = { means2: "", amount2: " ", number2: "", bank2: "" };
    expect(read({ ...empty, means3: "cheque", amount3: "5,50", number3: "12" }).data?.parts).toEqual([
      { means: "cash", amount: 1_000, reference: "" },
      { means: "cheque", amount: 550, reference: "n°\u00a012" },
    ]);
  });

  it.each([
    ["a means", { means2: "card_terminal" }, ["amount2"]],
    ["a number", { number2: "1234567" }, ["amount2", "means2"]],
    ["a bank", { means3: "cheque", bank3: "Crédit agricole" }, ["amount3", "number3"]],
  ])("never leaves out in silence a line that has %s and no amount", (_, lines, fields) => {
    expect(issuesOf(lines)).toEqual(fields);
  });
});
