import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { dayOf } from "@/server/platform/dates";
import { err, ok, type Result } from "@/server/platform/result";
import { paymentPaper } from "../domain/payment-paper.fr";
import { paymentStatement } from "../domain/payment-statement";
import { type Period, periodProblem } from "../domain/period";
import type { CertificateError } from "../errors";
import { holdAccount, readDocuments, readEntries } from "../queries/household-account";
import { type Asking, countDemand, type Issued, issueCertificate } from "./issue-certificate";

/** Certifies what was received from a household over a period, as its ledger says (Y6). */
export async function certifyPayment(
  tx: Tx,
  asking: Asking,
  period: Period,
): Promise<Result<Issued, CertificateError>> {
  const counted = await countDemand(asking);
  if (!counted.ok) return counted;
  const today = dayOf(asking.clock.now(), asking.city.timezone);
  const problem = periodProblem(period, today);
  if (problem) return err({ tag: problem, today });
  const { familyId } = asking.family;
  await holdAccount(tx, familyId);
  const entries = await readEntries(tx, familyId);
  const statement = paymentStatement(await readDocuments(tx, familyId), entries, period);
  if (!statement) return err({ tag: "NothingPaid", period });
  const stateTo = (frame: Parameters<typeof paymentPaper>[0]) => paymentPaper(frame, statement);
  return ok(await issueCertificate(tx, asking, { childId: null, stateTo }));
}
