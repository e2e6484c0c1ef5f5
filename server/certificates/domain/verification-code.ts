import { err, ok, type Result } from "@/server/platform/result";
import { SIGNS, valueOfSign, valuesOfBytes } from "./base32";
import { CHECKS, checksHold, checkValues } from "./check-values";

/**
 * What a certificate carries so that anybody who receives it can check it (Y6): five groups of four signs,
 * "7K2M-9QXA-4HTP-W0DE-3FRS". Sixteen of them are chance, 80 bits; the last four check the others.
 */
export type VerificationCode = string & { readonly __brand: "VerificationCode" };

/** How many random bytes make a code. */
export const CODE_BYTES = 10;

/** A code of nobody, to show what one looks like. */
export const SAMPLE_CODE = "79EG-FGCJ-X121-PVS0-VG2K";

const LENGTH = (CODE_BYTES * 8) / 5 + CHECKS;

/** Why a text is no code: before the base is asked, and without telling which codes exist. */
export type VerificationCodeProblem = "empty" | "wrong-length" | "unknown-sign" | "mistyped";

/** The code of these bytes, which must come from a cryptographic source. @throws RangeError unless there are ten. */
export function verificationCode(bytes: Uint8Array): VerificationCode {
  if (bytes.length !== CODE_BYTES) throw new RangeError(`A code is made of ${CODE_BYTES} bytes, not ${bytes.length}`);
  const values = valuesOfBytes(bytes);
  return written([...values, ...checkValues(values)]);
}

/**
 * The code that somebody typed or dictated: spaces, hyphens, small letters, O for 0, I or L for 1 are all the same. One
 * sign altered, up to four even, or two neighbours swapped, and it is "mistyped".
 */
export function readVerificationCode(text: string): Result<VerificationCode, VerificationCodeProblem> {
  const signs = [...text.normalize("NFKC").replace(/[\s\p{Pd}\p{Cf}.]/gu, "")];
  if (signs.length === 0) return err("empty");
  const values = signs.map(valueOfSign).filter((value) => value !== undefined);
  if (values.length < signs.length) return err("unknown-sign");
  if (values.length !== LENGTH) return err("wrong-length");
  return checksHold(values) ? ok(written(values)) : err("mistyped");
}

function written(values: readonly number[]): VerificationCode {
  const signs = values.map((value) => SIGNS.charAt(value)).join("");
  return signs.replace(/(.{4})(?=.)/g, "$1-") as VerificationCode;
}
