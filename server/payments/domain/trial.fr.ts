import { formatEuros } from "@/server/platform/money";
import type { FaceWords } from "./face.fr";
import type { TrialView } from "./trial";

type Spoken = Pick<TrialView, "face" | "isActivation" | "amount">;

const NOTHING = "La facture reste à payer\u00a0: un essai ne règle rien.";

/** What an agent is told of a trial payment: what happened, and what to do next. */
export function trialWords({ face, isActivation, amount }: Spoken): FaceWords {
  if (face.face === "cancelled" && face.why === "test") return isActivation ? ACTIVATED : TESTED;
  switch (face.face) {
    case "refused":
      return {
        title: "L’essai est refusé",
        kind: "error",
        sentences: [`PayFiP a bien ouvert sa page, mais le paiement n’est pas accepté. ${NOTHING}`],
      };
    case "cancelled":
      return {
        title: "L’essai n’est pas allé au bout",
        kind: "info",
        sentences: [`PayFiP n’a reçu aucun paiement. ${NOTHING} Vous pouvez recommencer.`],
      };
    case "paid":
    case "undone":
    case "verifying":
      return {
        title: "PayFiP n’a pas encore donné le résultat",
        kind: "warning",
        sentences: [
          `Le résultat de l’essai de ${formatEuros(amount)} n’est pas encore connu. Rechargez cette page dans un moment.`,
        ],
      };
  }
}

const TESTED: FaceWords = {
  title: "L’essai a réussi",
  kind: "success",
  sentences: [
    `PayFiP a répondu comme pour un vrai paiement. Rien n’a été débité. ${NOTHING}`,
    "Quand le comptable vous le demande, passez la régie «\u00a0en activation\u00a0», puis faites le paiement d’activation.",
  ],
};

const ACTIVATED: FaceWords = {
  title: "Le paiement d’activation est passé",
  kind: "success",
  sentences: [
    `PayFiP a enregistré le paiement d’activation. ${NOTHING}`,
    "Dites-le au comptable. Quand la DGFiP vous écrit que le service est ouvert, passez la régie à «\u00a0Ouvert\u00a0»\u00a0: les familles peuvent alors payer en ligne.",
  ],
};
