/*
 * Check signs of a code: a Reed–Solomon code over the field of 32 elements. Two codes always differ in more than four
 * places, so that up to four wrong signs, wherever they are, are seen without asking anybody; two neighbours that were
 * swapped are two wrong signs.
 */

/** How many values are added. */
export const CHECKS = 4;

/** Powers of x in GF(2)[x] / (x⁵ + x² + 1): each of the 31 elements that are not zero, once. */
const POWERS: readonly number[] = (() => {
  const powers: number[] = [];
  for (let value = 1; powers.length < 31; ) {
    powers.push(value);
    const doubled = value << 1;
    value = doubled & 0b100000 ? doubled ^ 0b100101 : doubled;
  }
  return powers;
})();

const power = (exponent: number) => POWERS[exponent % 31] ?? 1;

/** The product of two elements. Their sum is their exclusive or. */
function times(a: number, b: number): number {
  return a === 0 || b === 0 ? 0 : power(POWERS.indexOf(a) + POWERS.indexOf(b));
}

/** The polynomial whose roots are the first powers of x, highest degree first, its leading 1 left out. */
const GENERATOR: readonly number[] = (() => {
  let polynomial = [1];
  for (let root = 0; root < CHECKS; root++) {
    const shifted = [...polynomial, 0];
    polynomial = shifted.map((value, index) => value ^ times(polynomial[index - 1] ?? 0, power(root)));
  }
  return polynomial.slice(1);
})();

/** The values to write after `values` (0 to 31 each, 27 at most). */
export function checkValues(values: readonly number[]): number[] {
  let remainder: number[] = Array.from({ length: CHECKS }, () => 0);
  for (const value of values) {
    const [first = 0, ...others] = remainder;
    const factor = value ^ first;
    remainder = GENERATOR.map((coefficient, index) => (others[index] ?? 0) ^ times(factor, coefficient));
  }
  return remainder;
}

/** Whether the last values are the check values of those before. */
export function checksHold(values: readonly number[]): boolean {
  const expected = checkValues(values.slice(0, -CHECKS));
  return expected.every((value, index) => value === values.at(index - CHECKS));
}
