import { contentProblems } from "./content-rules";
import { documentProblems } from "./document-rules";
import { OpenedPdf } from "./opened-pdf";
import { structureProblems } from "./structure-rules";

/**
 * What a machine can see of PDF/UA-1 (ISO 14289-1) in our own documents: the rules of the Matterhorn protocol that apply
 * to text, tables, lists, pictures and links. No validator is to be had offline. Empty when all is well.
 */
export async function pdfUaProblems(bytes: Uint8Array): Promise<string[]> {
  const pdf = await OpenedPdf.open(bytes);
  return [...new Set([...documentProblems(pdf), ...structureProblems(pdf), ...contentProblems(pdf)])];
}
