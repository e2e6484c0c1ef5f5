import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { isSameOrigin } from "@/server/platform/same-origin";
import type { RequestContext } from "./context";
import { appRouter } from "./root";

/**
 * Answers a call of the browser's client: a change only from our own page (attack 31), one procedure for one request,
 * and never from a cache. `…/api/trpc/<procedure>` is its address.
 */
export async function answerTrpc(request: Request, createContext: () => Promise<RequestContext>): Promise<Response> {
  if (request.method === "POST" && !isSameOrigin(request.headers)) return new Response(null, { status: 403 });
  const { pathname } = new URL(request.url);
  const response = await fetchRequestHandler({
    endpoint: pathname.slice(0, pathname.lastIndexOf("/")),
    req: request,
    router: appRouter,
    createContext,
    allowBatching: false,
  });
  response.headers.set("Cache-Control", "private, no-store");
  return response;
}
