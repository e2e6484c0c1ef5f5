import "server-only";
import QRCode from "qrcode";
import type { Tx } from "@/server/db/tenant-tx";
import type { City } from "@/server/tenancy";
import { findCredential } from "../data/credentials";
import { readSecret } from "../data/second-factors";
import type { LiveSession } from "../domain/session";
import { totpAddress } from "../domain/totp";

/** What an agent who has given the password must do: type a code, or set up the application first. */
export type SecondFactorStep =
  | { readonly kind: "type" }
  | { readonly kind: "set-up"; readonly secret: string; readonly address: string; readonly qrCode: string };

/**
 * The secret is shown only until its first right code; never afterwards, to anybody. `qrCode` is an image of our own
 * as a data address, so that the secret goes to no other server. Undefined for an account that has no local login.
 */
export async function secondFactorStep(
  tx: Tx,
  city: City,
  session: LiveSession,
): Promise<SecondFactorStep | undefined> {
  const credential = await findCredential(tx, session.accountId);
  if (!credential) return undefined;
  if (credential.totpConfirmedAt) return { kind: "type" };
  const secret = await readSecret(city.id, credential);
  if (!secret) return undefined;
  const address = totpAddress(secret, city.name, credential.login);
  const svg = await QRCode.toString(address, { type: "svg", margin: 2, errorCorrectionLevel: "M" });
  return {
    kind: "set-up",
    secret,
    address,
    qrCode: `data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`,
  };
}
