import { formatDayWithYear, type LocalDate } from "@/server/platform/dates";
import type { AgreementDone } from "./after-agreement";

/** What a clerk is told of what was just done about who pays; `firstDay`: of the newest agreement, null when there is none (X2). */
export function agreementDone(firstDay: LocalDate | null): Readonly<Record<AgreementDone, string>> {
  const from = firstDay ? ` Les factures des jours à partir du ${formatDayWithYear(firstDay)} le suivront.` : "";
  return {
    accord: `Le partage est enregistré, les foyers sont prévenus.${from}`,
    "accord-passe":
      "Le partage est enregistré, les foyers sont prévenus. Il commence avant des jours déjà facturés\u00a0: la prochaine facturation demandera ou rendra la différence à chaque foyer.",
    "fin-accord": "Le partage est arrêté, les foyers sont prévenus.",
  };
}
