import { cityKey, newestKeyVersion } from "./city-keys";
import { openEnvelope, rewrapEnvelope, sealEnvelope, versionOf } from "./envelope";

export { cityKey, createCityKey, ensureCityKey, newestKeyVersion } from "./city-keys";
export { UnsealError } from "./envelope";

/**
 * The one place where a sealed value may be opened: a ciphertext copied to another row, column, table or city does
 * not open there. `rowId` is the row's key within the city (for a sheet of health, the child's id).
 */
export interface SealScope {
  readonly cityId: string;
  readonly table: string;
  readonly column: string;
  readonly rowId: string;
}

function bound(scope: SealScope): string {
  return JSON.stringify([scope.cityId, scope.table, scope.column, scope.rowId]);
}

/** Seals health, bank and second-factor data (D8, Q6) under the newest key of the city. Text is sealed as UTF-8. */
export async function seal(scope: SealScope, plaintext: string | Uint8Array): Promise<Buffer<ArrayBuffer>> {
  const version = await newestKeyVersion(scope.cityId);
  const key = await cityKey(scope.cityId, version, "wrap");
  return sealEnvelope(key, version, bound(scope), Buffer.from(plaintext));
}

/** The bytes that were sealed for this place. @throws UnsealError when they were altered, moved, or cut. */
export async function open(scope: SealScope, sealed: Uint8Array): Promise<Buffer<ArrayBuffer>> {
  const key = await cityKey(scope.cityId, versionOf(sealed), "wrap");
  return openEnvelope(key, bound(scope), sealed);
}

/** `open` for a value that was sealed as text. */
export async function openText(scope: SealScope, sealed: Uint8Array): Promise<string> {
  return (await open(scope, sealed)).toString("utf8");
}

/** The value under the city's newest key, or undefined when it already is: the work of a rotation. */
export async function rewrap(scope: SealScope, sealed: Uint8Array): Promise<Buffer<ArrayBuffer> | undefined> {
  const [old, newest] = [versionOf(sealed), await newestKeyVersion(scope.cityId)];
  if (old === newest) return undefined;
  const [oldKey, newKey] = [await cityKey(scope.cityId, old, "wrap"), await cityKey(scope.cityId, newest, "wrap")];
  return rewrapEnvelope(oldKey, newKey, newest, bound(scope), sealed);
}
