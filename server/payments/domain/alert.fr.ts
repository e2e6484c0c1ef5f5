import { agreedEuros, formatEuros } from "@/server/platform/money";
import type { AlertLine, SpentMoney } from "./counter-view";
import { RESULT_WORDS } from "./moves.fr";

interface AlertWords {
  readonly title: string;
  readonly what: string;
  readonly todo: string;
}

type Told = Pick<AlertLine, "kind" | "amount" | "result" | "resultAmount" | "spent">;

const KEPT_TODO =
  "Ce qui est gardé sert à sa prochaine facture\u00a0: laissez-le, ou remboursez-le si la famille le demande. Le dossier dit ce qui en reste.";

/** "Il a réglé 12,00 € de la facture CANT2027000002. 28,00 € sont gardés pour la famille." */
function spentText(spent: SpentMoney | null): string {
  if (!spent) return "";
  const parts = spent.settled.map(({ reference, amount }) => `${formatEuros(amount)} de la facture ${reference}`);
  const settled = parts.length > 0 ? `Il a réglé ${parts.join(", ")}.` : "Il n’a réglé aucune facture.";
  return `${settled} ${spent.kept > 0 ? `${agreedEuros(spent.kept, "gardé pour la famille", "gardés pour la famille")}.` : "Rien n’est gardé pour la famille."}`;
}

/** What a person must look at: what happened, and what to do. */
export function alertWords({ kind, amount, result, resultAmount, spent }: Told): AlertWords {
  switch (kind) {
    case "overpaid":
      return {
        title: "Trop payé",
        what: `Un paiement en ligne de ${formatEuros(amount)} est arrivé alors que la facture avait baissé entre-temps. ${spentText(spent)}`,
        todo: KEPT_TODO,
      };
    case "paid_twice":
      return {
        title: "Payé deux fois",
        what: `Un paiement en ligne de ${formatEuros(amount)} est arrivé pour une facture qu’un autre paiement a réglée entre-temps. Il est enregistré. ${spentText(spent)}`,
        todo: `Prévenez la famille. ${KEPT_TODO}`,
      };
    case "mismatch":
      return {
        title: result === "P" || result === "V" ? "Payé chez PayFiP, pas ici" : "Réponse de PayFiP à vérifier",
        what: `La famille devait payer ${formatEuros(amount)}. PayFiP répond${result ? `\u00a0: ${RESULT_WORDS[result]}` : " autre chose"}${resultAmount === null ? "" : `, ${formatEuros(resultAmount)}`}. Cela ne correspond pas à la demande\u00a0: rien n’a été enregistré ici, et la facture ne peut pas être payée en ligne en attendant.`,
        todo: "Cherchez la référence dans l’espace PayFiP ou sur le relevé du compte. Si l’argent est arrivé, encaissez-le au guichet comme un virement. Puis classez cette alerte\u00a0: la facture pourra de nouveau être payée.",
      };
    case "unknown_young_operation":
      return {
        title: "Opération inconnue de PayFiP",
        what: "PayFiP ne connaît pas une opération qui vient d’être créée. C’est sans doute un défaut du portail ou un mauvais numéro de client.",
        todo: "Vérifiez le numéro de client de la régie. S’il est bon, signalez-le à l’assistance du portail avec la référence.",
      };
    case "late_success":
      return {
        title: "Paiement arrivé en retard",
        what: `Un paiement en ligne de ${formatEuros(amount)} a réussi après avoir été cru abandonné. Il est enregistré.`,
        todo: "Vérifiez que la famille n’a pas payé une deuxième fois entre-temps. Si c’est le cas, une autre alerte le dit.",
      };
  }
}
