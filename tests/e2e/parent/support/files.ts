import type { Page } from "@playwright/test";
import { samplePdf, samplePhoto } from "../../../../prisma/seed/work/sample-files";

export interface SentFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

export async function goodPdf(): Promise<SentFile> {
  const { bytes, mediaType } = await samplePdf("Justificatif", ["Famille Essai"]);
  return { name: "quittance.pdf", mimeType: mediaType, buffer: Buffer.from(bytes) };
}

export async function goodPhoto(): Promise<SentFile> {
  const { bytes, mediaType } = await samplePhoto("Justificatif", ["Famille Essai"]);
  return { name: "photo de la quittance.jpg", mimeType: mediaType, buffer: Buffer.from(bytes) };
}

/** Chooses files in the page's form and sends it. */
export async function send(page: Page, files: readonly SentFile[]): Promise<void> {
  await page.getByLabel(/Fichiers/).setInputFiles([...files]);
  await page.getByRole("button", { name: "Envoyer", exact: true }).click();
}
