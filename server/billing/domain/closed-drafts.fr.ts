import { formatDay } from "@/server/platform/dates";
import type { ClosedDrafts } from "./run-view";

/** "Depuis le calcul, la mairie a fermé un jour (jeudi 10 décembre), et 2 factures comptent encore ce jour. …" */
export function closedDraftsText({ days, drafts }: ClosedDrafts): string {
  const [which, them] = days.length === 1 ? ["un jour", "ce jour"] : ["des jours", "ces jours"];
  const count = drafts === 1 ? "1\u00a0facture compte" : `${drafts}\u00a0factures comptent`;
  return `Depuis le calcul, la mairie a fermé ${which} (${days.map(formatDay).join(", ")}), et ${count} encore ${them}. Choisissez «\u00a0Tout recalculer\u00a0», vérifiez les montants, puis émettez.`;
}
