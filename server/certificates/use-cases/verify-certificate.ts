import "server-only";
import { withCity } from "@/server/db/tenant-tx";
import type { Door } from "@/server/identity";
import { logger } from "@/server/platform/logger";
import { takeTry } from "@/server/platform/rate-limit";
import { findByCode } from "../data/certificates";
import { certificateDigest, type Verification } from "../domain/certificate";
import type { VerificationCode } from "../domain/verification-code";

const CHECKED = { name: "certificate-verify", hits: 30, windowSeconds: 900 } as const;

/**
 * Checks a certificate by its code, for somebody who is not logged in (Y6). It tells what is needed to compare, and no more;
 * of a code that is not ours, or whose content was altered, it tells nothing.
 */
export async function verifyCertificate(door: Door, code: VerificationCode): Promise<Verification> {
  const { city, clock, ip, requestId } = door;
  const tried = await takeTry(CHECKED, [city.id, ip], clock);
  if (!tried.ok) return { tag: "wait", minutes: Math.ceil(tried.error.retryAfterSeconds / 60) };
  const scope = { cityId: city.id, actor: "anonymous", request: requestId };
  const filed = await withCity(scope, (tx) => findByCode(tx, code));
  if (!filed) return { tag: "unknown" };
  const { content, digest, id } = filed;
  if (certificateDigest(content) !== digest) {
    logger.error({ request: requestId, certificate: id }, "a certificate is not what was issued");
    return { tag: "unknown" };
  }
  return { tag: "authentic", issuer: content.paper.letterhead.issuer, proof: content.proof };
}
