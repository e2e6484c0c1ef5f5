import type { ActivitySum } from "./counter-view";
import { isMeans } from "./means";
import { MEANS_NAMES } from "./means.fr";

/** A means of payment, or what moved without one. */
export function tillMeans(means: string): string {
  if (isMeans(means)) return MEANS_NAMES[means];
  if (means === "refund") return "Virement du comptable";
  return means === "deposit" ? "Versement au comptable" : means;
}

/** What money is for, or that nothing took it yet. */
export function tillActivity({ activity }: Pick<ActivitySum, "activity">): string {
  return activity ?? "Gardé pour de prochaines factures";
}

/** How `paidFor` shares what does not pay an invoice in whole. */
export const SHARED_BY_ACTIVITY =
  "Un paiement en partie est réparti entre les activités de sa facture, en proportion de ce qui reste à payer de chacune.";
