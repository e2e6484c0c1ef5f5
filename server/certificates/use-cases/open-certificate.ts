import "server-only";
import type { Temporal } from "temporal-polyfill";
import type { Tx } from "@/server/db/tenant-tx";
import type { LocalDate } from "@/server/platform/dates";
import { dayOf } from "@/server/platform/dates";
import type { Paper } from "@/server/platform/paper/paper";
import { paperPdf } from "@/server/platform/paper/pdf";
import { err, ok, type Result } from "@/server/platform/result";
import { type City, townPaper } from "@/server/tenancy";
import { type CertificateReader, findOwnCertificate } from "../data/certificates";
import { certificateDigest } from "../domain/certificate";
import type { CertificateError } from "../errors";

export interface OpenedCertificate {
  readonly paper: Paper;
  readonly day: LocalDate;
}

/**
 * A certificate as it was issued, whatever changed since in the dossier.
 * @throws Error when its content is not what was issued: the base was changed behind the product.
 */
export async function openCertificate(
  tx: Tx,
  reader: CertificateReader,
  { city, certificateId }: { readonly city: City; readonly certificateId: string },
): Promise<Result<OpenedCertificate & { readonly issuedAt: Temporal.Instant }, CertificateError>> {
  const filed = await findOwnCertificate(tx, reader, certificateId);
  if (!filed) return err({ tag: "CertificateNotFound" });
  const { content, digest, issuedAt } = filed;
  if (certificateDigest(content) !== digest) throw new Error(`The certificate ${certificateId} was altered`);
  const { logo } = townPaper(city).letterhead;
  const paper = { ...content.paper, letterhead: { ...content.paper.letterhead, logo } };
  return ok({ paper, issuedAt, day: dayOf(issuedAt, city.timezone) });
}

/** The same as a PDF: the same bytes each time, for what it says and when it says it do not change (docs/adr/0018). */
export async function printCertificate(
  tx: Tx,
  reader: CertificateReader,
  asked: { readonly city: City; readonly certificateId: string },
): Promise<
  Result<
    { readonly fileName: string; readonly mediaType: string; readonly bytes: Uint8Array<ArrayBuffer> },
    CertificateError
  >
> {
  const opened = await openCertificate(tx, reader, asked);
  if (!opened.ok) return opened;
  const { paper, issuedAt, day } = opened.value;
  const pdf = await paperPdf(paper, townPaper(asked.city).look, issuedAt);
  return ok({ fileName: `${paper.title} ${day}.pdf`, mediaType: "application/pdf", bytes: new Uint8Array(pdf) });
}
