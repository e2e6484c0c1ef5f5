import { Secret, TOTP } from "otpauth";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { matchingTotpStep, newTotpSecret, totpAddress } from "./totp";

const now = Temporal.Instant.from("2026-11-23T09:00:10+01:00");
const step = Math.floor(now.epochMilliseconds / 30_000);

function codeAt(secret: string, instant: Temporal.Instant): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: instant.epochMilliseconds });
}

describe("the second factor (A6)", () => {
  const secret = newTotpSecret();

  it.each([
    [-90, undefined],
    [-60, undefined],
    [-30, step - 1],
    [0, step],
    [30, step + 1],
    [60, undefined],
  ])("a code made %i s away matches step %s", (seconds, expected) => {
    expect(matchingTotpStep(secret, codeAt(secret, now.add({ seconds })), now)).toBe(expected);
  });

  it("takes a code typed with a space, and nothing that is not six figures", () => {
    const code = codeAt(secret, now);
    expect(matchingTotpStep(secret, `${code.slice(0, 3)} ${code.slice(3)}`, now)).toBe(step);
    for (const typed of ["", "12345", "1234567", "abcdef", "１２３４５６"]) {
      expect(matchingTotpStep(secret, typed, now)).toBeUndefined();
    }
  });

  it("makes secrets of 160 bits, all different", () => {
    expect(newTotpSecret()).toMatch(/^[A-Z2-7]{32}$/);
    expect(newTotpSecret()).not.toBe(newTotpSecret());
  });

  it("names the town and the login to the application", () => {
    const address = new URL(totpAddress(secret, "Corbas", "m.durand"));
    expect(address.protocol).toBe("otpauth:");
    expect(decodeURIComponent(address.pathname)).toContain("Préau Corbas:m.durand");
    expect(address.searchParams.get("secret")).toBe(secret);
  });
});
