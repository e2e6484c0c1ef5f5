import { formatDayWithYear, formatOfMonth } from "@/server/platform/dates";
import { closedDraftsText } from "./domain/closed-drafts.fr";
import type { BillingError } from "./errors";

type Texts = {
  readonly [T in BillingError["tag"]]: (
    error: Extract<BillingError, { tag: T }>,
  ) => string | { readonly text: string; readonly field: string };
};

/** What happened, why, what to do. */
export const billingErrorTexts: Texts = {
  RegieNotFound: () => "Cette régie n’existe pas.",
  InvoiceRunNotFound: () => "Cette facturation n’existe pas.",
  InvoiceNotFound: () => "Cette facture n’existe pas.",
  RegieCollectsNothing: () =>
    "Aucune activité n’est rattachée à cette régie\u00a0: il n’y a rien à facturer. Rattachez une activité dans les réglages.",
  RunAlreadyOpen: ({ month }) =>
    `La facturation ${formatOfMonth(month)} est en cours pour cette régie. Émettez-la ou abandonnez-la avant d’en commencer une autre.`,
  RunMonthNotBegun: ({ first }) => ({
    text: `Ce mois commence le ${formatDayWithYear(first)}\u00a0: il n’y a encore rien à facturer. Choisissez un mois commencé.`,
    field: "month",
  }),
  RunNotToReview: () =>
    "Cette facturation n’est pas à vérifier en ce moment\u00a0: le calcul ou l’émission est en cours, ou elle est terminée. Rechargez la page pour voir où elle en est.",
  RunIsIssued: () =>
    "Cette facturation est émise, ou en train de l’être\u00a0: elle ne peut plus être changée. Corrigez une facture par un avoir.",
  RunHasNothingToIssue: () =>
    "Il n’y a aucune facture à émettre\u00a0: toutes sont retenues, ou il n’y en a pas. Libérez au moins une facture, ou abandonnez cette facturation.",
  RunBillsClosedDays: (closed) => `Rien n’est émis. ${closedDraftsText(closed)}`,
  DueDayTooEarly: ({ earliest }) => ({
    text: `Les familles n’auraient pas le temps de payer. Choisissez une date à partir du ${formatDayWithYear(earliest)}.`,
    field: "dueDay",
  }),
  DueDayTooLate: ({ latest }) => ({
    text: `Cette date est trop lointaine. Choisissez une date jusqu’au ${formatDayWithYear(latest)}.`,
    field: "dueDay",
  }),
  DraftHasNothingToBill: () =>
    "Cette facture n’a aucune ligne\u00a0: il manque un tarif, ou le tiers qui paie. Complétez les réglages, puis recalculez-la.",
  CreditDuringIssue: () =>
    "Des factures sont en cours d’émission pour cette régie. Attendez la fin de l’émission, quelques minutes, puis recommencez.",
  CreditOfCreditNote: () =>
    "Un avoir ne se corrige pas par un avoir. Ce qui manque sera facturé par la prochaine facturation.",
  CreditNothingChosen: () => ({
    text: "Aucun jour n’est choisi. Cochez toute la facture ou au moins un jour.",
    field: "days",
  }),
  CreditAlreadyGiven: () =>
    "Ce qui est choisi a déjà été rendu, par un autre avoir ou par une régularisation. Rechargez la page pour voir ce qui peut encore l’être.",
  CreditNotNegative: () =>
    "Ce choix ne rend rien à la famille\u00a0: il annulerait une réduction. Choisissez des jours facturés, ou toute la facture.",
  InvoiceToNobody: ({ thirdParty }) =>
    thirdParty
      ? "Ce tiers payeur n’a pas d’adresse e-mail\u00a0: rien n’est parti. Écrivez-la dans les réglages, ou envoyez le PDF par courrier."
      : "Aucune des personnes qui paient pour cette famille n’a d’adresse e-mail\u00a0: rien n’est parti. Complétez le dossier, ou envoyez le PDF par courrier.",
  RegieCodeInNumbers: ({ code }) =>
    `Le code ${code} ne change plus\u00a0: cette régie a commencé à facturer, et ses numéros commencent par ce code. Rechargez la page, puis enregistrez le reste.`,
  RegieCodeTaken: ({ code }) => ({
    text: `Le code ${code} est celui d’une autre régie\u00a0: leurs numéros se confondraient. Choisissez-en un autre.`,
    field: "code",
  }),
  ThirdPartyNotFound: () => "Ce tiers payeur n’existe pas.",
  ThirdPartyCodeTaken: ({ code }) => ({
    text: `Un tiers porte déjà le code «\u00a0${code}\u00a0». Modifiez-le, ou choisissez un autre code.`,
    field: "code",
  }),
  ThirdPartyBilled: ({ name }) =>
    `${name} ne peut pas être retiré\u00a0: des factures ou des projets de facture le nomment. Modifiez plutôt son nom ou son adresse.`,
  ThirdPartyInFees: ({ name, code }) =>
    `${name} ne peut pas être retiré\u00a0: une grille tarifaire nomme «\u00a0${code}\u00a0», et sa part ne serait facturée à personne.`,
  SharedChildNotFound: () => "Cet enfant n’existe pas dans ce dossier.",
  AgreementMoved: () =>
    "Une autre personne a changé ces parts, ou les foyers de l’enfant, pendant que vous remplissiez le formulaire. Rechargez la page, puis recommencez.",
  AgreementDayUnlikely: ({ field, earliest, latest }) => ({
    text: `Ce jour est trop loin d’aujourd’hui. Écrivez un jour entre le ${formatDayWithYear(earliest)} et le ${formatDayWithYear(latest)}.`,
    field,
  }),
  AgreementEndsBefore: () => ({
    text: "Rien n’est convenu après ce jour\u00a0: il n’y a rien à arrêter. Écrivez un jour plus ancien.",
    field: "lastDay",
  }),
};
