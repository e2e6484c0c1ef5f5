import { describe, expect, it } from "vitest";
import { contentSecurityPolicy, FILE_POLICY, isFileAddress } from "./security-headers";

describe("the policy of a page", () => {
  it("runs scripts by nonce only, in production", () => {
    const policy = contentSecurityPolicy("n0nce", ["https://fc.example"], false);
    expect(policy).toContain("script-src 'self' 'nonce-n0nce' 'strict-dynamic';");
    expect(policy).not.toContain("unsafe");
    expect(policy).toContain("form-action 'self' https://fc.example");
  });
});

it("lets a page load nothing from elsewhere, be framed by nobody, and have no other base", () => {
  const directives = contentSecurityPolicy("n0nce", [], false).split("; ");
  expect(directives.toSorted()).toEqual([
    "base-uri 'none'",
    "connect-src 'self'",
    "default-src 'self'",
    "font-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "img-src 'self' data:",
    "object-src 'none'",
    "script-src 'self' 'nonce-n0nce' 'strict-dynamic'",
    "style-src 'self' 'nonce-n0nce'",
  ]);
});

describe("the policy of an uploaded file", () => {
  it("lets it run and load nothing", () => {
    expect(FILE_POLICY).toMatch(/^sandbox; default-src 'none'/);
    expect(FILE_POLICY).not.toContain("allow-");
  });

  it.each([
    ["/corbas/famille/documents/1/fichier", true],
    ["/agents/documents/1/fichier", true],
    ["/corbas/famille/documents/1/%66ichier", true],
    ["/corbas/famille/documents/%ff", true],
    ["/corbas/famille/documents", false],
    ["/corbas/famille/documents/fichier/deposer", false],
  ])("%s: %s", (pathname, expected) => {
    expect(isFileAddress(pathname)).toBe(expected);
  });
});
