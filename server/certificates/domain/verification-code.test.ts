import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SIGNS } from "./base32";
import { CHECKS, checksHold, checkValues } from "./check-values";
import {
  CODE_BYTES,
  readVerificationCode,
  SAMPLE_CODE,
  type VerificationCode,
  verificationCode,
} from "./verification-code";

const bytes = fc.uint8Array({ minLength: CODE_BYTES, maxLength: CODE_BYTES });
const sample = verificationCode(new Uint8Array([0x3a, 0x5d, 0x00, 0xff, 0x81, 0x22, 0x7e, 0x90, 0x0b, 0xc4]));
const LENGTH = 20;

function signsOf(code: VerificationCode): string[] {
  return [...code.replaceAll("-", "")];
}

describe("a verification code", () => {
  it("is five groups of four of Crockford’s signs", () => {
    expect(sample).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){4}$/);
    expect(sample.slice(0, 19)).toBe("79EG-1ZW1-49Z9-02Y4");
  });

  it("carries the 80 random bits whole: no two for the same code", () => {
    fc.assert(
      fc.property(bytes, bytes, (one, other) => {
        const same = one.every((byte, index) => byte === other[index]);
        return (verificationCode(one) === verificationCode(other)) === same;
      }),
    );
    for (let bit = 0; bit < 80; bit++) {
      const one = new Uint8Array(CODE_BYTES);
      one[bit >> 3] = 0x80 >> (bit & 7);
      expect(verificationCode(one)).not.toBe(verificationCode(new Uint8Array(CODE_BYTES)));
    }
  });

  it("wants ten bytes", () => {
    expect(() => verificationCode(new Uint8Array(9))).toThrow(RangeError);
    expect(() => verificationCode(new Uint8Array(16))).toThrow(RangeError);
  });

  it("is what the form shows as an example", () => {
    expect(readVerificationCode(SAMPLE_CODE)).toEqual({ ok: true, value: SAMPLE_CODE });
  });

  it("is read back as it was written", () => {
    fc.assert(
      fc.property(bytes, (random) => {
        const code = verificationCode(random);
        expect(readVerificationCode(code)).toEqual({ ok: true, value: code });
      }),
    );
  });

  it.each([
    ["small letters", (code: string) => code.toLowerCase()],
    ["no hyphens", (code: string) => code.replaceAll("-", "")],
    ["spaces, also those of a copied page", (code: string) => ` ${code.replaceAll("-", "\u00a0 \u202f")}\n`],
    ["other hyphens", (code: string) => code.replaceAll("-", " – ").replace("–", "\u2011")],
    ["letters for figures", (code: string) => code.replaceAll("0", "O").replaceAll("1", "l")],
    ["other letters for figures", (code: string) => code.replaceAll("0", "o").replaceAll("1", "I")],
    [
      "full width signs",
      (code: string) => code.replace(/[0-9A-Z]/g, (s) => String.fromCharCode(s.charCodeAt(0) + 0xfee0)),
    ],
  ])("is the same with %s", (_, typed) => {
    fc.assert(
      fc.property(bytes, (random) => {
        const code = verificationCode(random);
        expect(readVerificationCode(typed(code))).toEqual({ ok: true, value: code });
      }),
    );
  });

  it.each([
    ["", "empty"],
    [" - ", "empty"],
    ["7K2M-9QXA", "wrong-length"],
    [`${sample}0`, "wrong-length"],
    [sample.replace(/^./, "U"), "unknown-sign"],
    [sample.replace(/^./, "é"), "unknown-sign"],
    [sample.replace(/^./, "💥"), "unknown-sign"],
    ["<script>alert(1)</script>", "unknown-sign"],
  ])("refuses %j: %s", (typed, problem) => {
    expect(readVerificationCode(typed)).toEqual({ ok: false, error: problem });
  });
});

describe("a code that was altered", () => {
  it("is seen, whichever sign it is and whatever it became: all 620 ways", () => {
    const signs = signsOf(sample);
    let tried = 0;
    for (let place = 0; place < LENGTH; place++) {
      for (const sign of SIGNS) {
        if (sign === signs[place]) continue;
        expect(readVerificationCode(signs.with(place, sign).join(""))).toEqual({ ok: false, error: "mistyped" });
        tried++;
      }
    }
    expect(tried).toBe(LENGTH * 31);
  });

  it("is seen when any two of its signs that differ were swapped, neighbours or not", () => {
    fc.assert(
      fc.property(bytes, (random) => {
        const signs = signsOf(verificationCode(random));
        for (let one = 0; one < LENGTH; one++) {
          for (let other = one + 1; other < LENGTH; other++) {
            const [a = "", b = ""] = [signs[one], signs[other]];
            if (a === b) continue;
            const swapped = signs.with(one, b).with(other, a).join("");
            expect(readVerificationCode(swapped).ok).toBe(false);
          }
        }
      }),
      { numRuns: 30 },
    );
  });

  /**
   * The proof for every code there is: checks are linear, so an alteration is missed by one code if and only if it is
   * missed by all, and then adding it to zeros gives a valid code. No one or two alterations do.
   */
  it("is seen in every code: no pattern of one or two alterations is a code itself", () => {
    const zeros: readonly number[] = Array.from({ length: LENGTH }, () => 0);
    expect(checksHold(zeros)).toBe(true);
    let missed = 0;
    for (let one = 0; one < LENGTH; one++) {
      for (let a = 1; a < 32; a++) {
        const single = zeros.with(one, a);
        if (checksHold(single)) missed++;
        for (let other = one + 1; other < LENGTH; other++) {
          for (let b = 1; b < 32; b++) if (checksHold(single.with(other, b))) missed++;
        }
      }
    }
    expect(missed).toBe(0);
  });

  it("relies on the checks being linear: those of a sum are the sum of those", () => {
    const values = fc.array(fc.nat(31), { minLength: 16, maxLength: 16 });
    fc.assert(
      fc.property(values, values, (one, other) => {
        const sum = one.map((value, index) => value ^ (other[index] ?? 0));
        const others = checkValues(other);
        expect(checkValues(sum)).toEqual(checkValues(one).map((value, index) => value ^ (others[index] ?? 0)));
      }),
    );
  });

  it("is seen with three or four alterations too", () => {
    const place = fc.uniqueArray(fc.nat(LENGTH - 1), { minLength: 3, maxLength: 4 });
    fc.assert(
      fc.property(
        bytes,
        place,
        fc.array(fc.integer({ min: 1, max: 31 }), { minLength: 4, maxLength: 4 }),
        (random, places, by) => {
          const signs = signsOf(verificationCode(random));
          places.forEach((at, index) => {
            signs[at] = SIGNS.charAt(SIGNS.indexOf(signs[at] ?? "") ^ (by[index] ?? 1));
          });
          return !readVerificationCode(signs.join("")).ok;
        },
      ),
    );
  });

  it("would not be seen by a plain sum, which does not know where a sign stands", () => {
    const values = [3, 9, 21, 7];
    const sum = (all: readonly number[]) => all.reduce((total, value) => total ^ value, 0);
    expect(sum([9, 3, 21, 7])).toBe(sum(values));
    expect(checkValues([9, 3, 21, 7])).not.toEqual(checkValues(values));
    expect(CHECKS).toBe(4);
  });
});
