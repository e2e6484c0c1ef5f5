import { UPLOAD_LIMITS } from "../domain/upload-limits";
import type { FileProblem } from "./file-problem";

/** Why a file is refused and what to do, after "Le fichier « x » ". */
export const FILE_PROBLEM_TEXTS: Readonly<Record<FileProblem, string>> = {
  "unknown-kind":
    "n’est ni un PDF, ni une photo JPEG ou PNG, même si son nom le laisse croire. Prenez une photo du document, ou enregistrez-le en PDF.",
  heic: "est au format HEIC, que nous ne savons pas ouvrir. Sur iPhone\u00a0: Réglages, Appareil photo, Formats, «\u00a0Le plus compatible\u00a0», puis reprenez la photo. Une capture d’écran du document convient aussi.",
  broken:
    "est abîmé ou incomplet\u00a0: nous n’arrivons pas à l’ouvrir. Envoyez-le de nouveau, ou prenez une photo du document.",
  encrypted:
    "est protégé par un mot de passe ou contre la copie. Ouvrez-le, imprimez-le «\u00a0en PDF\u00a0», et envoyez ce nouveau fichier\u00a0; ou prenez-en une photo.",
  "too-many-pixels":
    "est une image trop grande. Prenez une photo ordinaire du document, ou réduisez la taille de l’image.",
  "too-many-pages": `a plus de ${UPLOAD_LIMITS.pdfPages} pages. Gardez seulement les pages utiles.`,
  "hidden-content":
    "contient autre chose qu’un document\u00a0: un programme ou un fichier caché. Imprimez-le «\u00a0en PDF\u00a0» et envoyez ce nouveau fichier, ou prenez-en une photo.",
};
