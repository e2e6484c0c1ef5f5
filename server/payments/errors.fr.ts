import type { PaymentError } from "./errors";
import { describeFailure } from "./payfip/payfip-faults.fr";

type Texts = {
  readonly [T in PaymentError["tag"]]: (
    error: Extract<PaymentError, { tag: T }>,
  ) => string | { readonly text: string; readonly field: string };
};

/** What happened, why, what to do. */
export const paymentErrorTexts: Texts = {
  PayableInvoiceNotFound: () => "Cette facture n’existe pas.",
  PaymentOperationNotFound: () => "Ce paiement n’existe pas.",
  AmountHasChanged: () =>
    "Ce que vous devez a changé depuis que cette page est ouverte\u00a0: une facture a été payée ou corrigée entre-temps. Rien n’a été débité. Revenez à vos factures pour voir ce qui reste à payer.",
  SeveralRegies: () =>
    "Ces factures ne se paient pas ensemble\u00a0: elles sont encaissées par des régies différentes. Revenez à vos factures et payez-les l’une après l’autre.",
  OnlinePaymentNotOffered: () =>
    "Le paiement en ligne n’est pas proposé pour cette facture. Rien n’a été débité. Payez au guichet, aux heures d’ouverture.",
  AmountTooSmallOnline: () =>
    "PayFiP n’accepte pas les paiements de moins de 1\u00a0€. Payez cette facture avec une autre, ou au guichet.",
  AmountTooLargeOnline: () =>
    "Ce montant est trop élevé pour un paiement en ligne. Payez moins de factures à la fois, ou au guichet.",
  PayerAddressRefused: () => ({
    text: "PayFiP n’accepte pas cette adresse e-mail\u00a0: elle doit avoir de 6 à 80 caractères. Écrivez-la comme ceci\u00a0: nom@exemple.fr.",
    field: "email",
  }),
  PayFipGaveNoId: ({ failure }) => {
    const { payer } = describeFailure(failure, "creation");
    const aboutAddress = failure.tag === "PayFipFault" && (failure.code === "A1" || failure.code === "A2");
    return aboutAddress ? { text: payer, field: "email" } : payer;
  },
};
