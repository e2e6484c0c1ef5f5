import { formatDayWithYear } from "@/server/platform/dates";
import { formatEuros } from "@/server/platform/money";
import { keepText, knownText, UNDER_WAY } from "./domain/agreed.fr";
import type { PaymentError } from "./errors";
import { describeFailure } from "./payfip/payfip-faults.fr";

type Texts = {
  readonly [T in PaymentError["tag"]]: (
    error: Extract<PaymentError, { tag: T }>,
  ) => string | { readonly text: string; readonly field: string; readonly offers?: readonly Offer[] };
};

interface Offer {
  readonly value: string;
  readonly label: string;
}

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
  EarlierPaymentUnknown: () =>
    "PayFiP ne répond pas pour le moment\u00a0: nous ne savons pas si votre paiement précédent est passé. Pour ne pas vous faire payer deux fois, nous n’en commençons pas un autre. Réessayez dans quelques minutes. Si cela dure, contactez la mairie.",
  DebtorNotFound: () => "Ce compte n’existe pas dans cette régie.",
  PaymentNotFound: () => "Ce paiement n’existe pas.",
  ReceiptUndone: ({ day }) =>
    `Ce paiement est annulé depuis le ${formatDayWithYear(day)}\u00a0: son reçu ne vaut plus, et rien n’est parti. Si la famille a payé depuis, envoyez-lui le reçu de ce nouveau paiement.`,
  TillNotFound: () => "Cette régie n’existe pas.",
  DepositNotFound: () => "Ce versement n’existe pas.",
  PaymentAlertNotFound: () => "Cette alerte n’existe pas.",
  PaymentAboveOwed: ({ kept }) => ({
    text: `Ce paiement dépasse de ${formatEuros(kept)} ce qui est dû. Corrigez le montant, ou cochez «\u00a0${keepText(kept)}\u00a0».`,
    field: "keep",
    offers: [{ value: String(kept), label: keepText(kept) }],
  }),
  PaymentUnderWay: ({ operationIds }) => ({
    text: "Un paiement en ligne est en cours pour ces factures\u00a0: s’il arrive, la famille aura payé deux fois. Rien n’est encaissé. Demandez son résultat à PayFiP, en bas de cette page, ou cochez la case pour confirmer.",
    field: "underWay",
    offers: [{ value: knownText(operationIds), label: UNDER_WAY.confirm }],
  }),
  PaymentFormUsed: () =>
    "Ce formulaire a déjà servi, avec un autre montant. Rien de plus n’est enregistré. Rechargez la page pour voir ce qui l’a été, puis recommencez.",
  PaymentCreditGivenBack: () =>
    "Ce paiement a laissé une somme sur le compte, et cette somme a été remboursée depuis. Il ne peut plus être annulé tel quel. Demandez d’abord au comptable le retour du remboursement.",
  RefundAboveKept: ({ kept }) => ({
    text: `La mairie ne garde plus que ${formatEuros(kept)} sur ce compte. Corrigez le montant.`,
    field: "amount",
  }),
  DepositIsEmpty: () => ({
    text: "Il n’y a rien à verser pour ce qui est coché. Cochez au moins un moyen de paiement.",
    field: "means",
  }),
  DepositHasChanged: () =>
    "La caisse a changé depuis que cette page est ouverte\u00a0: un paiement a été enregistré, annulé ou versé entre-temps. Rien n’est clos. Rechargez la page, recomptez, puis recommencez.",
  PayFipClientUnknown: ({ failure }) => ({ text: describeFailure(failure, "client").agent, field: "client" }),
  TrialNotOpen: () =>
    "Le paiement en ligne de cette régie n’est ni en test ni en activation\u00a0: un essai ne servirait à rien. Changez d’abord son réglage.",
  TrialInvoiceUnknown: () => ({
    text: "Aucune facture de cette régie ne porte ce numéro, ou il n’en reste rien à payer. Prenez-en une dans la liste des factures émises.",
    field: "reference",
  }),
  TrialGotNoId: ({ failure }) => describeFailure(failure, "creation").agent,
  PayFipGaveNoId: ({ failure }) => {
    const { payer } = describeFailure(failure, "creation");
    const aboutAddress = failure.tag === "PayFipFault" && (failure.code === "A1" || failure.code === "A2");
    return aboutAddress ? { text: payer, field: "email" } : payer;
  },
};
