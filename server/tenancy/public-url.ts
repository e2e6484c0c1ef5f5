import { env } from "@/server/platform/env";
import type { City } from "./domain/city";

/** The address of the portal itself, where one chooses a town; without a final "/". */
export function portalUrl(): string {
  return new URL(env().APP_URL).origin;
}

/**
 * The absolute address of a page of the city, for mails and documents, where there is no request to take it from.
 * `path` begins with "/", as in "/famille/reservations"; it may carry a query.
 */
export function publicUrl(city: City, path: string): string {
  const base = new URL(env().APP_URL);
  if (!path.startsWith("/")) throw new Error(`A path begins with "/": ${path}`);
  if (!city.settings.publicHost) return `${base.origin}/${city.slug}${path}`;
  base.hostname = city.settings.publicHost;
  return `${base.origin}${path}`;
}
