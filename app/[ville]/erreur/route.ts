import { faultPage } from "@/server/api/fault-page";

/** Where a page that could not be read leads (server/api/our-fault): 500, and readable without a script. */
export function GET(request: Request): Response {
  const { searchParams } = new URL(request.url);
  const page = faultPage({
    base: request.headers.get("x-preau-base") ?? "",
    nonce: request.headers.get("x-nonce") ?? "",
    reference: searchParams.get("reference"),
    page: searchParams.get("page"),
  });
  return new Response(page, { status: 500, headers: { "content-type": "text/html; charset=utf-8" } });
}

/** A redirect of a page keeps the method: the page was the reply to a form sent without JavaScript. */
export function POST(request: Request): Response {
  return GET(request);
}
