import type { PayableInvoice } from "@/server/billing";
import { formatMonth } from "@/server/platform/dates";
import { type Cents, cents, sumCents } from "@/server/platform/money";
import { err, ok, type Result } from "@/server/platform/result";
import { attemptReference, checkRequest, type PaymentRequest, type RequestProblem, type Saisie } from "./payfip";

/** How far the opening of a régie at the DGFiP went. */
export type PayFipMode = "off" | "test" | "activation" | "production";

/** Who pays: a family, once all is open; an agent who tries it out, before. */
export type AttemptBy = "family" | "agent";

/** The mode in which somebody may pay a régie now; undefined when they may not (PROTOCOLS 1.4). */
export function saisieOf(mode: PayFipMode, by: AttemptBy): Saisie | undefined {
  if (by === "family") return mode === "production" ? "W" : undefined;
  if (mode === "test") return "T";
  return mode === "activation" ? "X" : undefined;
}

type AttemptInvoice = Pick<PayableInvoice, "reference" | "firstDay" | "open">;

/** What PayFiP and the bank's statement say the payment is for: references and months, no name. */
export function subjectOf(invoices: readonly AttemptInvoice[]): string {
  const [first] = invoices;
  if (first && invoices.length === 1) return `Facture ${first.reference} ${formatMonth(first.firstDay)}`;
  return `${invoices.length} factures ${invoices.map(({ reference }) => reference).join(" ")}`;
}

export interface Attempt {
  /** In the order in which they are paid; at least one. */
  readonly invoices: readonly [AttemptInvoice, ...AttemptInvoice[]];
  /** From 1: how often the first of them was tried before, plus one. */
  readonly attempt: number;
  readonly client: string;
  readonly saisie: Saisie;
  readonly year: number;
  readonly email: string;
  readonly notificationUrl: string;
  readonly returnUrl: string;
}

/** The total of an attempt, from what its invoices ask now: never from what a form says (attack 28). */
export function totalOf(invoices: readonly Pick<AttemptInvoice, "open">[]): Cents {
  return cents(sumCents(invoices.map(({ open }) => open)));
}

/** What to ask of PayFiP, checked; all that is wrong with it otherwise. */
export function requestOf(attempt: Attempt): Result<PaymentRequest, readonly RequestProblem[]> {
  const { invoices, client, saisie, year, email } = attempt;
  const reference = attemptReference(invoices[0].reference, attempt.attempt);
  if (!reference.ok) return err(["R3"]);
  const wish = {
    numcli: client,
    exer: String(year),
    refdet: reference.value,
    objet: subjectOf(invoices),
    amount: totalOf(invoices),
    mel: email,
    saisie,
    urlnotif: attempt.notificationUrl,
    urlredirect: attempt.returnUrl,
  };
  const checked = checkRequest(wish, { activated: saisie === "W" });
  return checked.ok ? ok(checked.value) : checked;
}
