import "server-only";
import { readAttendanceFacts } from "@/server/booking";
import { listActivities } from "@/server/catalogue";
import type { Tx } from "@/server/db/tenant-tx";
import { dayOf } from "@/server/platform/dates";
import { err, ok, type Result } from "@/server/platform/result";
import { attendancePaper } from "../domain/attendance-paper.fr";
import { attendanceStatement } from "../domain/attendance-statement";
import { type Period, periodProblem } from "../domain/period";
import type { CertificateError } from "../errors";
import { findFamilyChild } from "../queries/family-child";
import { type Asking, countDemand, type Issued, issueCertificate } from "./issue-certificate";

/**
 * Certifies the days on which a child of the household came. Only what this household booked is read: where the child goes in
 * the weeks of another one is not for this one to prove (docs/adr/0011).
 */
export async function certifyAttendance(
  tx: Tx,
  asking: Asking,
  { childId, ...period }: Period & { readonly childId: string },
): Promise<Result<Issued, CertificateError>> {
  const counted = await countDemand(asking);
  if (!counted.ok) return counted;
  const today = dayOf(asking.clock.now(), asking.city.timezone);
  const { familyId } = asking.family;
  const found = await findFamilyChild(tx, { familyId, childId }, today);
  if (!found) return err({ tag: "CertifiedChildNotFound" });
  const problem = periodProblem(period, today);
  if (problem) return err({ tag: problem, today });
  const names = new Map((await listActivities(tx)).map(({ id, name }) => [id, name]));
  const scope = { activityIds: [...names.keys()], familyIds: [familyId], ...period };
  const facts = (await readAttendanceFacts(tx, scope)).filter((fact) => fact.childId === childId);
  const { child } = found;
  const statement = attendanceStatement(facts, names, period);
  if (!statement) return err({ tag: "NeverAttended", firstName: child.firstName, period });
  return ok(await issueCertificate(tx, asking, { childId, stateTo: () => attendancePaper(child, statement) }));
}
