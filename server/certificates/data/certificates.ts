import "server-only";
import { Temporal } from "temporal-polyfill";
import type { Tx } from "@/server/db/tenant-tx";
import { type LocalDate, localDate } from "@/server/platform/dates";
import type { CertificateContent } from "../domain/certificate";
import type { CertificateKind } from "../domain/kinds";
import type { Period } from "../domain/period";
import type { VerificationCode } from "../domain/verification-code";

export interface NewCertificate {
  readonly id: string;
  readonly familyId: string;
  /** Null when it is about the whole household. */
  readonly childId: string | null;
  readonly kind: CertificateKind;
  readonly code: VerificationCode;
  readonly period: Period;
  readonly content: CertificateContent;
  /** Hexadecimal. */
  readonly digest: string;
  readonly accountId: string;
  readonly issuedAt: Temporal.Instant;
}

/** The base holds a code without its hyphens. */
function keptCode(code: VerificationCode): string {
  return code.replaceAll("-", "");
}

/** Issued once and for all: the base refuses any change of it. */
export async function insertCertificate(tx: Tx, certificate: NewCertificate): Promise<void> {
  const { period, content, digest } = certificate;
  await tx.$executeRaw`
    INSERT INTO certificate (city_id, id, family_id, child_id, kind, code, first_day, last_day, content, content_digest, issued_by,
      issued_at)
    VALUES (app.city(), ${certificate.id}::uuid, ${certificate.familyId}::uuid, ${certificate.childId}::uuid,
      ${certificate.kind}, ${keptCode(certificate.code)}, ${period.first}::date, ${period.last}::date,
      ${JSON.stringify(content)}::jsonb, decode(${digest}, 'hex'), ${certificate.accountId}::uuid,
      ${new Date(certificate.issuedAt.epochMilliseconds)})`;
}

/** What is on file of one certificate, not yet checked against its digest. */
export interface FiledCertificate {
  readonly id: string;
  readonly kind: CertificateKind;
  readonly content: CertificateContent;
  readonly digest: string;
  readonly issuedAt: Temporal.Instant;
}

interface FiledRow {
  id: string;
  kind: CertificateKind;
  content: CertificateContent;
  digest: string;
  issued_at: Date;
}

function toFiled({ id, kind, content, digest, issued_at }: FiledRow): FiledCertificate {
  return { id, kind, content, digest, issuedAt: Temporal.Instant.fromEpochMilliseconds(issued_at.getTime()) };
}

/** Whose certificates: those that this adult asked for in this dossier, of the kinds that are theirs to know. */
export interface CertificateReader {
  readonly familyId: string;
  readonly accountId: string;
  readonly kinds: readonly CertificateKind[];
  /** False leaves out what was certified when the adult still held the household. */
  readonly household: boolean;
}

/** Undefined for anybody else's. */
export async function findOwnCertificate(
  tx: Tx,
  { familyId, accountId, kinds, household }: CertificateReader,
  certificateId: string,
): Promise<FiledCertificate | undefined> {
  const [row] = await tx.$queryRaw<FiledRow[]>`
    SELECT id, kind, content, encode(content_digest, 'hex') AS digest, issued_at FROM certificate
    WHERE id = ${certificateId}::uuid AND family_id = ${familyId}::uuid AND issued_by = ${accountId}::uuid
      AND kind = ANY(${kinds}::text[]) AND (${household} OR NOT (content ->> 'household')::boolean)`;
  return row && toFiled(row);
}

export interface CertificateLine {
  readonly id: string;
  readonly kind: CertificateKind;
  /** "Attestation fiscale de Camille Martin, année 2026" */
  readonly subject: string;
  readonly day: LocalDate;
}

const SHOWN = 50;

/** The last certificates that an adult asked for, newest first. */
export async function listOwnCertificates(
  tx: Tx,
  { familyId, accountId, kinds, household }: CertificateReader,
  zone: string,
): Promise<CertificateLine[]> {
  const rows = await tx.$queryRaw<{ id: string; kind: CertificateKind; subject: string; day: string }[]>`
    SELECT id, kind, content #>> '{paper,subject}' AS subject, (issued_at AT TIME ZONE ${zone})::date::text AS day FROM certificate
    WHERE family_id = ${familyId}::uuid AND issued_by = ${accountId}::uuid AND kind = ANY(${kinds}::text[])
      AND (${household} OR NOT (content ->> 'household')::boolean)
    ORDER BY issued_at DESC, id DESC LIMIT ${SHOWN}`;
  return rows.map((row) => ({ ...row, day: localDate(row.day) }));
}

/** By its code, whoever asks: the caller shows its proof only. */
export async function findByCode(tx: Tx, code: VerificationCode): Promise<FiledCertificate | undefined> {
  const [row] = await tx.$queryRaw<FiledRow[]>`
    SELECT id, kind, content, encode(content_digest, 'hex') AS digest, issued_at FROM certificate
    WHERE code = ${keptCode(code)}`;
  return row && toFiled(row);
}
