import "server-only";
import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import type { NextApiRequest, NextApiResponse } from "next";
import NextAuth, { type NextAuthOptions } from "next-auth";
import { trustRequestHost } from "@/server/platform/next-auth-environment";
import type { Purpose } from "./purpose";

/** What next-auth is asked. Its pages are never shown: only these three are ever called, and by us. */
export interface NextAuthCall {
  readonly path: readonly ["csrf"] | readonly ["signin" | "callback", Purpose["name"]];
  readonly method: "GET" | "POST";
  /** The origin that the browser sees: the address to come back to is made from it. */
  readonly origin: string;
  readonly cookies: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: Readonly<Record<string, string>>;
}

export interface NextAuthAnswer {
  readonly location: string | undefined;
  /** Set-Cookie lines. */
  readonly setCookies: readonly string[];
  readonly body: unknown;
}

/** Calls next-auth without a route of its own, so that its answer can be looked at before the browser gets it. */
export async function callNextAuth(call: NextAuthCall, options: NextAuthOptions): Promise<NextAuthAnswer> {
  trustRequestHost();
  const { host, protocol } = new URL(call.origin);
  const incoming = new IncomingMessage(new Socket());
  incoming.method = call.method;
  incoming.headers = { host, "x-forwarded-host": host, "x-forwarded-proto": protocol.slice(0, -1) };
  const request: NextApiRequest = Object.assign(incoming, {
    query: { ...call.query, nextauth: [...call.path] },
    cookies: { ...call.cookies },
    body: { ...call.body },
    env: {},
  });
  const { response, answer } = recordingResponse(incoming);
  await NextAuth(request, response, options);
  return answer();
}

function recordingResponse(incoming: IncomingMessage): { response: NextApiResponse; answer: () => NextAuthAnswer } {
  let body: unknown;
  const outgoing = new ServerResponse(incoming);
  const keep = (sent: unknown) => {
    body = sent;
  };
  const same = () => response;
  const response: NextApiResponse = Object.assign(outgoing, {
    status: (code: number) => {
      outgoing.statusCode = code;
      return response;
    },
    send: keep,
    json: keep,
    redirect: same,
    setDraftMode: same,
    setPreviewData: same,
    clearPreviewData: same,
    revalidate: async () => undefined,
  });
  const answer = () => {
    const location = outgoing.getHeader("Location");
    const cookies = outgoing.getHeader("Set-Cookie");
    const setCookies = Array.isArray(cookies) ? cookies : cookies === undefined ? [] : [String(cookies)];
    return { location: typeof location === "string" ? location : undefined, setCookies, body };
  };
  return { response, answer };
}
