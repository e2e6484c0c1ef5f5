import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { dayOf, plainDate } from "@/server/platform/dates";
import { err, ok, type Result } from "@/server/platform/result";
import { nameOf } from "../domain/paper-frame.fr";
import { taxPaper } from "../domain/tax-paper.fr";
import { taxStatement } from "../domain/tax-statement";
import type { CertificateError } from "../errors";
import { holdAccount, readAccount } from "../queries/household-account";
import { type Asking, countDemand, type Issued, issueCertificate } from "./issue-certificate";

/** Certifies what a household paid in a civil year, with the care of its young children apart (CGI, article 200 quater B). */
export async function certifyTax(tx: Tx, asking: Asking, year: number): Promise<Result<Issued, CertificateError>> {
  const counted = await countDemand(asking);
  if (!counted.ok) return counted;
  const today = dayOf(asking.clock.now(), asking.city.timezone);
  const thisYear = plainDate(today).year;
  if (year > thisYear) return err({ tag: "YearInFuture", thisYear });
  const { familyId } = asking.family;
  await holdAccount(tx, familyId);
  const { settlements, children, activityNames } = await readAccount(tx, familyId);
  const named = children.map((child) => ({ id: child.id, name: nameOf(child), birthdate: child.birthdate }));
  const statement = taxStatement({ settlements, activityNames, children: named }, year, today);
  if (!statement) return err({ tag: "NothingPaidInYear", year });
  const stateTo = (frame: Parameters<typeof taxPaper>[0]) => taxPaper(frame, statement);
  return ok(await issueCertificate(tx, asking, { childId: null, stateTo }));
}
