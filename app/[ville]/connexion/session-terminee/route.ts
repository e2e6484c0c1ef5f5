import { refusedOrigin } from "@/server/api/refused-origin";
import { sentFields } from "@/server/api/sent-fields";
import { sessionOverPage } from "@/server/api/session-over-page";
import { seeOther } from "@/server/auth/incoming";
import { safeReturnPath } from "@/server/identity";

/**
 * Where a form sent without JavaScript is led, with what it sent, when its session ended before (server/api/caller). Only from
 * our own pages: else another site could make a page of ours that sends what it likes (attack 31).
 */
export async function POST(request: Request): Promise<Response> {
  const refusal = refusedOrigin(request);
  if (refusal) return refusal;
  const { base, suite } = placeOf(request);
  const sent = await sentFields(request);
  const page = sessionOverPage({
    nonce: request.headers.get("x-nonce") ?? "",
    page: `${base}${suite}`,
    fields: sent?.fields ?? null,
    hadFiles: sent?.hadFiles ?? false,
  });
  return new Response(page, { headers: { "content-type": "text/html; charset=utf-8" } });
}

/** Opened again by its address: nothing was sent. */
export function GET(request: Request): Response {
  const { base, suite } = placeOf(request);
  return seeOther(`${base}${suite}`);
}

function placeOf(request: Request) {
  const { searchParams } = new URL(request.url);
  return {
    base: request.headers.get("x-preau-base") ?? "",
    suite: safeReturnPath(searchParams.get("suite"), "/famille"),
  };
}
