/**
 * What the browser is sent to FranceConnect for. Each purpose has a return address, cookies and scopes of its own, so
 * that the answer to one can never serve the other.
 */
export interface Purpose {
  /** The last part of the address to declare: "/api/auth/callback/<name>". */
  readonly name: "franceconnect" | "franceconnect-donnees";
  /** Space separated (protocols 1.5). */
  readonly scope: string;
  /** What the names of its cookies begin with. */
  readonly cookies: "fc" | "fc-data";
}

/** A parent logs in (A1). */
export const LOGIN: Purpose = {
  name: "franceconnect",
  scope: "openid identite_pivot preferred_username email",
  cookies: "fc",
};

/**
 * A parent who is logged in lets the town read the household's quotient (D15). The fund finds people by the whole pivot;
 * its scopes are asked here only, and the household's address, which nothing needs, is not.
 */
export const HOUSEHOLD_DATA: Purpose = {
  name: "franceconnect-donnees",
  scope: "openid identite_pivot cnaf_quotient_familial cnaf_allocataires cnaf_enfants",
  cookies: "fc-data",
};

/** The names of the three cookies in which next-auth keeps the checks of an attempt. */
export function checkCookies({ cookies }: Purpose): string[] {
  return ["state", "pkce", "nonce"].map((check) => `__Host-preau.${cookies}-${check}`);
}

/** Set-Cookie lines: the checks of an attempt serve once, whatever came of it. */
export function forgottenChecks(purpose: Purpose): string[] {
  return checkCookies(purpose).map((name) => `${name}=; Path=/; Max-Age=0; HttpOnly; Secure; SameSite=Lax`);
}
