import { beforeAll, describe, expect, it } from "vitest";
import { createCaller } from "@/server/api/root";
import { mailInvoiceJob } from "@/server/billing";
import { fixedClock } from "@/server/platform/clock";
import {
  type BillingTown,
  bookDays,
  clerkApi,
  invoicesOf,
  JANUARY,
  makeBilledFamily,
  makeBillingTown,
  note,
  runMonth,
} from "../../support/billing";
import type { EatingFamily } from "../../support/canteen";
import { requestOf } from "../../support/factory";
import { owner } from "../../support/owner";
import { makeAdult } from "../families/households";

const FEBRUARY = "2027-02-10T09:00:00+01:00";

let town: BillingTown;
let family: EatingFamily;
let invoiceId: string;
let payer: { readonly sessionId: string };

beforeAll(async () => {
  town = await makeBillingTown();
  family = await makeBilledFamily(town, { quotient: 380 });
  await bookDays(town, family, ["2026-12-01", "2026-12-03"]);
  const none = { authority: "none", can_view: false, can_book: false, can_edit: false } as const;
  payer = await makeAdult(town.city.id, family.familyId, { role: "payeur", ...none });
  await runMonth(town, "2026-12");
  const [invoice] = await invoicesOf(town, family);
  invoiceId = invoice?.id ?? "";
});

const as = (session: string) => createCaller(requestOf(town.city.slug, session, JANUARY)).billing.family;

describe("who reads an invoice (docs/adr/0011)", () => {
  it("shows the household how each price was reached, and what the CCAS pays", async () => {
    const invoice = await as(family.sessionId).invoice({ invoiceId });
    expect(invoice.addressee).toMatchObject({ line: "1 rue du Lac", postcode: "69960" });
    expect(JSON.stringify(invoice.lines)).toContain("QF 380");
    expect(invoice.lines[0]?.calculation?.thirdParties).toEqual([{ name: "CCAS", amount: 76 }]);
  });

  it("shows who only pays the amounts and the first names: no quotient, no step, no third party, no address", async () => {
    const invoice = await as(payer.sessionId).invoice({ invoiceId });
    expect(invoice).toMatchObject({ total: 100, open: 100, addressee: null });
    expect(invoice.lines[0]).toMatchObject({ quantity: 2, unit: 50, amount: 100, calculation: null });
    const text = JSON.stringify(invoice);
    for (const hidden of ["QF", "CCAS", "38000", "380", "rue du Lac", "Tarif", "tranche"])
      expect(text).not.toContain(hidden);
  });

  it("tells the movements of the account, with what is owed after each", async () => {
    const { owed, kept, statement } = await as(family.sessionId).account();
    expect({ owed, kept }).toEqual({ owed: 100, kept: 0 });
    expect(statement.map(({ label, amount, balance }) => [label, amount, balance])).toEqual([
      ["Facture CANT2027000001", 100, 100],
    ]);
    await clerkApi(town).billing.invoices.giveCredit({
      invoiceId,
      what: "days",
      days: ["1.2026-12-01"],
      reason: "Erreur",
    });
    const after = await as(family.sessionId).account();
    expect(after.owed).toBe(50);
    expect(after.statement.map(({ amount, balance }) => [amount, balance])).toEqual([
      [-50, 50],
      [100, 100],
    ]);
  });

  it("prints what each of them may read, the same bytes each time", async () => {
    const [first, second] = [
      await as(family.sessionId).file({ invoiceId }),
      await as(family.sessionId).file({ invoiceId }),
    ];
    expect(first.fileName).toBe("Facture CANT2027000001.pdf");
    expect(Buffer.from(first.bytes).subarray(0, 5).toString()).toBe("%PDF-");
    expect(Buffer.from(first.bytes).equals(Buffer.from(second.bytes))).toBe(true);
    const theirs = await as(payer.sessionId).file({ invoiceId });
    expect(theirs.bytes.length).toBeLessThan(first.bytes.length);
    const again = await clerkApi(town).billing.invoices.file({ invoiceId });
    expect(Buffer.from(again.bytes).equals(Buffer.from(first.bytes))).toBe(false);
  });

  it("tells each adult who may pay by mail, once, an amount and a day only (X7)", async () => {
    const run = { cityId: town.city.id, clock: fixedClock(JANUARY), lastTry: false };
    await mailInvoiceJob({ invoiceId }, run);
    await mailInvoiceJob({ invoiceId }, run);
    const { rows } = await owner().query<{ to_address: string; subject: string; text: string }>(
      "SELECT to_address, subject, text FROM mail WHERE family_id = $1 AND kind = 'invoice'",
      [family.familyId],
    );
    expect(new Set(rows.map(({ to_address: to }) => to)).size).toBe(rows.length);
    expect(rows.length).toBeGreaterThan(0);
    for (const { subject, text } of rows) {
      expect(subject).toContain("votre facture de décembre 2026 est prête");
      expect(text).toContain("0,50\u00a0€ à payer");
      expect(text).not.toMatch(/QF|CCAS|rue du Lac/);
    }
  });
});

describe("what a clerk compares an invoice with (X5)", () => {
  it("is the month before; a credit note gives something back, and is compared with none", async () => {
    await note(town, family, family.children[0], "2026-12-07", "unbooked");
    await runMonth(town, "2027-01", FEBRUARY);
    const { invoices } = clerkApi(town, FEBRUARY).billing;
    const second =
      (await invoicesOf(town, family)).find(({ id, kind }) => kind === "invoice" && id !== invoiceId)?.id ?? "";
    const { invoiceId: noteId } = await invoices.giveCredit({
      invoiceId: second,
      what: "all",
      days: [],
      reason: "Geste",
    });
    const previousOf = async (id: string) => (await invoices.invoice({ invoiceId: id })).previous?.id;
    expect([await previousOf(second), await previousOf(noteId)]).toEqual([invoiceId, undefined]);
  });
});
