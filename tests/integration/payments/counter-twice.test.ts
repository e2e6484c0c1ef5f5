import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { newId } from "@/server/platform/ids";
import { invariantsHoldAfterEach } from "../../support/invariants";
import { owner } from "../../support/owner";
import {
  apiOf,
  count,
  makeInvoice,
  makePayingFamily,
  makePayingTowns,
  openOf,
  type PayingFamily,
  type PayingTown,
} from "../../support/payments";

invariantsHoldAfterEach();

/** What a form has recorded already is not looked up, once a test takes that guard away. */
const guard = vi.hoisted(() => ({ blind: false }));
vi.mock("@/server/payments/data/payments", async (original) => {
  const real = await original<typeof import("@/server/payments/data/payments")>();
  const paymentOfRequest: typeof real.paymentOfRequest = async (tx, requestKey) =>
    guard.blind ? undefined : real.paymentOfRequest(tx, requestKey);
  return { ...real, paymentOfRequest };
});

let town: PayingTown;
let family: PayingFamily;
let invoice: string;

beforeAll(async () => {
  const [made] = await makePayingTowns(1);
  if (!made) throw new Error("a town");
  town = made;
});

beforeEach(async () => {
  guard.blind = false;
  family = await makePayingFamily(town);
  invoice = await makeInvoice(town, family, 5775);
});

function record(amount1: string, requestKey: string) {
  const form = { debtorId: family.debtorId, invoices: [invoice], means1: "cash" as const, amount1, requestKey };
  return apiOf(town, town.clerk).payments.counter.record(form);
}

const payments = () => count("payment", "debtor_id = $1", [family.debtorId]);

describe("the form of a payment at the counter (F13)", () => {
  it("sent twice, also at the same time, is recorded once", async () => {
    const requestKey = newId();
    const sent = await Promise.all([1, 2, 3].map(() => record("57,75", requestKey)));
    expect(new Set(sent.map(({ paymentId }) => paymentId)).size).toBe(1);
    expect([await payments(), await openOf(invoice)]).toEqual([1, 0]);
    await expect(record("10", requestKey)).rejects.toMatchObject({ message: "PaymentFormUsed" });
  });

  it("would be counted twice without its key (negative control)", async () => {
    const requestKey = newId();
    await record("20", requestKey);
    guard.blind = true;
    // The base alone still refuses it.
    await expect(record("20", requestKey)).rejects.toThrow();
    expect(await payments()).toBe(1);
    await owner().query("ALTER TABLE payment DROP CONSTRAINT payment_once_per_request");
    try {
      // So does the look-up alone.
      guard.blind = false;
      await record("20", requestKey);
      expect(await payments()).toBe(1);
      guard.blind = true;
      await record("20", requestKey);
      expect([await payments(), await openOf(invoice)]).toEqual([2, 1775]);
    } finally {
      await owner().query("UPDATE payment SET request_key = id WHERE debtor_id = $1", [family.debtorId]);
      await owner().query("ALTER TABLE payment ADD CONSTRAINT payment_once_per_request UNIQUE (city_id, request_key)");
    }
  });
});
