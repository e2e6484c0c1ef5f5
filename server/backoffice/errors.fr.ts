import { OBSTACLE_TEXTS } from "./domain/failed-mails.fr";
import type { BackofficeError } from "./errors";

type Texts = { readonly [T in BackofficeError["tag"]]: (error: Extract<BackofficeError, { tag: T }>) => string };

export const backofficeTexts: Texts = {
  QueueItemNotFound: () => "Cette demande n’existe pas ou n’est plus disponible. Revenez à la file.",
  QueueItemTaken: ({ by }) =>
    by
      ? `${by} vient de prendre cette demande. Rechargez la page\u00a0: vous pourrez la reprendre si c’est utile.`
      : "Cette demande vient d’être libérée. Rechargez la page, puis prenez-la.",
  QueueItemDecided: ({ by, when }) =>
    `${by} a déjà répondu à cette demande, ${when}. Il n’y a plus rien à faire\u00a0: passez à la suivante.`,
  FailedMailNotFound: () => "Ce message n’existe pas ou n’est plus à renvoyer. Revenez à la liste.",
  MailNotToResend: ({ why }) => OBSTACLE_TEXTS[why],
  StaffFamilyNotFound: () => "Ce dossier n’existe pas ou n’est plus disponible. Revenez à la recherche.",
  StaffChildNotFound: () => "Cet enfant n’existe pas ou n’est plus disponible. Revenez à la recherche.",
  HeadcountActivityNotFound: () => "Cette activité n’existe pas ou n’est plus disponible. Choisissez-en une autre.",
};
