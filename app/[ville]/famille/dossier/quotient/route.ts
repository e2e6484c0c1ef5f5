import { beginQuotientStep } from "@/server/api/quotient-step";
import { incomingOf, seeOther } from "@/server/auth/incoming";
import { isSameOrigin } from "@/server/platform/same-origin";

/** The button « Récupérer ses données avec FranceConnect »: a form of one button, only from our own page (attack 31). */
export async function POST(request: Request, { params }: { params: Promise<{ ville: string }> }): Promise<Response> {
  if (!isSameOrigin(request.headers)) return new Response(null, { status: 403 });
  const { ville: slug } = await params;
  return beginQuotientStep(incomingOf(request), { slug, base: request.headers.get("x-preau-base") ?? "" });
}

/** Somebody who comes back to this address by the browser's history finds the button again. */
export function GET(request: Request): Response {
  return seeOther(`${request.headers.get("x-preau-base") ?? ""}/famille/dossier#quotient`);
}
