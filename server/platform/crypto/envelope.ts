import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

/**
 * The envelope of a sealed value, all lengths in bytes:
 *
 *     format 1 | key version 2 | wrapped data key 60 | sealed value 28 + length of the value
 *
 * Both parts are AES-256-GCM: nonce 12, ciphertext, tag 16. Each value has a data key of its own, used once; a change
 * of the city's key only wraps the data keys again.
 */
const FORMAT = 1;
const HEAD = 3;
const NONCE = 12;
const TAG = 16;
const DATA_KEY = 32;
const WRAPPED = NONCE + DATA_KEY + TAG;

/** A ciphertext that was altered, moved to another place, or sealed by another key. */
export class UnsealError extends Error {
  constructor(reason: string) {
    super(`The sealed value cannot be opened: ${reason}`);
    this.name = "UnsealError";
  }
}

function encrypt(key: Uint8Array, bound: string, plain: Uint8Array): Buffer<ArrayBuffer> {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(bound));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function decrypt(key: Uint8Array, bound: string, sealed: Uint8Array): Buffer<ArrayBuffer> {
  const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(0, NONCE), { authTagLength: TAG });
  decipher.setAAD(Buffer.from(bound)).setAuthTag(sealed.subarray(-TAG));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(NONCE, -TAG)), decipher.final()]);
  } catch {
    throw new UnsealError("it was altered, moved, or sealed by another key");
  }
}

function head(version: number): Buffer {
  const bytes = Buffer.alloc(HEAD);
  bytes.writeUInt8(FORMAT, 0);
  bytes.writeUInt16BE(version, 1);
  return bytes;
}

/** The version of the city's key that wrapped this value. @throws UnsealError when it is no envelope of ours. */
export function versionOf(sealed: Uint8Array): number {
  if (sealed.length < HEAD + WRAPPED + NONCE + TAG) throw new UnsealError("it is too short");
  if (sealed[0] !== FORMAT) throw new UnsealError(`its format ${sealed[0]} is unknown`);
  return Buffer.from(sealed).readUInt16BE(1);
}

function wrap(cityKey: Uint8Array, version: number, bound: string, dataKey: Uint8Array): Buffer<ArrayBuffer> {
  return Buffer.concat([head(version), encrypt(cityKey, `${version} ${bound}`, dataKey)]);
}

function unwrap(cityKey: Uint8Array, bound: string, sealed: Uint8Array): Buffer<ArrayBuffer> {
  return decrypt(cityKey, `${versionOf(sealed)} ${bound}`, sealed.subarray(HEAD, HEAD + WRAPPED));
}

export function sealEnvelope(
  cityKey: Uint8Array,
  version: number,
  bound: string,
  plain: Uint8Array,
): Buffer<ArrayBuffer> {
  const dataKey = randomBytes(DATA_KEY);
  return Buffer.concat([wrap(cityKey, version, bound, dataKey), encrypt(dataKey, bound, plain)]);
}

export function openEnvelope(cityKey: Uint8Array, bound: string, sealed: Uint8Array): Buffer<ArrayBuffer> {
  return decrypt(unwrap(cityKey, bound, sealed), bound, sealed.subarray(HEAD + WRAPPED));
}

/** The same value under another version of the city's key: its data key is wrapped again, its bytes do not change. */
export function rewrapEnvelope(
  oldKey: Uint8Array,
  newKey: Uint8Array,
  newVersion: number,
  bound: string,
  sealed: Uint8Array,
): Buffer<ArrayBuffer> {
  const dataKey = unwrap(oldKey, bound, sealed);
  return Buffer.concat([wrap(newKey, newVersion, bound, dataKey), sealed.subarray(HEAD + WRAPPED)]);
}
