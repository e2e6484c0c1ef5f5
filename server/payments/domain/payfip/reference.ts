import { err, ok, type Result } from "@/server/platform/result";

const REFDET = /^[A-Za-z0-9]{6,30}$/;
const LONGEST_OBJECT = 100;

/** The reference of a debt as PayFiP takes it in régie mode: 6 to 30 letters and digits (PROTOCOLS 1.8). */
export function isRefdet(text: string): boolean {
  return REFDET.test(text);
}

/**
 * The reference of one attempt: `FAC2026000123` and 1 give `FAC2026000123A1`. Two attempts never share one, since what
 * follows the last `A` is the attempt. No name or e-mail belongs in `base`: it is printed on bank statements.
 * @param attempt from 1.
 */
export function attemptReference(base: string, attempt: number): Result<string, { readonly tag: "BadReference" }> {
  const reference = `${base}A${attempt}`;
  if (!Number.isSafeInteger(attempt) || attempt < 1 || !isRefdet(reference)) return err({ tag: "BadReference" });
  return ok(reference);
}

const LIGATURES: Readonly<Record<string, string>> = { œ: "oe", Œ: "OE", æ: "ae", Æ: "AE", ß: "ss" };

/**
 * What the payment is about, as PayFiP takes it: letters, digits and single spaces, 100 at most. Accents fall,
 * apostrophes and hyphens become spaces, other signs vanish. May be empty: the field is optional.
 */
export function cleanObject(text: string): string {
  return text
    .replace(/[œŒæÆß]/g, (letter) => LIGATURES[letter] ?? "")
    .normalize("NFD")
    .replace(/['’‘ʼ`´\p{Pd}\s]+/gu, " ")
    .replace(/[^A-Za-z0-9 ]/g, "")
    .replace(/ {2,}/g, " ")
    .trim()
    .slice(0, LONGEST_OBJECT)
    .trim();
}
