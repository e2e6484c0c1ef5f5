import { megabytes } from "./upload-limits";
import type { FileUsage, UploadRoom } from "./upload-room";

const NBSP = "\u00a0";

const filesText = (files: number) => `${files}${NBSP}fichier${files > 1 ? "s" : ""}`;
const usageText = ({ files, bytes }: FileUsage) => `${filesText(files)} et ${megabytes(bytes)}`;

/** What does not count, and so makes room by itself. */
export const WHAT_DOES_NOT_COUNT =
  "Les fichiers refusés, retirés ou remplacés, et ceux dont la date est passée, ne comptent pas.";

/** "Votre dossier peut garder 60 fichiers et 200 Mo en tout : il reste 12 fichiers et 150 Mo." */
export function roomText({ most, left }: UploadRoom): string {
  return `Votre dossier peut garder ${usageText(most)} en tout${NBSP}: il reste ${usageText(left)}. ${WHAT_DOES_NOT_COUNT}`;
}

/** What a family whose file is full can do. */
export function fullText({ most }: UploadRoom): string {
  return `Votre dossier garde déjà tout ce qu’il peut${NBSP}: ${usageText(most)} en tout. ${WHAT_DOES_NOT_COUNT} Retirez un fichier qui attend encore et ne sert plus, ou contactez la mairie.`;
}
