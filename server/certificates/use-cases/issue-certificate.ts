import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { type Membership, visibilityOf } from "@/server/families";
import type { Clock } from "@/server/platform/clock";
import { dayOf } from "@/server/platform/dates";
import { chanceBytes, newId } from "@/server/platform/ids";
import { takeTry } from "@/server/platform/rate-limit";
import { err, ok, type Result } from "@/server/platform/result";
import { type City, publicUrl, townPaper } from "@/server/tenancy";
import { insertCertificate } from "../data/certificates";
import { certificateDigest } from "../domain/certificate";
import { certificateContent, type Frame, type Statement } from "../domain/paper-frame.fr";
import { CODE_BYTES, verificationCode } from "../domain/verification-code";
import type { CertificateError } from "../errors";
import { readHolder } from "../queries/holder";

/** Who asks for a certificate, where, and when. */
export interface Asking {
  readonly city: City;
  readonly clock: Clock;
  readonly family: Membership;
  readonly accountId: string;
}

/** A parent does not ask for more than this; a machine does. */
const ASKED = { name: "certificate-issue", hits: 30, windowSeconds: 3_600 } as const;

/** Counts a demand, whatever becomes of it. */
export async function countDemand({ city, accountId, clock }: Asking): Promise<Result<void, CertificateError>> {
  const tried = await takeTry(ASKED, [city.id, accountId], clock);
  if (tried.ok) return ok(undefined);
  return err({ tag: "TooManyCertificates", minutes: Math.ceil(tried.error.retryAfterSeconds / 60) });
}

export interface Issued {
  readonly certificateId: string;
}

/**
 * Issues a certificate: what it says, its digest and its code are written together and never change. The digest goes into the
 * history with the line of the issue, so that a change made behind the product is seen.
 */
export async function issueCertificate(
  tx: Tx,
  { city, clock, family, accountId }: Asking,
  { childId, stateTo }: { readonly childId: string | null; readonly stateTo: (frame: Frame) => Statement },
): Promise<Issued> {
  const issuedAt = clock.now();
  const code = verificationCode(chanceBytes(CODE_BYTES));
  const frame: Frame = {
    letterhead: townPaper(city).letterhead,
    cityName: city.name,
    familyName: family.familyName,
    holder: await readHolder(tx, family, visibilityOf(family).household),
    day: dayOf(issuedAt, city.timezone),
    verification: {
      kind: "verification",
      code,
      url: publicUrl(city, `/verifier/${code}`),
      address: publicUrl(city, "/verifier").replace(/^https?:\/\//, ""),
    },
  };
  const statement = stateTo(frame);
  const content = certificateContent(frame, statement);
  const certificateId = newId();
  const { kind, period } = statement;
  const about = { familyId: family.familyId, childId, kind, period };
  const digest = certificateDigest(content);
  await insertCertificate(tx, { ...about, id: certificateId, code, content, digest, accountId, issuedAt });
  return { certificateId };
}
