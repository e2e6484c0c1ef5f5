import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { afterReversal, REVERSAL_DONE } from "@/components/counter/after-reversal";
import { createCaller } from "@/server/api/root";
import { receiptToken } from "@/server/payments/data/receipt-link";
import { newId } from "@/server/platform/ids";
import {
  type BillingTown,
  bookDays,
  JANUARY,
  makeBilledFamily,
  makeBillingTowns,
  runMonth,
} from "../../support/billing";
import type { EatingFamily } from "../../support/canteen";
import { requestOf } from "../../support/factory";
import { brokenInvariants } from "../../support/invariants";
import { owner } from "../../support/owner";

let nextTown: () => BillingTown;
beforeAll(async () => {
  nextTown = await makeBillingTowns(15);
});

let town: BillingTown;
let family: EatingFamily;
beforeEach(async () => {
  town = nextTown();
  family = await makeBilledFamily(town, { quotient: 380 });
  await bookDays(town, family, ["2026-12-01", "2026-12-03"]);
});

const api = (of = town) => createCaller(requestOf(of.city.slug, of.clerk.sessionId, JANUARY));
const counter = (of = town) => api(of).payments.counter;
const ccas = () => counter().thirdParty({ thirdPartyId: town.ccasId });

/** Two meals of a family under 400: the CCAS owes 2 × 0,76 €. */
async function accountOfCcas() {
  await runMonth(town, "2026-12");
  const { accounts } = await ccas();
  const [account] = accounts;
  if (!account) throw new Error("the CCAS was billed");
  return account;
}

type Account = Awaited<ReturnType<typeof accountOfCcas>>;

const record = ({ debtorId, owed, requestKey }: Account, amount1: string, keep?: string) =>
  counter().record({
    debtorId,
    invoices: owed.map(({ id }) => id),
    means1: "transfer",
    amount1,
    requestKey,
    ...(keep ? { keep } : {}),
  });

describe("the account of a third party at the counter (X6, Y2)", () => {
  it("is empty before it is billed, and it is in the list only then", async () => {
    const empty = { accounts: [], payments: [], page: 1, pages: 1 };
    expect(await ccas()).toEqual({ thirdPartyId: town.ccasId, name: "CCAS", ...empty });
    expect((await counter().home()).thirdParties).toEqual([]);
    await accountOfCcas();
    expect((await counter().home()).thirdParties).toEqual([{ thirdPartyId: town.ccasId, name: "CCAS", owed: 152 }]);
  });

  it("shows its invoices, takes its money, and keeps its receipt and its name", async () => {
    const account = await accountOfCcas();
    expect(account).toMatchObject({ regieName: "Régie des cantines", total: 152, kept: 0 });
    expect([account.owed.map(({ open }) => open), account.pending]).toEqual([[152], []]);
    const { paymentId } = await record(account, "1,52");
    const after = await ccas();
    expect(after.accounts.map(({ owed, total }) => [owed.length, total])).toEqual([[0, 0]]);
    expect(after.payments).toMatchObject([{ paymentId, amount: 152, means: ["transfer"], undone: false }]);
    expect((await counter().home()).thirdParties).toMatchObject([{ owed: 0 }]);
    const receipt = await counter().receipt({ paymentId });
    expect(receipt).toMatchObject({ familyId: null, thirdPartyId: town.ccasId });
    expect(receipt.paper.references).toContainEqual({ label: "Tiers payeur", value: "CCAS" });
    const { lines } = await counter().journal({});
    expect(lines.map(({ name, amount }) => [name, amount])).toEqual([["CCAS", 152]]);
    expect(await brokenInvariants()).toEqual([]);
  });

  it("keeps what is too much once the agent says so, gives it back, and says whose page to show", async () => {
    const account = await accountOfCcas();
    await expect(record(account, "2")).rejects.toMatchObject({ message: "PaymentAboveOwed" });
    await record(account, "2", "48");
    expect((await ccas()).accounts.map(({ kept }) => kept)).toEqual([48]);
    const refund = { debtorId: account.debtorId, amount: "0,48", reason: "Trop versé", requestKey: newId() };
    expect(await counter().refund(refund)).toMatchObject({ familyId: null, thirdPartyId: town.ccasId });
    expect(await counter().refund(refund)).toMatchObject({ familyId: null, thirdPartyId: town.ccasId });
    expect((await ccas()).accounts.map(({ kept }) => kept)).toEqual([0]);
    expect(await brokenInvariants()).toEqual([]);
  });

  it("is led to from its invoice, by staff only: a family’s invoice names no third party (control)", async () => {
    const [owed] = (await accountOfCcas()).owed;
    const { invoice } = await api().billing.invoices.invoice({ invoiceId: owed?.id ?? "" });
    expect([invoice.familyId, invoice.thirdPartyId]).toEqual([null, town.ccasId]);
    const { accounts } = await counter().family({ familyId: family.familyId });
    const of = await api().billing.invoices.invoice({ invoiceId: accounts[0]?.owed[0]?.id ?? "" });
    expect([of.invoice.familyId, of.invoice.thirdPartyId]).toEqual([family.familyId, null]);
  });

  it("is nothing for another town, and has nothing of a family’s payments", async () => {
    await accountOfCcas();
    const { accounts } = await counter().family({ familyId: family.familyId });
    const [own] = accounts;
    if (!own) throw new Error("the family was billed");
    await record(own, "1");
    expect((await ccas()).payments).toEqual([]);
    await expect(counter(nextTown()).thirdParty({ thirdPartyId: town.ccasId })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });
});

const EMAIL = "compta@ccas.example";
const giveAddress = (email: string) =>
  owner().query("UPDATE third_party SET email = $2 WHERE id = $1", [town.ccasId, email]);

/** What the CCAS paid, and the receipt of it. */
async function paidByCcas(): Promise<string> {
  return (await record(await accountOfCcas(), "1,52")).paymentId;
}

async function mailsToCcas(kind: "receipt" | "payment-undone") {
  const { rows } = await owner().query<{ to_address: string; text: string }>(
    "SELECT to_address, text FROM mail WHERE city_id = $1 AND kind = $2 AND family_id IS NULL ORDER BY created_at, id",
    [town.city.id, kind],
  );
  return rows;
}

const linkIn = (text = "") => /\/recu-de-tiers\/(\S+)\/fichier/.exec(text)?.[1] ?? "";

/** Opens a link without being logged in. */
const openReceipt = (token: string, { now = JANUARY, of = town } = {}) =>
  createCaller(requestOf(of.city.slug, undefined, now)).payments.thirdParty.receiptFile({ token });

const nothing = { code: "NOT_FOUND" };

describe("the receipt of a third party is sent to its address (X6, Y2)", () => {
  it("once, with the link of the paper, which opens without a login", async () => {
    await giveAddress(EMAIL);
    const paymentId = await paidByCcas();
    expect(await counter().mailReceipt({ paymentId })).toMatchObject({ mailed: 1, before: 0 });
    expect(await counter().mailReceipt({ paymentId })).toMatchObject({ mailed: 0, before: 1 });
    const [mail, ...others] = await mailsToCcas("receipt");
    expect([mail?.to_address, others]).toEqual([EMAIL, []]);
    expect(mail?.text).toContain("bien reçu votre paiement de 1,52");
    const paper = await openReceipt(linkIn(mail?.text));
    expect(paper.fileName).toMatch(/^Reçu .*\.pdf$/);
    expect(Buffer.from(paper.bytes).subarray(0, 5).toString()).toBe("%PDF-");
  });

  it("nowhere when it has none: the page says so", async () => {
    expect(await counter().mailReceipt({ paymentId: await paidByCcas() })).toMatchObject({ mailed: 0, before: 0 });
    expect(await mailsToCcas("receipt")).toEqual([]);
  });

  it("and so is its undoing, after which the paper says that it is worth nothing", async () => {
    await giveAddress(EMAIL);
    const paymentId = await paidByCcas();
    await counter().mailReceipt({ paymentId });
    const undo = () => counter().reverse({ paymentId, reason: "Chèque sans provision" });
    expect(await undo()).toEqual({ paymentId, unreached: false });
    const [undone] = await mailsToCcas("payment-undone");
    expect(undone?.text).toContain("1,52\u00a0€ est de nouveau à payer");
    expect(undone?.text).not.toContain("/famille/");
    await expect(counter().mailReceipt({ paymentId })).rejects.toMatchObject({ message: "ReceiptUndone" });
  });

  it("nor is its undoing told where it has none: who undoes it reads so", async () => {
    const paymentId = await paidByCcas();
    const undone = await counter().reverse({ paymentId, reason: "Chèque sans provision" });
    expect(undone).toEqual({ paymentId, unreached: true });
    expect(REVERSAL_DONE[new URLSearchParams(afterReversal("", undone).split("?")[1]).get("fait") ?? ""]).toMatch(
      /Aucun e-mail n’est parti/,
    );
    expect(await mailsToCcas("payment-undone")).toEqual([]);
  });
});

describe("what the link of a receipt opens", () => {
  it("is nothing when we did not write it, wrote it for another address or town, or never sent it", async () => {
    await giveAddress(EMAIL);
    const paymentId = await paidByCcas();
    const good = receiptToken(town.city.id, paymentId, EMAIL);
    await expect(openReceipt(good)).rejects.toMatchObject(nothing);
    await counter().mailReceipt({ paymentId });
    const [id = ""] = good.split(".");
    const forged = [
      `${id}.${"A".repeat(43)}`,
      receiptToken(town.city.id, paymentId, "autre@ccas.example"),
      "n’importe quoi, mais long",
    ];
    for (const token of forged) await expect(openReceipt(token), token).rejects.toMatchObject(nothing);
    await expect(openReceipt(good, { of: nextTown() })).rejects.toMatchObject(nothing);
    await openReceipt(good);
    await giveAddress("nouvelle@ccas.example");
    await expect(openReceipt(good)).rejects.toMatchObject(nothing);
  });

  it("is no receipt of a family, even by a link that was signed", async () => {
    await runMonth(town, "2026-12");
    const { accounts } = await counter().family({ familyId: family.familyId });
    const [own] = accounts;
    if (!own) throw new Error("the family was billed");
    const { paymentId } = await record(own, "1");
    await giveAddress(EMAIL);
    await expect(openReceipt(receiptToken(town.city.id, paymentId, EMAIL))).rejects.toMatchObject(nothing);
  });

  it("is nothing after ninety days", async () => {
    await giveAddress(EMAIL);
    const paymentId = await paidByCcas();
    await counter().mailReceipt({ paymentId });
    const token = receiptToken(town.city.id, paymentId, EMAIL);
    await openReceipt(token, { now: "2027-04-05T23:59:00+02:00" });
    await expect(openReceipt(token, { now: "2027-04-06T00:01:00+02:00" })).rejects.toMatchObject(nothing);
  });
});
