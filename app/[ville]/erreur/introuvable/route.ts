import { seeOther } from "@/server/auth/incoming";
import { safeReturnPath } from "@/server/identity";

/**
 * Where a form without JavaScript is led whose page cannot be shown (server/api/reply): to `page`, or to the 404 of what is no
 * more, as if one had opened it. Neither answers a POST.
 */
export function POST(request: Request): Response {
  const asked = new URL(request.url).searchParams.get("page");
  return seeOther(`${request.headers.get("x-preau-base") ?? ""}${safeReturnPath(asked, "/introuvable")}`);
}
