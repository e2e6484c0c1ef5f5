import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { offlineInvoices } from "@/server/payments/domain/payment-view";
import { localDate } from "@/server/platform/dates";
import { cents } from "@/server/platform/money";
import { FamilyInvoicesPage } from "../billing/FamilyInvoicesPage";

const invoice = { id: "i1", reference: "CANT2026000123", month: localDate("2026-11-01"), amount: cents(5775) };

describe("invoices of a régie that takes no payment online", () => {
  const one = {
    id: "i1",
    kind: "invoice",
    reference: "CANT2026000123",
    regieId: "r1",
    regieName: "Régie",
    first: localDate("2026-11-01"),
    issueDay: localDate("2026-12-01"),
    dueDay: localDate("2026-12-20"),
    total: cents(5775),
    open: cents(5775),
    standing: "due",
  } as const;
  const other = { ...one, id: "i2", reference: "PERI2026000001", regieId: "r2", regieName: "Périscolaire" } as const;
  const account = { invoices: [one, other], owed: cents(11_550), kept: cents(0), statement: [] };
  const page = (offline: readonly string[]) =>
    renderToStaticMarkup(<FamilyInvoicesPage account={account} base="/corbas" mayPay offline={offline} pending={[]} />);

  it("are to be paid at the counter from the start; those of another régie keep their button", () => {
    expect(page([]).match(/<button/g)).toHaveLength(2);
    expect(page([])).not.toContain("guichet");
    const mixed = page(["i1"]);
    expect(mixed.match(/<button/g)).toHaveLength(1);
    expect(mixed.match(/À payer au guichet/g)).toHaveLength(1);
    expect(mixed).toContain('value="i2"');
    expect(mixed).not.toContain('value="i1"');
    expect(page(["i1", "i2"])).not.toContain("Payer en ligne");
  });

  it("when none was ticked, the page says so, and each choice tells itself from all that is owed", () => {
    const chosen = (nothingChosen: boolean) =>
      renderToStaticMarkup(
        <FamilyInvoicesPage
          account={account}
          base="/corbas"
          mayPay
          nothingChosen={nothingChosen}
          offline={[]}
          pending={[]}
        />,
      );
    expect(chosen(true)).toContain("Cochez au moins une facture");
    expect(chosen(false)).not.toContain("Cochez au moins une facture");
    expect(chosen(false).match(/<input type="hidden" name="choix" value="1"\/>/g)).toHaveLength(2);
  });

  it("are those that the page where one pays says so", () => {
    const group = { regieName: "", invoices: [invoice], total: cents(0), requestKey: "k" };
    const off = { ...group, regieId: "r1", obstacle: { tag: "off" } } as const;
    const small = {
      ...group,
      regieId: "r2",
      invoices: [{ ...invoice, id: "i2" }],
      obstacle: { tag: "too_small" },
    } as const;
    const open = { ...group, regieId: "r3", invoices: [{ ...invoice, id: "i3" }], obstacle: null };
    expect(offlineInvoices({ groups: [off, small, open], settled: [], email: "" })).toEqual(["i1"]);
    expect(offlineInvoices(undefined)).toEqual([]);
  });
});
