import { logger } from "@/server/platform/logger";
import { isSameOrigin } from "@/server/platform/same-origin";

const SITES = new Set(["cross-site", "same-site", "none"]);

/** A security event, by what the server knows of the request: never who sent it (attack 31). */
function note({ headers, url }: Pick<Request, "headers" | "url">): void {
  const site = headers.get("sec-fetch-site") ?? "";
  const city = headers.get("x-preau-city") ?? undefined;
  const request = headers.get("x-request-id") ?? undefined;
  const from = SITES.has(site) ? site : "unknown";
  logger.warn({ event: "origin-refused", address: new URL(url).pathname, from, city, request }, "origin");
}

/** The refusal of a change that does not come from our own pages (attack 31), noted; undefined for one that does. */
export function refusedOrigin(request: Pick<Request, "headers" | "url">): Response | undefined {
  if (isSameOrigin(request.headers)) return undefined;
  note(request);
  return new Response(null, { status: 403 });
}

/** A form with a server action: Next tells it by this header, or takes it from a form without a script. */
function isAction({ headers, method }: Pick<Request, "headers" | "method">): boolean {
  if (method !== "POST") return false;
  return headers.has("next-action") || (headers.get("content-type") ?? "").startsWith("multipart/form-data");
}

/** Notes a server action asked by the page of another site: Next refuses it by itself, and says nothing of it. */
export function noteForeignAction(request: Pick<Request, "headers" | "method" | "url">): void {
  const { headers } = request;
  if (!isAction(request) || !headers.has("origin") || headers.get("sec-fetch-site") === "none") return;
  if (!isSameOrigin(headers)) note(request);
}
