import { FILE_PROBLEM_TEXTS } from "./content/file-problem.fr";
import { megabytes } from "./domain/upload-limits";
import { isFull, type UploadRoom } from "./domain/upload-room";
import { fullText, roomText } from "./domain/upload-room.fr";
import type { DocumentError } from "./errors";

type Said = string | { text: string; field: string };
type Texts = { readonly [T in DocumentError["tag"]]: (error: Extract<DocumentError, { tag: T }>) => Said };

const quoted = (name: string) => `«\u00a0${name.slice(0, 60)}\u00a0»`;
const NBSP = "\u00a0";
const AGAIN = "Choisissez de nouveau vos fichiers\u00a0: rien n’a été envoyé.";

const lowered = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

/** The room that is left was said before: somebody else of the family has sent something meanwhile, or it was not read. */
function tooMuch(room: UploadRoom, what: string): string {
  return isFull(room) ? `${fullText(room)} Rien n’a été envoyé.` : `${what} ${lowered(roomText(room))} ${AGAIN}`;
}

/** What happened, why, and what to do. */
export const documentErrorTexts: Texts = {
  DocumentNotFound: () => "Ce document n’existe pas ou n’est plus disponible.",
  DocumentPlaceNotFound: () => "Ce type de document n’existe pas, ou ne concerne pas cet enfant.",
  FileTooHeavy: ({ fileName, limitBytes }) => ({
    field: "files",
    text: `Le fichier ${quoted(fileName)} est trop lourd\u00a0: ${megabytes(limitBytes)} au plus. Prenez une photo moins précise ou séparez les pages. ${AGAIN}`,
  }),
  FileRefused: ({ fileName, problem }) => ({
    field: "files",
    text: `Le fichier ${quoted(fileName)} ${FILE_PROBLEM_TEXTS[problem]} ${AGAIN}`,
  }),
  TooManyUploads: ({ retryAfterSeconds }) => {
    const minutes = Math.ceil(retryAfterSeconds / 60);
    return `Vous avez envoyé beaucoup de fichiers en peu de temps. Attendez ${minutes}\u00a0minute${minutes > 1 ? "s" : ""}, puis recommencez.`;
  },
  FamilyFilesFull: ({ room }) => ({ field: "files", text: tooMuch(room, `Vous avez choisi trop de fichiers${NBSP}:`) }),
  FamilySpaceFull: ({ room }) => ({ field: "files", text: tooMuch(room, `Vos fichiers sont trop lourds${NBSP}:`) }),
  DocumentAlreadyDecided: () =>
    "Ce document a déjà reçu une réponse ou a été retiré. Il n’y a plus rien à faire\u00a0: revenez à la liste.",
  QuotientNotRead: () =>
    "Cette attestation montre un quotient familial\u00a0: rien n’est accepté sans lui. Rechargez la page, puis écrivez le quotient et son mois.",
  ValidityInThePast: () => ({
    field: "validUntil",
    text: "Cette date est passée\u00a0: le document ne serait plus valable. Écrivez une date à venir, ou refusez le document.",
  }),
};
