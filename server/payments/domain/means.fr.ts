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
