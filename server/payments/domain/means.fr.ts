import type { Means } from "./means";

export const MEANS_NAMES: Readonly<Record<Means, string>> = {
  cash: "Espèces",
  cheque: "Chèque",
  card_terminal: "Carte bancaire, au terminal",
  transfer: "Virement",
  cesu: "CESU",
  ancv: "Chèques-vacances ANCV",
  payfip_card: "Carte bancaire, par PayFiP",
  payfip_debit: "Prélèvement, par PayFiP",
};

/** What was noted with a payment; by PayFiP, the number with which it was authorised (PROTOCOLS 1.3, `numauto`). */
export function noteText(means: string, note: string): string {
  const isOnline = means === "payfip_card" || means === "payfip_debit";
  return isOnline && note !== "" ? `numéro d’autorisation\u00a0: ${note}` : note;
}
