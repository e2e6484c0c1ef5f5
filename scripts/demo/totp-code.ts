import { Secret, TOTP } from "otpauth";

/** The six figures that an authenticator application shows at this moment. */
export function totpCode(secret: string): string {
  return new TOTP({ secret: Secret.fromBase32(secret), digits: 6, period: 30 }).generate();
}
