/**
 * Crockford's 32 signs: figures and capitals, without those that look like others (I, L, O) or make words (U). The place
 * of a sign is its value.
 */
export const SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Bytes as values from 0 to 31, five bits each, first bits first. @throws RangeError unless they come out even. */
export function valuesOfBytes(bytes: Uint8Array): number[] {
  if ((bytes.length * 8) % 5 !== 0) throw new RangeError(`${bytes.length} bytes are no whole number of signs`);
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  return (bits.match(/.{5}/g) ?? []).map((five) => Number.parseInt(five, 2));
}

/** The value of a sign as people write it: small letters, O for 0, I or L for 1. Undefined when it is no sign. */
export function valueOfSign(sign: string): number | undefined {
  const read = sign.toUpperCase().replace("O", "0").replace(/[IL]/, "1");
  const value = SIGNS.indexOf(read);
  return read.length === 1 && value >= 0 ? value : undefined;
}
