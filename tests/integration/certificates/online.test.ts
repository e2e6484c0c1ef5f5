import { Temporal } from "temporal-polyfill";
import { beforeAll, describe, expect, it } from "vitest";
import { payByPayFip } from "@/prisma/seed/billing/pay-by-payfip";
import { withCity } from "@/server/db/tenant-tx";
import { cents } from "@/server/platform/money";
import { findCityBySlug } from "@/server/tenancy";
import { bookDays, makeBilledFamily, runMonth, verify } from "../../support/billing";
import type { EatingFamily } from "../../support/canteen";
import { bookCare, bornIn, type CareTown, certificatesOf, makeCareTown, receive } from "../../support/certificates";
import { brokenInvariants } from "../../support/invariants";
import { owner } from "../../support/owner";
import { sentencesOf, tablesOf } from "../../support/paper-words";

/* What was paid by PayFiP is certified like what was paid at the counter (Y6). */

let town: CareTown;
let byCard: EatingFamily;
let byDebit: EatingFamily;
let atCounter: EatingFamily;

/** A child of five: two meals and two evenings of care, 3,50 € and 6,00 €. */
async function household(): Promise<EatingFamily> {
  const family = await makeBilledFamily(town);
  await bornIn(family.children[0], 2021);
  await bookDays(town, family, ["2026-12-10", "2026-12-11"]);
  await bookCare(town, family, ["2026-12-01", "2026-12-03"]);
  return family;
}

async function payOnline(family: EatingFamily, means: "card" | "debit"): Promise<void> {
  const { rows } = await owner().query<{ id: string; total_cents: number }>(
    "SELECT id, total_cents FROM invoice WHERE family_id = $1",
    [family.familyId],
  );
  const [invoice] = rows;
  const city = await findCityBySlug(town.city.slug);
  if (!invoice || !city) throw new Error("The town has an invoice of the family");
  const { familyId, accountId } = family;
  const now = Temporal.Instant.from("2027-01-20T20:30:00+01:00");
  const order = { city, familyId, accountId, invoiceId: invoice.id, open: cents(invoice.total_cents) };
  await withCity({ cityId: city.id, actor: "payfip" }, (tx) => payByPayFip(tx, { ...order, now, means }));
}

const texts = (paper: Parameters<typeof tablesOf>[0]) => ({ tables: tablesOf(paper), sentences: sentencesOf(paper) });

async function paymentOf(family: EatingFamily) {
  const api = certificatesOf(town, family);
  const { certificateId } = await api.certifyPayment({ first: "01/01/2027", last: "10/02/2027" });
  return texts((await api.certificate({ certificateId })).paper);
}

async function taxOf(family: EatingFamily) {
  const api = certificatesOf(town, family);
  const { certificateId } = await api.certifyTax({ year: "2027" });
  return texts((await api.certificate({ certificateId })).paper).tables;
}

beforeAll(async () => {
  town = await makeCareTown();
  await owner().query("UPDATE regie SET payfip_client = '042207', payfip_mode = 'production' WHERE id = $1", [
    town.regieId,
  ]);
  [byCard, byDebit, atCounter] = [await household(), await household(), await household()];
  await verify(town);
  await runMonth(town, "2026-12");
  await payOnline(byCard, "card");
  await payOnline(byDebit, "debit");
  const { rows } = await owner().query("SELECT total_cents FROM invoice WHERE family_id = $1", [atCounter.familyId]);
  await receive(town, atCounter, { amount: rows[0]?.total_cents, day: "2027-01-20" });
  expect(await brokenInvariants()).toEqual([]);
}, 120_000);

describe("what was paid online", () => {
  it.each(["card", "debit"] as const)("by %s is told with its receipt, and nothing is left to pay", async (means) => {
    const { tables, sentences } = await paymentOf(means === "card" ? byCard : byDebit);
    expect(tables["Sommes reçues"]).toEqual([
      expect.stringMatching(/^Paiement, reçu CANT-R-2027-\d{6} .*\| 20 janvier 2027 \| 9,50 €$/),
      "Total reçu | 9,50 €",
    ]);
    expect(sentences.at(-1)).toBe("Reste à payer au 10 février 2027: 0,00 €");
  });

  it("counts for taxes like the same sum at the counter", async () => {
    const sums = (tables: Awaited<ReturnType<typeof taxOf>>) =>
      Object.values(tables).flatMap((rows) => rows.filter((row) => row.includes("€")));
    const [card, debit, counter] = [await taxOf(byCard), await taxOf(byDebit), await taxOf(atCounter)];
    expect(sums(card)).toContain("Total des frais de garde | 6,00 €");
    expect(sums(debit)).toEqual(sums(card));
    expect(sums(counter)).toEqual(sums(card));
  });
});
