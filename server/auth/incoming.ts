import "server-only";
import { clientAddress } from "@/server/platform/client-address";
import { env } from "@/server/platform/env";

/** A browser's request to one of our addresses outside tRPC: a login that begins or comes back, a logout. */
export interface Incoming {
  /** "https://famille.corbas.fr": what the browser sees, one per city or one for all by path. */
  readonly origin: string;
  readonly query: Readonly<Record<string, string>>;
  readonly cookies: Readonly<Record<string, string>>;
  /** The city of the host, when it has one of its own (proxy.ts). */
  readonly citySlug: string | undefined;
  readonly userAgent: string;
  readonly ip: string;
  readonly requestId: string;
}

/** Reads what proxy.ts and the reverse proxy say. Behind TLS, the reverse proxy states the scheme. */
export function incomingOf(request: Request): Incoming {
  const { headers } = request;
  const url = new URL(request.url);
  const scheme = headers.get("x-forwarded-proto")?.split(",")[0]?.trim() ?? url.protocol.slice(0, -1);
  const host = headers.get("x-forwarded-host") ?? headers.get("host") ?? url.host;
  return {
    origin: `${scheme === "http" ? "http" : "https"}://${host}`,
    query: Object.fromEntries(url.searchParams),
    cookies: parseCookies(headers.get("cookie") ?? ""),
    citySlug: headers.get("x-preau-city") ?? undefined,
    userAgent: headers.get("user-agent") ?? "",
    ip: clientAddress(headers.get("x-forwarded-for"), env().TRUSTED_PROXIES),
    requestId: headers.get("x-request-id") ?? "",
  };
}

function parseCookies(header: string): Record<string, string> {
  const pairs = header.split(";").map((pair) => {
    const equals = pair.indexOf("=");
    return [pair.slice(0, equals).trim(), pair.slice(equals + 1).trim()] as const;
  });
  return Object.fromEntries(pairs.filter(([name]) => name !== "").map(([name, value]) => [name, decode(value)]));
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/** POST, redirect, GET: always another page, never a page in answer to a form. `to` is an address or a path of ours. */
export function seeOther(to: string, setCookies: readonly string[] = []): Response {
  const headers = new Headers({ Location: to, "Cache-Control": "no-store" });
  for (const cookie of setCookies) headers.append("Set-Cookie", cookie);
  return new Response(null, { status: 303, headers });
}
