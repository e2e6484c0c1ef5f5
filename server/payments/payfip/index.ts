import { env } from "@/server/platform/env";
import type { PayFip } from "./payfip";
import { soapPayFip } from "./soap-client";

export { type ClientLabels, LONGEST_MS, PAGE_MS, type PayFip } from "./payfip";
export { describeFailure, faultTexts } from "./payfip-faults.fr";

/** PayFiP as the environment names it, or undefined where the portal takes no payment online. */
export function configuredPayFip(): PayFip | undefined {
  const { PAYFIP_URL, PAYFIP_PAGE_URL } = env();
  return PAYFIP_URL && PAYFIP_PAGE_URL ? soapPayFip(PAYFIP_URL) : undefined;
}

/** Where the payer of an operation goes. @throws Error where the portal takes no payment online. */
export function paymentPageUrl(idOp: string): string {
  const { PAYFIP_PAGE_URL } = env();
  if (!PAYFIP_PAGE_URL) throw new Error("PAYFIP_PAGE_URL is not set");
  const url = new URL(PAYFIP_PAGE_URL);
  url.searchParams.set("idop", idOp);
  return url.href;
}
