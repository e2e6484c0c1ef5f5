import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { mailAddressOf } from "@/server/families";
import { queueMail } from "@/server/messaging";
import type { Clock } from "@/server/platform/clock";
import { dayOf, type LocalDate } from "@/server/platform/dates";
import { err, ok, type Result } from "@/server/platform/result";
import { type City, publicUrl } from "@/server/tenancy";
import { closeDocument, findDocumentAsAgent, type StoredDocument } from "../data/documents";
import { documentAcceptedMail, documentRefusedMail } from "../domain/decision-mails.fr";
import type { DocumentError } from "../errors";

/** An agent who answers, and to what. */
export interface DocumentDeciding {
  readonly city: City;
  readonly documentId: string;
  readonly agentId: string;
  /** Without it, a document of health does not exist (D8). */
  readonly mayReadHealth: boolean;
  readonly clock: Clock;
}

/**
 * Accepts a document, up to and including `validUntil`; null is for ever. The family is told (D11).
 * Errors: DocumentNotFound, DocumentAlreadyDecided, ValidityInThePast.
 */
export async function acceptDocument(
  tx: Tx,
  { validUntil, ...deciding }: DocumentDeciding & { readonly validUntil: LocalDate | null },
): Promise<Result<null, DocumentError>> {
  const today = dayOf(deciding.clock.now(), deciding.city.timezone);
  if (validUntil !== null && validUntil < today) return err({ tag: "ValidityInThePast" });
  return decide(tx, deciding, { status: "accepted", reason: null, validUntil }, documentAcceptedMail());
}

/** Refuses a document; the family receives the reason. Errors: DocumentNotFound, DocumentAlreadyDecided. */
export async function refuseDocument(
  tx: Tx,
  { reason, ...deciding }: DocumentDeciding & { readonly reason: string },
): Promise<Result<null, DocumentError>> {
  return decide(tx, deciding, { status: "refused", reason, validUntil: null }, documentRefusedMail(reason));
}

type AnswerWords = ReturnType<typeof documentRefusedMail>;

interface Answer {
  readonly status: "accepted" | "refused";
  readonly reason: string | null;
  readonly validUntil: LocalDate | null;
}

async function decide(
  tx: Tx,
  deciding: DocumentDeciding,
  answer: Answer,
  words: AnswerWords,
): Promise<Result<null, DocumentError>> {
  const document = await findDocumentAsAgent(tx, deciding.documentId, deciding.mayReadHealth);
  if (!document) return err({ tag: "DocumentNotFound" });
  const closing = { ...answer, decidedBy: deciding.agentId, at: deciding.clock.now() };
  if (!(await closeDocument(tx, document.id, closing))) return err({ tag: "DocumentAlreadyDecided" });
  await mailFamily(tx, deciding, document, { ...words, status: answer.status });
  return ok(null);
}

async function mailFamily(
  tx: Tx,
  { city, clock }: DocumentDeciding,
  document: StoredDocument,
  { status, action, ...words }: AnswerWords & { readonly status: Answer["status"] },
): Promise<void> {
  const to = await mailAddressOf(tx, document.uploadedBy);
  if (!to) return;
  await queueMail(tx, {
    city,
    clock,
    to,
    ...words,
    familyId: document.familyId,
    kind: `document-${status}`,
    dedupeKey: `document:${document.id}:${status}`,
    action: { label: action.label, url: publicUrl(city, action.path) },
  });
}
