import "server-only";
import { addJob } from "@/server/db/jobs";
import type { Tx } from "@/server/db/tenant-tx";
import type { Clock } from "@/server/platform/clock";
import { err, ok, type Result } from "@/server/platform/result";
import { closeDocument, type FamilyDocument, findFamilyDocument } from "../data/documents";
import type { DocumentError } from "../errors";

/**
 * A family takes back a document before it is answered; its file is removed once that is committed. Errors:
 * DocumentNotFound, also for a stranger's, or for one of health that this adult may not know of; DocumentAlreadyDecided.
 */
export async function withdrawDocument(
  tx: Tx,
  { clock, ...asked }: FamilyDocument & { readonly clock: Clock },
): Promise<Result<null, DocumentError>> {
  const document = await findFamilyDocument(tx, asked);
  if (!document) return err({ tag: "DocumentNotFound" });
  if (document.status === "withdrawn") return ok(null);
  const closing = { status: "withdrawn", decidedBy: null, reason: null, validUntil: null, at: clock.now() } as const;
  if (!(await closeDocument(tx, document.id, closing))) return err({ tag: "DocumentAlreadyDecided" });
  await addJob(tx, "remove-file", { key: document.storageKey });
  return ok(null);
}
