import { logOut } from "@/server/auth/franceconnect/log-out";
import { incomingOf, seeOther } from "@/server/auth/incoming";
import { isSameOrigin } from "@/server/platform/same-origin";

/** The logout button: a form of one button, only from our own pages (attack 31). */
export async function POST(request: Request, { params }: { params: Promise<{ ville: string }> }): Promise<Response> {
  if (!isSameOrigin(request.headers)) return new Response(null, { status: 403 });
  const { ville: slug } = await params;
  return logOut(incomingOf(request), { slug, base: request.headers.get("x-preau-base") ?? "" });
}

export function GET(request: Request): Response {
  return seeOther(`${request.headers.get("x-preau-base") ?? ""}/deconnexion`);
}
