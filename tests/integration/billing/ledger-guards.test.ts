import { beforeEach, expect, it } from "vitest";
import { invariantsHoldAfterEach } from "../../support/invariants";
import { freshInvoice, paymentStage } from "../../support/payment-stage";
import { count, openOf, type PayingFamily, type PayingTown, post } from "../../support/payments";

invariantsHoldAfterEach();

/*
 * What the base refuses at commit, whoever writes (I3): every writer holds the debtor and shares what it has read, so that
 * nothing else here meets these guards one by one.
 */

const stage = paymentStage();
let town: PayingTown;
let family: PayingFamily;
let invoice: string;
beforeEach(async () => {
  ({ town, family, invoice } = await freshInvoice(stage()));
});

type Side = readonly ["invoice" | "kept", number];

it.each<[string, readonly Side[], RegExp]>([
  [
    "more than an invoice asks",
    [
      ["invoice", -5776],
      ["kept", 5776],
    ],
    /would be owed -1/,
  ],
  [
    "an invoice that asks more than its total",
    [
      ["invoice", 1],
      ["kept", -1],
    ],
    /would be owed 5776/,
  ],
  [
    "more than is kept",
    [
      ["kept", 1],
      ["invoice", -1],
    ],
    /would have spent 1 more/,
  ],
  ["sides that do not add up", [["invoice", -100]], /does not balance: -100/],
  [
    "sides that add up to more than nothing",
    [
      ["invoice", -100],
      ["kept", -50],
      ["kept", 200],
    ],
    /does not balance: 50/,
  ],
])("the ledger refuses %s", async (_, sides, refusal) => {
  const { debtorId } = family;
  const lines = sides.map(([side, amount]) => ({
    account: "debtor",
    debtor: debtorId,
    invoice: side === "invoice" ? invoice : null,
    amount,
  }));
  const before = await count("ledger_entry", "debtor_id = $1", [debtorId]);
  const entry = { kind: "allocation", regieId: town.regieId, debtorId, of: {}, lines };
  await expect(post(town.city.id, entry)).rejects.toThrow(refusal);
  expect([await openOf(invoice), await count("ledger_entry", "debtor_id = $1", [debtorId])]).toEqual([5775, before]);
});
