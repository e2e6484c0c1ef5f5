import { createHash, createHmac } from "node:crypto";

/** The `previous` of the first seal of a city. */
export const NO_DIGEST: Uint8Array<ArrayBuffer> = new Uint8Array(32);

/** A seal holds whole transactions, and one transaction may have written millions of lines: an import, a generated town. */
export const SEAL_LIMIT_MS = 15 * 60_000;

/** Which lines a seal covers: those of the transactions from `fromXid`, included, to `toXid`, excluded. */
export interface SealRange {
  readonly cityId: string;
  /** 1, 2, 3, … without a hole. */
  readonly sequence: bigint;
  readonly fromXid: bigint;
  readonly toXid: bigint;
  readonly keyVersion: number;
}

/**
 * Digests the lines of one seal: HMAC-SHA-256 under the city's key over the range, the lines in their order, and
 * their number; then SHA-256 of that with the digest of the seal before. Without the key, which is not in the base,
 * nobody can make a chain that would pass for this one.
 */
export class SealDigest {
  readonly #mac;
  #entries = 0;

  constructor(key: Uint8Array, range: SealRange) {
    this.#mac = createHmac("sha256", key);
    const { cityId, sequence, fromXid, toXid, keyVersion } = range;
    this.#mac.update(`${JSON.stringify([cityId, `${sequence}`, `${fromXid}`, `${toXid}`, keyVersion])}\n`);
  }

  /** `lines` is `count` lines in canonical form, each on a line of its own, the last one without its line break. */
  add(lines: string, count: number): void {
    if (count === 0) return;
    this.#mac.update(lines).update("\n");
    this.#entries += count;
  }

  get entries(): number {
    return this.#entries;
  }

  finish(previous: Uint8Array): Buffer<ArrayBuffer> {
    const mac = this.#mac.update(`${this.#entries}`).digest();
    return createHash("sha256").update(previous).update(mac).digest();
  }
}
