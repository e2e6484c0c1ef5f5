/** The content security policy of every page: scripts by nonce only, nothing from elsewhere. */
export function contentSecurityPolicy(nonce: string, formTargets: readonly string[], development: boolean): string {
  const scripts = development ? "'unsafe-eval'" : "";
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic' ${scripts}`.trim(),
    `style-src 'self' ${development ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    // Chromium applies form-action to the redirect that follows a form: identity providers and PayFiP must be listed.
    ["form-action 'self'", ...formTargets].join(" "),
    "frame-ancestors 'none'",
  ].join("; ");
}

/** For a file that somebody uploaded: it runs nothing and loads nothing, wherever it is opened (ASVS 5.4). */
export const FILE_POLICY = "sandbox; default-src 'none'; frame-ancestors 'none'";

/** Whether an address gives such a file back. The proxy has the last word on headers, so it must know. */
export function isFileAddress(pathname: string): boolean {
  try {
    return decodeURIComponent(pathname).endsWith("/fichier");
  } catch {
    return true;
  }
}

/** Headers that do not depend on the request; the page's own policy comes beside them. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "same-origin",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
  "Strict-Transport-Security": "max-age=63072000; includeSubDomains",
  "X-Frame-Options": "DENY",
};
