import { describe, expect, it } from "vitest";
import { localDate } from "@/server/platform/dates";
import { cents } from "@/server/platform/money";
import { invoiceMail, type MailedInvoice, thirdPartyInvoiceMail } from "./invoice-mail.fr";

const invoice: MailedInvoice = {
  kind: "invoice",
  reference: "CANT2026000012",
  regieName: "Régie des cantines",
  cityName: "Corbas",
  month: localDate("2026-10-01"),
  total: cents(5000),
  open: cents(5000),
  received: cents(0),
  issueDay: localDate("2026-11-05"),
  sentOn: localDate("2026-11-05"),
  dueDay: localDate("2026-12-05"),
  message: "",
};

const told = (over: Partial<MailedInvoice>) => {
  const { subject, paragraphs } = invoiceMail({ ...invoice, ...over });
  return [subject, ...paragraphs].join("\n").replaceAll("\u00a0", " ").replaceAll("\u202f", " ");
};

describe("the mail of an invoice", () => {
  it("says what there is to pay and by when", () => {
    expect(told({})).toContain("est prête. Il y a 50,00 € à payer, au plus tard le samedi 5 décembre.");
  });

  it("says the year of a day that is in another one", () => {
    expect(told({ dueDay: localDate("2027-01-05") })).toContain("au plus tard le 5 janvier 2027.");
  });

  it("that leaves again before the day, in part paid, says what was received", () => {
    const words = told({ sentOn: localDate("2026-12-05"), open: cents(2000), received: cents(3000) });
    expect(words).toContain("est prête. Nous avons reçu 30,00 €. Il reste 20,00 € à payer, au plus tard le samedi 5");
  });

  it("that leaves after the day says that it is late, what was received, what is left and what to do", () => {
    const words = told({ sentOn: localDate("2026-12-06"), open: cents(2000), received: cents(3000) });
    expect(words).toContain("votre facture d’octobre 2026 est en retard");
    expect(words).toContain(
      "Elle était à payer au plus tard le samedi 5 décembre. Nous avons reçu 30,00 €. Il reste 20",
    );
    expect(words).toContain("Payez-la dès que vous le pouvez.");
    expect(words).not.toContain("prête");
    expect(told({ sentOn: localDate("2027-02-01") })).toContain("au plus tard le 5 décembre 2026. Il reste 50,00 €");
  });

  it("of what is paid asks for nothing, however late it leaves", () => {
    const words = told({ sentOn: localDate("2027-02-01"), open: cents(0), received: cents(5000) });
    expect(words).toContain("Elle s’élève à 50,00 € et il n’y a rien à payer.");
    expect(words).not.toContain("retard");
  });

  it("to a third party says the same", () => {
    const late = { ...invoice, sentOn: localDate("2026-12-06") };
    expect(thirdPartyInvoiceMail(late).subject).toBe("Corbas\u00a0: facture CANT2026000012, en retard");
    expect(thirdPartyInvoiceMail(late).paragraphs[0]).toContain(
      "Elle était à payer au plus tard le samedi 5 décembre.",
    );
  });
});
