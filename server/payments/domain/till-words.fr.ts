import { isMeans } from "./means";
import { MEANS_NAMES } from "./means.fr";

/** A means of payment, or what moved without one. */
export function tillMeans(means: string): string {
  if (isMeans(means)) return MEANS_NAMES[means];
  if (means === "refund") return "Virement du comptable";
  return means === "deposit" ? "Versement au comptable" : means;
}
