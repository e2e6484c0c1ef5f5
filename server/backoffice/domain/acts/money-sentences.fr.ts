import { elide } from "@/server/platform/elision";
import { cents, formatEuros } from "@/server/platform/money";
import type { Sentence } from "./said";
import type { Told } from "./told";

/** "de 45,30 €"; empty where no amount is known. A credit note counts below zero: its amount is said without the sign. */
function ofEuros(told: Told, column: string): string {
  const value = told.fact(column);
  return value === "" ? "" : ` de ${formatEuros(cents(Math.abs(Number(value))))}`;
}

const isCredit = (told: Told) => told.fact("kind") === "credit_note";

/** " sur la facture CANT2026000002, « Erreur de pointage »": of a credit note, what it corrects and why; empty for an invoice. */
function correction(told: Told): string {
  if (!isCredit(told)) return "";
  const corrected = told.name("corrects_id");
  const reason = told.fact("reason");
  return `${corrected ? ` sur la facture ${corrected}` : ""}${reason ? `, «\u00a0${reason}\u00a0»` : ""}`;
}

const invoice: Sentence = (told) => {
  const what = `${isCredit(told) ? "l’avoir" : "la facture"} ${told.fact("reference")}`.trim();
  if (told.fact("status") === "issued") {
    return {
      text: `a émis ${what}${ofEuros(told, "total_cents")}${correction(told)}`,
      isNew: true,
      says: [
        ...["reference", "total_cents", "status", "kind", "regie_id", "held_reason", "message", "issue_day"],
        ...(isCredit(told) ? ["corrects_id", "reason"] : []),
      ],
    };
  }
  if (told.changes("status")) {
    const held = told.fact("status") === "held";
    return {
      text: held ? "a mis de côté une facture en préparation" : "a repris une facture mise de côté",
      says: ["status"],
    };
  }
  return { text: "a changé la raison pour laquelle une facture est mise de côté" };
};

/** "€" stands for the amount. */
const MOVES: Readonly<Record<string, string>> = {
  asked: "a commencé un paiement en ligne€",
  void: "n’a pas pu commencer le paiement en ligne€",
  created: "a préparé avec PayFiP le paiement en ligne€",
  redirected: "est parti sur PayFiP pour le paiement en ligne€",
  paid: "a su de PayFiP que le paiement en ligne€ est fait",
  debit_ordered: "a su de PayFiP que le prélèvement est ordonné pour le paiement en ligne€",
  refused: "a su de PayFiP que le paiement en ligne€ est refusé",
  abandoned: "a su de PayFiP que le paiement en ligne€ est abandonné",
  expired: "n’a pas eu de résultat de PayFiP pour le paiement en ligne€",
  dead: "a clos, sans rien encaisser, le paiement en ligne€",
  mismatch: "a signalé une réponse de PayFiP à vérifier, pour le paiement en ligne€",
  test_passed: "a réussi un essai de paiement en ligne€",
};

/** Each entry is told by what it counts; alone, by itself. */
const ledgerEntry: Sentence = (told) => {
  const amount = ofEuros(told, "cents");
  switch (told.fact("kind")) {
    case "reversal":
      return {
        text: `a annulé le paiement${amount}${told.name("payment_id") ? `, reçu ${told.name("payment_id")}` : ""}`,
        says: ["kind", "payment_id", "regie_id"],
      };
    case "allocation":
      return { text: "a utilisé pour des factures ce qui était gardé pour la famille", says: ["kind", "regie_id"] };
    default:
      return { text: `a inscrit au compte de la famille un mouvement${amount}`, quiet: true };
  }
};

/** What happened to the money of a dossier. */
export const MONEY_SENTENCES: Readonly<Record<string, Sentence>> = {
  invoice,
  ledger_entry: ledgerEntry,
  child_payer: (told) => ({
    text: `${told.operation === "insert" ? "a fixé" : "a changé"} la part des factures ${elide("de", told.name("child_id") || "l’enfant")} que paie ce dossier`,
    says: ["child_id"],
  }),
  debtor: (told) => ({
    text: `a ouvert le compte de facturation du dossier (${told.name("regie_id")})`,
    says: "all",
    quiet: true,
  }),
  invoice_notice: (told) => ({
    text: `a envoyé à nouveau par e-mail l’avis de la facture ${told.name("invoice_id")}`,
    says: ["invoice_id", "day"],
  }),
  payment: (told) => ({
    text: `a enregistré un paiement${ofEuros(told, "amount_cents")}, reçu ${told.nameOfRow}`,
    says: ["amount_cents", "regie_id"],
  }),
  payfip_operation: (told) => ({
    text: (MOVES[told.fact("status")] ?? "a suivi le paiement en ligne€").replace("€", ofEuros(told, "amount_cents")),
    says: told.operation === "insert" ? ["amount_cents", "status", "saisie", "subject", "regie_id"] : "all",
  }),
  refund: (told) => ({
    text: `a noté un remboursement${ofEuros(told, "amount_cents")}`,
    says: ["amount_cents", "regie_id"],
  }),
};
