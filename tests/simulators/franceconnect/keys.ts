import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from "jose";
import { z } from "zod";
import { writeWholeFile } from "@/server/platform/whole-file";

const stored = z.array(z.looseObject({ kty: z.string(), kid: z.string(), alg: z.string() })).min(2);

/** Undefined when none were kept, or when a crash of the machine left only a part of the file. */
function keptKeys(file: string): JWK[] | undefined {
  try {
    return stored.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return undefined;
  }
}

async function newKey(alg: "RS256" | "ES256"): Promise<JWK> {
  const { privateKey } = await generateKeyPair(alg, { extractable: true });
  const jwk = await exportJWK(privateKey);
  return { ...jwk, kid: await calculateJwkThumbprint(jwk), alg, use: "sig" };
}

/**
 * The platform's signing keys, one per algorithm. After a rotation the previous pair stays published, so that what it
 * signed can still be checked, but signs nothing more. With a folder the keys outlive a restart: an id_token kept by a
 * service still logs out. Keys that a crash spoilt are replaced.
 */
export class SigningKeys {
  private constructor(
    private keys: readonly JWK[],
    private readonly file: string | undefined,
  ) {}

  static async open(folder: string | undefined): Promise<SigningKeys> {
    const file = folder && join(folder, "franceconnect-keys.json");
    const kept = file && keptKeys(file);
    if (kept) return new SigningKeys(kept, file);
    if (folder) mkdirSync(folder, { recursive: true });
    const opened = new SigningKeys([], file);
    await opened.rotate();
    return opened;
  }

  /** Private keys, the ones in use first. */
  get all(): readonly JWK[] {
    return this.keys;
  }

  /** Public half of a published key. */
  find(kid: string | undefined): JWK | undefined {
    const found = this.keys.find((key) => key.kid === kid);
    if (!found) return undefined;
    const { kty, n, e, crv, x, y, alg } = found;
    return kty === "RSA" ? { kty, n, e, alg } : { kty, crv, x, y, alg };
  }

  async rotate(): Promise<void> {
    this.keys = [await newKey("ES256"), await newKey("RS256"), ...this.keys.slice(0, 2)];
    if (this.file) await writeWholeFile(this.file, JSON.stringify(this.keys));
  }
}
