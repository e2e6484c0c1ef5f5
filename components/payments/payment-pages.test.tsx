import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import type { Face } from "@/server/payments/domain/face";
import { faceWords } from "@/server/payments/domain/face.fr";
import { unpaidMail } from "@/server/payments/domain/mails.fr";
import type { OperationView, PayRecap } from "@/server/payments/domain/payment-view";
import { localDate } from "@/server/platform/dates";
import { cents } from "@/server/platform/money";
import { FamilyInvoicesPage } from "../billing/FamilyInvoicesPage";
import { EMPTY_FORM } from "../forms/form-state";
import { PaymentFacePage } from "./PaymentFacePage";
import { PayRecapPage } from "./PayRecapPage";
import { PendingPayments } from "./PendingPayments";

const invoice = { id: "i1", reference: "CANT2026000123", month: localDate("2026-11-01"), amount: cents(5775) };

const UNDER_WAY = {
  operationId: "o1",
  amount: cents(5775),
  begunAt: "14\u00a0h\u00a005",
  begunToday: true,
  state: "waiting",
  until: null,
  freeAgainAt: null,
  invoices: [invoice],
} as const;

function view(face: Face, over: Partial<OperationView> = {}): OperationView {
  return {
    operationId: "o1",
    face,
    amount: cents(5775),
    regieName: "Régie des cantines",
    invoices: [invoice],
    receipt: null,
    undone: null,
    kept: cents(0),
    notLeftYet: false,
    leftAlready: false,
    resume: null,
    freeAgainAt: null,
    toPay: cents(5775),
    other: null,
    mayPay: true,
    ...over,
  };
}

const shown = (one: OperationView) => renderToStaticMarkup(<PaymentFacePage base="/corbas" view={one} />);

const FACES: readonly Face[] = [
  { face: "paid", why: "card" },
  { face: "paid", why: "debit" },
  { face: "undone", why: "card" },
  { face: "undone", why: "debit" },
  { face: "refused", why: "card" },
  { face: "refused", why: "debit" },
  { face: "cancelled", why: "abandoned" },
  { face: "cancelled", why: "no_news" },
  { face: "cancelled", why: "unfinished" },
  { face: "cancelled", why: "no_id" },
  { face: "cancelled", why: "dismissed" },
  { face: "cancelled", why: "test" },
  { face: "verifying", why: "no_result" },
  { face: "verifying", why: "no_answer" },
  { face: "verifying", why: "mismatch" },
];

describe("the page where a payer comes back", () => {
  it.each(FACES)("has words of its own: $face, $why", (face) => {
    const { title, sentences } = faceWords(view(face));
    expect(title.length).toBeGreaterThan(10);
    expect(`${title} ${sentences.join(" ")}`).not.toMatch(/undefined|'| [:;!?»€]|« (?!\u00a0)/);
    expect(shown(view(face))).toContain("Régie des cantines");
  });

  it("says that nothing was taken only where that is known", () => {
    for (const face of FACES) {
      const said = faceWords(view(face)).sentences.join(" ");
      const unknown = ["no_news", "dismissed", "test"];
      const known = face.face === "refused" || (face.face === "cancelled" && !unknown.includes(face.why));
      expect(said.includes("Rien n’a été débité"), `${face.face} ${face.why}`).toBe(known);
      expect(said.includes("Ne payez pas une deuxième fois")).toBe(face.face === "verifying");
    }
  });

  it("says what is known, and what to do if money went, where PayFiP has no result", () => {
    const said = faceWords(view({ face: "cancelled", why: "no_news" })).sentences.join(" ");
    expect(said).toContain("À ce jour, PayFiP ne nous signale aucun paiement\u00a0; nous continuons de vérifier.");
    expect(said).toContain("Si votre compte a été débité, ne payez pas de nouveau\u00a0: contactez la mairie.");
  });

  it.each([
    [true, true],
    [false, false],
  ])("its mail says that nothing was taken when PayFiP says so: %s", (isKnown, says) => {
    const { subject, paragraphs } = unpaidMail({ cityName: "Corbas", amount: cents(5775), isKnown });
    const said = `${subject} ${paragraphs.join(" ")}`;
    expect(said.includes("Rien n’a été débité, et ce que vous deviez reste à payer.")).toBe(says);
    expect(said.includes("nous continuons de vérifier")).toBe(!says);
    expect(said).toContain("57,75");
    expect(said).not.toMatch(/undefined|'| [:;!?»€]/);
  });

  it("offers a new payment only where none may be taken any more", () => {
    const again = "Recommencer le paiement";
    expect(shown(view({ face: "refused", why: "card" }))).toContain(again);
    for (const why of ["no_news", "unfinished"] as const)
      expect(shown(view({ face: "cancelled", why }))).toContain(again);
    expect(
      shown(view({ face: "cancelled", why: "abandoned" }, { freeAgainAt: "jeudi 3 décembre à 10\u00a0h" })),
    ).not.toContain(again);
    for (const why of ["no_result", "no_answer", "mismatch"] as const)
      expect(shown(view({ face: "verifying", why }))).not.toContain(again);
    expect(shown(view({ face: "refused", why: "card" }, { mayPay: false }))).not.toContain(again);
  });

  it("leads to PayFiP's page only where it opens: before leaving, or after giving up there (P3)", () => {
    const page = "https://payfip.example/tpa/paiementws.web?idop=1";
    const resume = { url: page, until: "jeudi 3 décembre à 10\u00a0h" };
    const verifying = { face: "verifying", why: "no_result" } as const;
    expect(shown(view(verifying, { resume, notLeftYet: true }))).toContain("/famille/paiements/o1/payfip");
    expect(shown(view({ face: "cancelled", why: "abandoned" }, { resume, freeAgainAt: "x" }))).toContain(page);
    const left = shown(view(verifying, { leftAlready: true, freeAgainAt: "jeudi 3 décembre à 10\u00a0h\u00a020" }));
    expect(left).not.toMatch(/aller sur PayFiP/i);
    expect(left).toContain("ne s’ouvre qu’une fois");
    expect(left).toContain("recommencer le paiement à partir du jeudi 3 décembre à 10\u00a0h\u00a020");
    const silent = shown(view({ face: "verifying", why: "no_answer" }, { leftAlready: true }));
    expect(silent).toContain("dès que PayFiP nous aura répondu");
  });

  it("asks for nothing more of what was paid since, and shows another payment that is under way", () => {
    for (const face of FACES.filter((one) => one.face === "refused" || one.face === "cancelled")) {
      const page = shown(view(face, { toPay: cents(0) }));
      expect(page, face.why).not.toMatch(/reste à payer|Recommencer|Réessayez/);
    }
    const settled = { toPay: cents(0), resume: { url: "https://payfip.example", until: "x" }, freeAgainAt: "x" };
    for (const face of [
      { face: "cancelled", why: "abandoned" },
      { face: "verifying", why: "no_result" },
    ] as const) {
      const still = shown(view(face, settled));
      expect(still).toContain("ne payez pas sur PayFiP");
      expect(still).not.toMatch(/payfip\.example|recommencer/);
    }
    const page = shown(view({ face: "refused", why: "card" }, { other: "o2" }));
    expect(page).toContain("/famille/paiements/o2");
    expect(page).not.toContain("Recommencer");
  });

  it("can be asked again without a script", () => {
    const page = shown(view({ face: "verifying", why: "no_result" }));
    expect(page).toContain('href="/corbas/famille/paiements/o1"');
    expect(page).toContain("Voir où en est le paiement");
  });

  it("gives the receipt at once", () => {
    const receipt = { paymentId: "p1", reference: "CANT-R-2026-000001", day: localDate("2026-12-03") };
    const page = shown(view({ face: "paid", why: "card" }, { receipt }));
    expect(page).toContain('href="/corbas/famille/paiements/recus/p1/pdf"');
    expect(page).not.toContain("annulé");
  });

  it("says when a payment was undone, why, and what is to pay again", () => {
    const undone = { day: localDate("2026-12-18"), reason: "Rejet de la banque", toPay: cents(5775) };
    const receipt = { paymentId: "p1", reference: "CANT-R-2026-000001", day: localDate("2026-12-03") };
    const page = shown(view({ face: "undone", why: "debit" }, { receipt, undone }));
    for (const said of ["18 décembre 2026", "Rejet de la banque", "sont de nouveau à payer", ", annulé"])
      expect(page).toContain(said);
    expect(page).toContain('href="/corbas/famille/factures"');
    expect(page).not.toMatch(/plus rien à faire|bien reçu|Rien n’a été débité/);
    const settled = shown(view({ face: "undone", why: "debit" }, { receipt, undone: { ...undone, toPay: cents(0) } }));
    expect(settled).toContain("n’est plus à payer");
    expect(settled).not.toContain("factures à payer");
  });
});

describe("a payment under way, wherever one could pay the same again", () => {
  const line = UNDER_WAY;

  it.each([
    [line, "Paiement en cours depuis 14\u00a0h\u00a005, en attente de la réponse de PayFiP."],
    [
      { ...line, begunAt: "jeudi 3 décembre à 9\u00a0h", begunToday: false },
      "en cours depuis le jeudi 3 décembre à 9\u00a0h,",
    ],
    [{ ...line, state: "abandoned" }, "commencé à 14\u00a0h\u00a005 et abandonné"],
    [{ ...line, state: "mismatch" }, "la mairie vérifie"],
  ] as const)("is told with what it is for, and where it is: %#", (one, words) => {
    const page = renderToStaticMarkup(<PendingPayments base="/corbas" pending={[one]} />);
    for (const said of [words, "novembre 2026 (facture CANT2026000123)", "/corbas/famille/paiements/o1"])
      expect(page).toContain(said);
  });

  it("given up, is told alike on the three pages: nothing was taken, until when it goes on, when another begins", () => {
    const moments = {
      until: "jeudi 3 décembre à 14\u00a0h\u00a020",
      freeAgainAt: "jeudi 3 décembre à 14\u00a0h\u00a025",
    };
    const abandoned = { ...line, ...moments, state: "abandoned" } as const;
    const group = { regieId: "r1", regieName: "Régie", invoices: [invoice], total: cents(5775), requestKey: "k1" };
    const obstacle = { tag: "under_way", pending: abandoned } as const;
    const recap = { groups: [{ ...group, obstacle }], settled: [], email: "" };
    const resume = { url: "https://payfip.example", until: moments.until };
    const face = { face: "cancelled", why: "abandoned" } as const;
    for (const page of [
      renderToStaticMarkup(<PendingPayments base="/corbas" pending={[abandoned]} />),
      renderToStaticMarkup(<PayRecapPage action={async () => EMPTY_FORM} base="/corbas" recap={recap} />),
      shown(view(face, { resume, freeAgainAt: moments.freeAgainAt })),
    ]) {
      expect(page).toContain("Rien n’a été débité");
      expect(page).toContain(
        `Vous pouvez le reprendre avec la même page, jusqu’au ${moments.until}, ou en commencer un autre à partir du ${moments.freeAgainAt}.`,
      );
      expect(page).not.toMatch(/deuxième fois|en cours de vérification|Si vous n’avez pas payé/);
    }
    const waiting = renderToStaticMarkup(<PendingPayments base="/corbas" pending={[line]} />);
    expect(waiting).toContain("Ne payez pas une deuxième fois");
  });

  it("takes its invoice out of those to pay, and out of what is late; another one stays", () => {
    const of = (id: string, reference: string) =>
      ({
        id,
        kind: "invoice",
        reference,
        regieId: "r1",
        regieName: "Régie",
        first: localDate("2026-11-01"),
        issueDay: localDate("2026-12-01"),
        dueDay: localDate("2026-12-20"),
        total: cents(5775),
        open: cents(5775),
        standing: "late",
      }) as const;
    const account = {
      invoices: [of("i1", "CANT2026000123"), of("i2", "CANT2026000124")],
      owed: cents(11_550),
      kept: cents(0),
      statement: [],
    };
    const page = (lines: readonly (typeof line)[]) =>
      renderToStaticMarkup(<FamilyInvoicesPage account={account} base="/corbas" mayPay offline={[]} pending={lines} />);
    expect(page([]).match(/type="checkbox"/g)).toHaveLength(2);
    const one = page([line]);
    expect(one.match(/type="checkbox"/g)).toHaveLength(1);
    expect(one).toContain('value="i2"');
    expect(one).toContain("Une facture est en retard");
    expect(one.match(/Paiement en cours/g)).toHaveLength(2);
  });
});

describe("the recap", () => {
  const action = async () => EMPTY_FORM;
  const recap = (obstacle: PayRecap["groups"][number]["obstacle"]): PayRecap => ({
    groups: [
      { regieId: "r1", regieName: "Régie", invoices: [invoice], total: cents(5775), obstacle, requestKey: "k1" },
    ],
    settled: [],
    email: "parent@exemple.fr",
  });
  const page = (one: PayRecap) => renderToStaticMarkup(<PayRecapPage action={action} base="/corbas" recap={one} />);

  it("is a form with its address and its amount, without a script", () => {
    const html = page(recap(null));
    expect(html).toContain('value="parent@exemple.fr"');
    expect(html).toContain('name="shown" value="5775"');
    expect(html).toMatch(/Payer.{0,20}57,75/);
  });

  it.each([
    { tag: "off" },
    { tag: "too_small" },
    { tag: "too_large" },
    { tag: "under_way", pending: UNDER_WAY },
  ] as const)("offers nothing to send when it cannot: $tag", (obstacle) => {
    expect(page(recap(obstacle))).not.toContain("<form");
  });
});
