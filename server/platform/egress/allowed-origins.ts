import { env } from "../env";

/** The only origins that the product's own code may ask over HTTP: those that its operator configured. */
export function allowedOrigins(): ReadonlySet<string> {
  const { RESEND_API_KEY, RESEND_URL, FRANCECONNECT_ISSUER, PAYFIP_URL, API_PARTICULIER_URL } = env();
  const configured = [RESEND_API_KEY ? RESEND_URL : undefined, FRANCECONNECT_ISSUER, PAYFIP_URL, API_PARTICULIER_URL];
  return new Set(configured.filter((url) => url !== undefined).map((url) => new URL(url).origin));
}
