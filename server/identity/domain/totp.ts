import { Secret, TOTP } from "otpauth";
import type { Temporal } from "temporal-polyfill";

/** One code is good for 30 s; one step of clock drift is accepted on each side (RFC 6238). */
const PERIOD_SECONDS = 30;
const DRIFT_STEPS = 1;

/** A new secret of 160 bits, in base32 as authenticator applications take it. */
export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32;
}

function totpOf(secret: string, issuer: string, label: string): TOTP {
  return new TOTP({ issuer, label, secret: Secret.fromBase32(secret), period: PERIOD_SECONDS, digits: 6 });
}

/** The address that an authenticator application reads in the QR code. */
export function totpAddress(secret: string, cityName: string, login: string): string {
  return totpOf(secret, `Préau ${cityName}`, login).toString();
}

/** The step for which `code` is right at `now`, or undefined. A step may serve once only: the caller keeps the last. */
export function matchingTotpStep(secret: string, code: string, now: Temporal.Instant): number | undefined {
  const token = code.replace(/\s/g, "");
  if (!/^\d{6}$/.test(token)) return undefined;
  const timestamp = now.epochMilliseconds;
  const delta = totpOf(secret, "", "").validate({ token, timestamp, window: DRIFT_STEPS });
  return delta === null ? undefined : TOTP.counter({ period: PERIOD_SECONDS, timestamp }) + delta;
}
