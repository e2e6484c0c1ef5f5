import { refusedOrigin } from "@/server/api/refused-origin";
import { logOut } from "@/server/auth/franceconnect/log-out";
import { incomingOf, seeOther } from "@/server/auth/incoming";

/** The logout button: a form of one button, only from our own pages (attack 31). */
export async function POST(request: Request, { params }: { params: Promise<{ ville: string }> }): Promise<Response> {
  const refusal = refusedOrigin(request);
  if (refusal) return refusal;
  const { ville: slug } = await params;
  return logOut(incomingOf(request), { slug, base: request.headers.get("x-preau-base") ?? "" });
}

export function GET(request: Request): Response {
  return seeOther(`${request.headers.get("x-preau-base") ?? ""}/deconnexion`);
}
