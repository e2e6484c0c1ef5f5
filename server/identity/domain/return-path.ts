/** Where a login may lead: our own pages, by their beginning. Nothing else is known (quality attack 13). */
const KNOWN = ["/famille", "/agents", "/connexion/demande"] as const;
/** The longest `suite` that the forms of a login take. */
export const LONGEST_RETURN_PATH = 500;
const OURS = "https://preau.invalid";

/**
 * The page to show after a login, asked for by `suite`, without the city's base; `fallback` when what was asked is not
 * one of our pages. Other sites, other schemes, `//host`, `/\host` and dot segments never pass.
 */
export function safeReturnPath(asked: string | null | undefined, fallback: string): string {
  if (!asked || asked.length > LONGEST_RETURN_PATH || !/^\/[\w\-./~?=&%+,:]*$/.test(asked) || asked.startsWith("//"))
    return fallback;
  if (!URL.canParse(asked, OURS)) return fallback;
  const { origin, pathname, search } = new URL(asked, OURS);
  if (origin !== OURS || pathname.includes("//") || /%2f|%5c/i.test(pathname)) return fallback;
  const known = KNOWN.some((start) => pathname === start || pathname.startsWith(`${start}/`));
  return known && !leadsToLogin(pathname) ? pathname + search : fallback;
}

/** A login page would only send back here. */
function leadsToLogin(pathname: string): boolean {
  return pathname === "/agents/connexion" || pathname.startsWith("/agents/connexion/");
}
