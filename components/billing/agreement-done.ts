import { formatDayWithYear, type LocalDate } from "@/server/platform/dates";
import { toldTexts } from "../desk/told";

const TOLD = "Les foyers sont prévenus par e-mail.";

/** What a clerk is told of what was just done about who pays; `firstDay`: of the newest agreement, null when there is none (X2). */
export function agreementDone(firstDay: LocalDate | null): Readonly<Record<string, string>> {
  const from = firstDay ? ` Les factures des jours à partir du ${formatDayWithYear(firstDay)} le suivront.` : "";
  const past =
    "Le partage est enregistré. Il commence avant des jours déjà facturés\u00a0: la prochaine facturation demandera ou rendra la différence à chaque foyer.";
  return Object.fromEntries([
    ...toldTexts("accord", `Le partage est enregistré.${from}`, TOLD),
    ...toldTexts("accord-passe", past, TOLD),
    ...toldTexts("fin-accord", "Le partage est arrêté.", TOLD),
  ]);
}
