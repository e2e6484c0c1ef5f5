/** Why a draft without a line is kept back by the run itself. */
export const NOTHING_TO_BILL =
  "Rien ne peut être facturé pour le moment\u00a0: il manque un tarif, ou le tiers qui paie. Complétez les réglages, puis recalculez.";
