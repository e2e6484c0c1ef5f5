import "server-only";
import { type City, portalUrl, publicUrl } from "@/server/tenancy";

/**
 * Where PayFiP notifies, from server to server: on the host of the portal, which the DGFiP is told once for every town
 * (PROTOCOLS 1.6). The town is in the address, so that an id is looked for in that town only.
 */
export function notificationUrl(city: City): string {
  return `${portalUrl()}/${city.slug}/api/payfip/notification`;
}

/** Where the payer comes back. The address has no query of its own: PayFiP adds one. */
export function returnUrl(city: City): string {
  return publicUrl(city, "/famille/paiements/retour");
}

/** Where an agent comes back from a trial payment. */
export function trialReturnUrl(city: City): string {
  return publicUrl(city, "/agents/parametres/regies/essai/retour");
}
