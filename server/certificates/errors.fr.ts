import { formatDayWithYear } from "@/server/platform/dates";
import { elide } from "@/server/platform/elision";
import { periodText } from "./domain/paper-frame.fr";
import type { CertificateError } from "./errors";

type Texts = {
  readonly [T in CertificateError["tag"]]: (
    error: Extract<CertificateError, { tag: T }>,
  ) => string | { readonly text: string; readonly field: string };
};

/** What happened, why, what to do. */
export const certificateErrorTexts: Texts = {
  CertificateNotFound: () => "Cette attestation n’existe pas.",
  CertifiedChildNotFound: () => "Cet enfant n’est pas dans votre dossier.",
  PeriodReversed: () => ({
    text: "Le dernier jour vient avant le premier. Écrivez une date plus tardive, ou corrigez le premier jour.",
    field: "last",
  }),
  PeriodInFuture: ({ today }) => ({
    text: `Nous attestons ce qui a eu lieu, pas ce qui viendra. Choisissez un dernier jour jusqu’au ${formatDayWithYear(today)}.`,
    field: "last",
  }),
  PeriodTooLong: () => ({
    text: "Cette période est trop longue\u00a0: une attestation couvre trois ans au plus. Rapprochez les deux dates, ou demandez plusieurs attestations.",
    field: "first",
  }),
  YearInFuture: ({ thisYear }) => ({
    text: `Cette année n’est pas commencée. Choisissez ${thisYear} ou une année passée.`,
    field: "year",
  }),
  NothingPaid: ({ period }) =>
    `Il n’y a rien à attester\u00a0: nous n’avons reçu aucun paiement de votre foyer ${periodText(period)}. Essayez une période plus longue. Si vous venez de payer, attendez que le reçu soit dans vos factures.`,
  NothingPaidInYear: ({ year }) =>
    `Il n’y a rien à attester\u00a0: nous n’avons reçu aucun paiement de votre foyer en ${year}. Choisissez une autre année. Si vous avez payé à un autre organisme, demandez-lui son attestation.`,
  NeverAttended: ({ firstName, period }) =>
    `Il n’y a rien à attester\u00a0: nos feuilles ne montrent aucune présence ${elide("de", firstName)}, réservée par votre foyer, ${periodText(period)}. Essayez une autre période, ou contactez-nous si c’est une erreur.`,
  NotEnrolled: ({ firstName }) =>
    `Il n’y a rien à attester\u00a0: ${firstName} ne figure sur la liste d’aucune activité en ce moment. Pour demander une inscription, ou suivre celle que vous avez demandée, ouvrez la page «\u00a0Mes inscriptions\u00a0»\u00a0; pour la scolarité, demandez un certificat à l’école.`,
  TooManyCertificates: ({ minutes }) =>
    `Vous avez demandé beaucoup d’attestations en peu de temps. Celles qui sont faites restent dans la liste. Pour une nouvelle, attendez ${minutes}\u00a0minute${minutes > 1 ? "s" : ""}.`,
};
