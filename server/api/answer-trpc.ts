import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import type { RequestContext } from "./context";
import { refusedOrigin } from "./refused-origin";
import { appRouter } from "./root";

/**
 * Answers a call of the browser's client: a change only from our own page (attack 31), one procedure for one request,
 * and never from a cache. `…/api/trpc/<procedure>` is its address.
 */
export async function answerTrpc(request: Request, createContext: () => Promise<RequestContext>): Promise<Response> {
  const refusal = request.method === "POST" ? refusedOrigin(request) : undefined;
  if (refusal) return refusal;
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
