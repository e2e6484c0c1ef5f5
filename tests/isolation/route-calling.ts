import { readdirSync } from "node:fs";
import path from "node:path";
import { NextRequest } from "next/server";
import { encode } from "next-auth/jwt";
import { proxy } from "@/proxy";
import { SESSION_COOKIE } from "@/server/auth/session-cookie";
import type { NamingRoute } from "./route-coverage";
import type { Town } from "./victim";
import type { VictimIds } from "./victim-ids";

const APP = path.join(import.meta.dirname, "../../app");

/** The files of app/ that answer by themselves, by their address. */
export const routeFiles: ReadonlyMap<string, string> = new Map(
  readdirSync(APP, { recursive: true, encoding: "utf8" })
    .filter((file) => path.basename(file) === "route.ts")
    .map((file) => [`/${path.dirname(file).replace(/\([^)]*\)\//g, "")}`, path.join(APP, file)]),
);

export type Handler = (
  request: Request,
  context: { readonly params: Promise<Readonly<Record<string, string>>> },
) => Response | Promise<Response>;

export type Method = "GET" | "POST";

/** What a route's file exports, by method. */
export async function handlersOf(address: string): Promise<Partial<Record<Method, Handler>>> {
  return import(/* @vite-ignore */ routeFiles.get(address) ?? "");
}

/** The present request, as `next/headers` tells it: see routes.test.ts. */
export const present: { headers: Headers; cookies: ReadonlyMap<string, string> } = {
  headers: new Headers(),
  cookies: new Map(),
};

/** All that a caller can tell about an answer. */
export interface Answer {
  readonly status: number;
  readonly headers: readonly string[];
  readonly body: string;
}

interface Caller {
  readonly slug: string;
  readonly sessionId?: string;
  /** What the browser says more: where the request comes from, when not from a page of ours. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Asks an address as a browser would: through the proxy, which names the town, then the route. */
export async function askRoute(
  { slug, sessionId, headers: said = {} }: Caller,
  address: string,
  handler: Handler,
  asked: ReturnType<NamingRoute["asked"]>,
): Promise<Answer> {
  const segments: Record<string, string> = { ville: slug, ...asked.segments };
  const pathname = address.replace(/\[(\w+)\]/g, (_, name: string) => encodeURIComponent(segments[name] ?? ""));
  const url = new URL(`http://localhost:3000${pathname}`);
  url.search = new URLSearchParams(asked.query).toString();
  const token = sessionId && (await encode({ token: { sid: sessionId }, secret: process.env.AUTH_SECRET ?? "" }));
  const cookies = new Map(token ? [[SESSION_COOKIE, token]] : []);
  const headers = new Headers({ host: url.host, "sec-fetch-site": "same-origin", "user-agent": "Firefox/140.0" });
  for (const [name, value] of Object.entries(said)) headers.set(name, value);
  if (token) headers.set("cookie", `${SESSION_COOKIE}=${token}`);
  const method = asked.method ?? "GET";
  const placed = await proxy(new NextRequest(url, { method, headers }));
  for (const [name, value] of placed.headers) {
    const given = /^x-middleware-request-(.*)$/.exec(name)?.[1];
    if (given) headers.set(given, value);
  }
  Object.assign(present, { headers, cookies });
  try {
    return await told(await handler(new Request(url, { method, headers }), { params: Promise.resolve(segments) }));
  } catch (error) {
    const { digest } = Object(error);
    if (typeof digest !== "string" || !digest.startsWith("NEXT_REDIRECT;")) throw error;
    return { status: 307, headers: [`location: ${withoutIds(digest)}`], body: "" };
  }
}

async function told(response: Response): Promise<Answer> {
  const body = Buffer.from(await response.arrayBuffer()).toString("latin1");
  const headers = [...response.headers].map(([name, value]) => `${name}: ${withoutIds(value)}`).sort();
  return { status: response.status, headers, body: withoutIds(body) };
}

/** Without the ids that the caller gave: they come back in some addresses. */
const withoutIds = (text: string) => text.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "id");

/** The same question with a word where each id was: nobody could have made such an id. */
export function malformed<T extends VictimIds | Town>(ids: T): T {
  const isId = (value: unknown) => typeof value === "string" && /^[0-9a-f]{8}-/.test(value);
  return Object.fromEntries(Object.entries(ids).map(([name, value]) => [name, isId(value) ? "1%27--" : value])) as T;
}
