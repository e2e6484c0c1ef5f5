import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { mailHousehold, type Unreached, unreachedBy } from "@/server/families";
import type { Clock } from "@/server/platform/clock";
import { dayOf, type LocalDate } from "@/server/platform/dates";
import { err, ok, type Result } from "@/server/platform/result";
import type { City } from "@/server/tenancy";
import { closeDocument, findDocumentAsAgent, type Proof, type StoredDocument } from "../data/documents";
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

export interface DocumentAccepting extends DocumentDeciding {
  readonly validUntil: LocalDate | null;
  /** What the caller records of it in the same transaction, and tells the family: a proof is not accepted without. */
  readonly records?: Proof;
}

/**
 * Accepts a document, up to and including `validUntil`; null is for ever. The family is told (D11), and `unreached` says whether
 * it could be. Gives its dossier.
 * Errors: DocumentNotFound, DocumentAlreadyDecided, ValidityInThePast, QuotientNotRead.
 */
export async function acceptDocument(
  tx: Tx,
  { validUntil, records, ...deciding }: DocumentAccepting,
): Promise<Result<{ familyId: string; unreached: Unreached | null }, DocumentError>> {
  const today = dayOf(deciding.clock.now(), deciding.city.timezone);
  if (validUntil !== null && validUntil < today) return err({ tag: "ValidityInThePast" });
  const document = await findDocumentAsAgent(tx, deciding.documentId, deciding.mayReadHealth);
  if (!document || (records && document.proves !== records)) return err({ tag: "DocumentNotFound" });
  if (document.proves === "quotient" && records !== "quotient") return err({ tag: "QuotientNotRead" });
  const answer = { status: "accepted", reason: null, validUntil } as const;
  const closed = await close(tx, deciding, document, answer);
  if (!closed.ok) return closed;
  const mail = documentAcceptedMail(dayOf(document.sentAt, deciding.city.timezone));
  const unreached = records ? null : await mailFamily(tx, deciding, document, { ...mail, status: "accepted" });
  return ok({ familyId: document.familyId, unreached });
}

/** Refuses a document; the family receives the reason. Errors: DocumentNotFound, DocumentAlreadyDecided. */
export async function refuseDocument(
  tx: Tx,
  { reason, ...deciding }: DocumentDeciding & { readonly reason: string },
): Promise<Result<{ unreached: Unreached | null }, DocumentError>> {
  const document = await findDocumentAsAgent(tx, deciding.documentId, deciding.mayReadHealth);
  if (!document) return err({ tag: "DocumentNotFound" });
  const closed = await close(tx, deciding, document, { status: "refused", reason, validUntil: null });
  if (!closed.ok) return closed;
  const mail = documentRefusedMail(dayOf(document.sentAt, deciding.city.timezone), reason);
  return ok({ unreached: await mailFamily(tx, deciding, document, { ...mail, status: "refused" }) });
}

type AnswerWords = ReturnType<typeof documentRefusedMail>;

interface Answer {
  readonly status: "accepted" | "refused";
  readonly reason: string | null;
  readonly validUntil: LocalDate | null;
}

async function close(
  tx: Tx,
  { agentId, clock }: DocumentDeciding,
  document: StoredDocument,
  answer: Answer,
): Promise<Result<null, DocumentError>> {
  const closing = { ...answer, decidedBy: agentId, at: clock.now() };
  return (await closeDocument(tx, document.id, closing)) ? ok(null) : err({ tag: "DocumentAlreadyDecided" });
}

/**
 * Tells those who hold the household now: the login that sent it may have been taken away since (A3). What is answered about
 * a document of health is for holders of authority (D8).
 */
async function mailFamily(
  tx: Tx,
  { city, clock }: DocumentDeciding,
  { familyId, health }: StoredDocument,
  { status, ...mail }: AnswerWords & { readonly status: Answer["status"] },
): Promise<Unreached | null> {
  const of = health ? "health" : "household";
  return unreachedBy(await mailHousehold(tx, { city, clock, familyId, of, kind: `document-${status}`, mail }));
}
