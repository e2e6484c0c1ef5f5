/**
 * True when a request that changes something comes from our own page (CSRF, ASVS 3.5.1). Browsers state it by
 * `Sec-Fetch-Site`; older ones by `Origin`, which must then be the host that was asked.
 */
export function isSameOrigin(headers: Headers): boolean {
  const site = headers.get("sec-fetch-site");
  if (site) return site === "same-origin";
  const origin = headers.get("origin");
  if (!origin || !URL.canParse(origin)) return false;
  return new URL(origin).host === headers.get("host");
}
