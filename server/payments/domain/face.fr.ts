import { formatDayWithYear } from "@/server/platform/dates";
import { agreedEuros, formatEuros } from "@/server/platform/money";
import type { Face } from "./face";
import { IF_DEBITED, NO_NEWS } from "./mails.fr";
import type { OperationView, UndoneView } from "./payment-view";

/** What a face is called, and what it says: what happened, why, what to do. */
export interface FaceWords {
  readonly title: string;
  readonly kind: "success" | "error" | "warning" | "info";
  readonly sentences: readonly string[];
}

const NOTHING_TAKEN = "Rien n’a été débité, et ce que vous deviez reste à payer.";
/** Of what asks for nothing more: it was paid in another way, or a credit note took it off. */
const SETTLED_SINCE =
  "Depuis, ce que vous deviez est réglé d’une autre façon\u00a0: ne payez pas de nouveau. Si votre compte a été débité deux fois, contactez la mairie.";
const NOT_TWICE =
  "Ne payez pas une deuxième fois\u00a0: aucun autre paiement de ces factures ne peut commencer en attendant.";
const WE_WRITE = "Vous pouvez quitter cette page. Dès que nous connaîtrons le résultat, nous vous écrirons.";

type Spoken = Pick<OperationView, "face" | "amount" | "kept" | "undone" | "toPay">;

export function faceWords({ face, amount, kept, undone, toPay }: Spoken): FaceWords {
  const words = WORDS[`${face.face}/${face.why}` as Key](formatEuros(amount), toPay === 0);
  if (undone) return { ...words, sentences: [...words.sentences, ...undoneSentences(undone)] };
  if (kept === 0) return words;
  const rest = `${formatEuros(kept)} dépassent ce que vous deviez\u00a0: nous les gardons pour votre prochaine facture. Vous pouvez aussi demander leur remboursement à la mairie.`;
  return { ...words, sentences: [...words.sentences, rest] };
}

/** When and why, then what it asks of the payer. */
function undoneSentences({ day, reason, toPay }: UndoneView): string[] {
  return [
    `Annulé le ${formatDayWithYear(day)}. Motif\u00a0: ${reason}`,
    toPay > 0
      ? `De ce qu’il réglait, ${agreedEuros(toPay, "est de nouveau à payer", "sont de nouveau à payer")}.`
      : "Ce qu’il réglait n’est plus à payer\u00a0: vous n’avez rien à faire.",
    "Si votre compte a été débité, ou si vous ne comprenez pas cette annulation, contactez la mairie.",
  ];
}

function nothingTaken(settled: boolean): string {
  return settled
    ? "Rien n’a été débité. Depuis, ce que vous deviez est réglé\u00a0: vous n’avez plus rien à payer."
    : NOTHING_TAKEN;
}

type Key = Face extends infer F ? (F extends Face ? `${F["face"]}/${F["why"]}` : never) : never;

const WORDS: Readonly<Record<Key, (euros: string, settled: boolean) => FaceWords>> = {
  "paid/card": (euros) => ({
    title: "Votre paiement est reçu",
    kind: "success",
    sentences: [`Nous avons bien reçu ${euros}. Votre reçu est prêt, et nous vous l’envoyons aussi par e-mail.`],
  }),
  "paid/debit": (euros) => ({
    title: "Votre prélèvement est enregistré",
    kind: "success",
    sentences: [
      `Votre banque débitera ${euros} dans les prochains jours\u00a0: vous n’avez plus rien à faire. Votre reçu est prêt, et nous vous l’envoyons aussi par e-mail.`,
      "Si votre banque refuse ce prélèvement, la mairie vous préviendra.",
    ],
  }),
  "undone/card": (euros) => ({
    title: "Votre paiement est annulé",
    kind: "warning",
    sentences: [`La mairie a annulé votre paiement par carte de ${euros}\u00a0: il ne compte plus.`],
  }),
  "undone/debit": (euros) => ({
    title: "Votre prélèvement est annulé",
    kind: "warning",
    sentences: [`La mairie a annulé votre prélèvement de ${euros}\u00a0: il ne compte plus.`],
  }),
  "refused/card": (_, settled) => ({
    title: "Votre paiement est refusé",
    kind: "error",
    sentences: [
      `Votre banque n’a pas accepté ce paiement par carte. ${nothingTaken(settled)}`,
      ...(settled ? [] : ["Réessayez avec une autre carte ou par prélèvement, ou payez au guichet."]),
    ],
  }),
  "refused/debit": (_, settled) => ({
    title: "Votre prélèvement est refusé",
    kind: "error",
    sentences: [
      `Ce prélèvement n’a pas été accepté. ${nothingTaken(settled)}`,
      ...(settled ? [] : ["Réessayez par carte ou avec un autre compte, ou payez au guichet."]),
    ],
  }),
  "cancelled/abandoned": (_, settled) => ({
    title: "Vous avez abandonné ce paiement",
    kind: "info",
    sentences: [nothingTaken(settled)],
  }),
  "cancelled/no_news": (_, settled) => ({
    title: "Aucun paiement reçu à ce jour",
    kind: "warning",
    sentences: [NO_NEWS, settled ? SETTLED_SINCE : IF_DEBITED],
  }),
  "cancelled/unfinished": (_, settled) => ({
    title: "Ce paiement n’a pas été terminé",
    kind: "info",
    sentences: [`PayFiP n’a reçu aucun paiement. ${nothingTaken(settled)}`],
  }),
  "cancelled/no_id": (_, settled) => ({
    title: "Ce paiement n’a pas pu commencer",
    kind: "info",
    sentences: [`PayFiP ne nous a pas répondu. ${nothingTaken(settled)}`],
  }),
  "cancelled/dismissed": () => ({
    title: "La mairie a vérifié ce paiement",
    kind: "info",
    sentences: [
      "Ce paiement en ligne n’a pas été enregistré. Si votre compte a été débité, contactez la mairie avec votre relevé bancaire.",
    ],
  }),
  "cancelled/test": (_, settled) => ({
    title: "Ce paiement était un essai",
    kind: "info",
    sentences: [
      `La mairie essaie le paiement en ligne. Cet essai ne règle rien${settled ? "" : "\u00a0: la facture reste à payer"}.`,
    ],
  }),
  "verifying/no_result": (euros) => ({
    title: "Paiement en cours de vérification",
    kind: "warning",
    sentences: [`PayFiP ne nous a pas encore donné le résultat de votre paiement de ${euros}. ${NOT_TWICE}`, WE_WRITE],
  }),
  "verifying/no_answer": (euros) => ({
    title: "Paiement en cours de vérification",
    kind: "warning",
    sentences: [
      `PayFiP ne répond pas pour le moment\u00a0: nous ne savons pas encore si votre paiement de ${euros} est passé. ${NOT_TWICE}`,
      WE_WRITE,
    ],
  }),
  "verifying/mismatch": (euros) => ({
    title: "Paiement en cours de vérification",
    kind: "warning",
    sentences: [
      `La réponse de PayFiP pour votre paiement de ${euros} ne correspond pas à ce que nous lui avions demandé. La mairie est prévenue et vérifie.`,
      NOT_TWICE,
    ],
  }),
};
