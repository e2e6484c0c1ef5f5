import { beforeEach, describe, expect, it } from "vitest";
import { newId } from "@/server/platform/ids";
import { invariantsHoldAfterEach } from "../../support/invariants";
import { owner } from "../../support/owner";
import { freshInvoice, paymentStage } from "../../support/payment-stage";
import { apiOf, closeTill, type PayingFamily, type PayingTown } from "../../support/payments";

invariantsHoldAfterEach();

const stage = paymentStage();
let town: PayingTown;
let family: PayingFamily;
let invoice: string;

beforeEach(async () => {
  ({ town, family, invoice } = await freshInvoice(stage()));
});

const counter = () => apiOf(town, town.clerk).payments.counter;

function record(amount1: string, typed: Readonly<Record<string, string>> = {}) {
  const cash = {
    debtorId: family.debtorId,
    invoices: [invoice],
    means1: "cash" as const,
    amount1,
    requestKey: newId(),
  };
  return counter().record({ ...cash, ...typed });
}

describe("a deposit (Y4)", () => {
  it("takes what the till holds by the means that are chosen, locks it, and has a number without a gap", async () => {
    await record("20");
    await record("30", { means1: "cheque", number1: "44", payer: "Ana Dupont" });
    const { depositId } = await closeTill(town, ["cash"]);
    const slip = await counter().deposit({ depositId });
    expect(slip.parts.every(({ from }) => from !== "")).toBe(true);
    expect(new Set(slip.parts.map(({ means }) => means))).toEqual(new Set(["cash"]));
    expect(slip.reference).toMatch(/^CANT-V-20\d\d-\d{4}$/);
    const { held } = await counter().deposits({});
    expect(held.map(({ means }) => means)).not.toContain("cash");
    const cheques = await counter().deposit(await closeTill(town, ["cheque"]));
    expect(cheques.parts.map(({ reference, from }) => [reference, from])).toContainEqual(["n°\u00a044", "Ana Dupont"]);
    const part = "UPDATE payment_part SET amount_cents = 1 WHERE deposit_id = $1";
    await expect(owner().query(part, [depositId])).rejects.toThrow(/does not change/);
  });

  it("does not take unseen what came in meanwhile, and does not close twice", async () => {
    await record("20");
    const { held } = await counter().deposits({});
    const shown = held.map((sum) => `${sum.means}:${sum.amount}`).join(" ");
    await record("5");
    const close = () => counter().closeDeposit({ regieId: town.regieId, means: ["cash"], shown });
    await expect(close()).rejects.toMatchObject({ message: "DepositHasChanged" });
    const twice = await Promise.allSettled([closeTill(town, ["cash"]), closeTill(town, ["cash"])]);
    expect(twice.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    // The till is empty now: it is still what has changed that is told, and not that nothing is ticked.
    await expect(close()).rejects.toMatchObject({ message: "DepositHasChanged" });
  });

  it("is in the journal of the till, with what else moved", async () => {
    const { paymentId } = await record("20");
    await counter().reverse({ paymentId, reason: "Erreur" });
    const { lines } = await counter().journal({});
    const own = lines.filter((line) => line.paymentId === paymentId);
    expect(own.map(({ event, amount }) => [event, amount])).toEqual([
      ["payment", 2000],
      ["reversal", -2000],
    ]);
  });
});
