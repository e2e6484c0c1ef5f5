import { type NextRequest, NextResponse } from "next/server";
import { faultPage, heavyPage } from "@/server/api/fault-page";
import { noteForeignAction } from "@/server/api/refused-origin";
import { env, isProductionRuntime } from "@/server/platform/env";
import { newId, newToken } from "@/server/platform/ids";
import { logger } from "@/server/platform/logger";
import {
  contentSecurityPolicy,
  FILE_POLICY,
  isFileAddress,
  SECURITY_HEADERS,
} from "@/server/platform/security-headers";
import { findCityBySlug, findSlugByHost } from "@/server/tenancy";

/** First segments that are no city's. */
const OWN_SEGMENTS = new Set(["", "accessibilite", "api", "operateur"]);

/** As next.config lets through: of a longer body Next reads the beginning only, and cannot say why it fails. */
const MOST_BYTES = 41 * 1024 ** 2;

/** Matches no page: Next then renders the 404 on the server, where `notFound()` in a layout leaves it to a script. */
const NO_PAGE = "/commune-inconnue/page-introuvable";

/** Addresses that a city's own host shares with every other. */
function isShared(pathname: string): boolean {
  return pathname.startsWith("/api/auth/") || pathname === "/api/health";
}

interface Place {
  readonly slug?: string;
  readonly base: string;
  readonly rewriteTo?: string;
}

/** Which city a request is for: by its host name, else by the first segment of the path (T2). */
async function place(host: string, pathname: string): Promise<Place> {
  const hostname = host.replace(/:\d+$/, "");
  if (hostname !== new URL(env().APP_URL).hostname && hostname !== "127.0.0.1") {
    const slug = await findSlugByHost(hostname);
    if (!slug) return { base: "", rewriteTo: isShared(pathname) ? undefined : NO_PAGE };
    return {
      slug,
      base: "",
      rewriteTo: isShared(pathname) ? undefined : `/${slug}${pathname === "/" ? "" : pathname}`,
    };
  }
  const first = pathname.split("/")[1] ?? "";
  if (OWN_SEGMENTS.has(first)) return { base: "" };
  return (await findCityBySlug(first)) ? { slug: first, base: `/${first}` } : { base: "", rewriteTo: NO_PAGE };
}

/**
 * Names the city, gives each page its policy and a reference. It authorises nothing: each procedure does
 * (CVE-2025-29927). The `x-preau-*` headers of a client are always replaced.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const host = request.headers.get("host") ?? "";
  const nonce = newToken();
  const { FRANCECONNECT_ISSUER, PAYFIP_PAGE_URL } = env();
  const formTargets = [FRANCECONNECT_ISSUER, PAYFIP_PAGE_URL].flatMap((url) => (url ? [new URL(url).origin] : []));
  const policy = contentSecurityPolicy(nonce, formTargets, !isProductionRuntime());

  const found = await place(host, request.nextUrl.pathname).catch((error: unknown) => unplaced(error, request, nonce));
  if (found instanceof NextResponse) return secured(found, policy);
  const { slug, base, rewriteTo } = found;
  if (isTooHeavy(request)) return secured(tooHeavy(request, base, nonce), policy);

  const headers = new Headers(request.headers);
  headers.delete("x-preau-city");
  if (slug) headers.set("x-preau-city", slug);
  headers.set("x-preau-base", base);
  headers.set("x-preau-path", request.nextUrl.pathname);
  headers.set("x-preau-search", request.nextUrl.search);
  headers.set("x-forwarded-host", host);
  headers.set("x-request-id", newId());
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", policy);
  noteForeignAction({ headers, method: request.method, url: request.url });

  const url = request.nextUrl.clone();
  if (rewriteTo) url.pathname = rewriteTo;
  const response = rewriteTo
    ? NextResponse.rewrite(url, { request: { headers } })
    : NextResponse.next({ request: { headers } });
  return secured(response, isFileAddress(request.nextUrl.pathname) ? FILE_POLICY : policy);
}

function secured(response: NextResponse, policy: string): NextResponse {
  response.headers.set("content-security-policy", policy);
  response.headers.set("cache-control", "private, no-store");
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.headers.set(name, value);
  return response;
}

function isTooHeavy({ method, headers }: NextRequest): boolean {
  return method === "POST" && Number(headers.get("content-length") ?? 0) > MOST_BYTES;
}

/** Told here, in words: whoever sends it is on a page of ours, with or without a script. */
function tooHeavy({ nextUrl }: NextRequest, base: string, nonce: string): NextResponse {
  const page = heavyPage({ base, nonce, page: nextUrl.pathname + nextUrl.search });
  return new NextResponse(page, { status: 413, headers: { "content-type": "text/html; charset=utf-8" } });
}

/** The towns cannot be read: the base is away. It is said by a page that needs nothing of it. */
function unplaced(error: unknown, { nextUrl }: NextRequest, nonce: string): NextResponse {
  const reference = newId();
  logger.error({ request: reference, err: error }, "town not found out");
  const page = faultPage({ base: "", nonce, reference, page: nextUrl.pathname + nextUrl.search });
  return new NextResponse(page, { status: 500, headers: { "content-type": "text/html; charset=utf-8" } });
}

/** Only whole addresses of files go round the proxy: a page that did would believe the headers of its client. */
export const config = {
  matcher: [
    "/((?!_next/static/|_next/image$|fonts/[^/]+[.]woff2$|theme/[^/]+[.]css$|theme/[^/]+[.]svg$|api/health$).*)",
  ],
};
