import { randomBytes } from "node:crypto";
import { v7 } from "uuid";

/** A new row identifier (UUID version 7: sorted by creation, so that indexes stay compact). */
export function newId(): string {
  return v7();
}

/** A secret of 256 random bits in URL-safe characters: links of recovery, invitation, offer (ASVS 6.5.3). */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

/** So many bytes of chance, from a cryptographic source. */
export function chanceBytes(count: number): Uint8Array {
  return randomBytes(count);
}

const READABLE = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

/** A secret of 20 random bits a group that a person can type from a mail: "K7QX-2MBF-W9TR-HNC4" has 80 (A3). */
export function newReadableSecret(groups = 4): string {
  const characters = [...randomBytes(groups * 4)].map((byte) => READABLE[byte % READABLE.length]).join("");
  return characters.replace(/(.{4})(?=.)/g, "$1-");
}
