import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { requestContext } from "@/server/api/request";
import { appRouter } from "@/server/api/root";
import { isSameOrigin } from "@/server/platform/same-origin";

async function handle(request: Request): Promise<Response> {
  if (request.method === "POST" && !isSameOrigin(request.headers)) return new Response(null, { status: 403 });
  const { pathname } = new URL(request.url);
  const response = await fetchRequestHandler({
    endpoint: pathname.slice(0, pathname.lastIndexOf("/")),
    req: request,
    router: appRouter,
    createContext: requestContext,
  });
  response.headers.set("Cache-Control", "private, no-store");
  return response;
}

export { handle as GET, handle as POST };
