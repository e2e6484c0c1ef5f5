import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { dayOf } from "@/server/platform/dates";
import { err, ok, type Result } from "@/server/platform/result";
import { enrolmentPaper } from "../domain/enrolment-paper.fr";
import type { CertificateError } from "../errors";
import { enrolmentsFrom, findFamilyChild } from "../queries/family-child";
import { type Asking, countDemand, type Issued, issueCertificate } from "./issue-certificate";

/** Certifies where a child of the household goes to school and what it is enrolled in, today and to come. */
export async function certifyEnrolment(
  tx: Tx,
  asking: Asking,
  childId: string,
): Promise<Result<Issued, CertificateError>> {
  const counted = await countDemand(asking);
  if (!counted.ok) return counted;
  const today = dayOf(asking.clock.now(), asking.city.timezone);
  const { familyId } = asking.family;
  const found = await findFamilyChild(tx, { familyId, childId }, today);
  if (!found) return err({ tag: "CertifiedChildNotFound" });
  const activities = await enrolmentsFrom(tx, { familyId, childId }, today);
  if (activities.length === 0) return err({ tag: "NotEnrolled", firstName: found.child.firstName });
  return ok(
    await issueCertificate(tx, asking, { childId, stateTo: () => enrolmentPaper({ ...found, activities }, today) }),
  );
}
