import { beginQuotientStep } from "@/server/api/quotient-step";
import { refusedOrigin } from "@/server/api/refused-origin";
import { incomingOf, seeOther } from "@/server/auth/incoming";

/** The button « Récupérer ses données avec FranceConnect »: a form of one button, only from our own page (attack 31). */
export async function POST(request: Request, { params }: { params: Promise<{ ville: string }> }): Promise<Response> {
  const refusal = refusedOrigin(request);
  if (refusal) return refusal;
  const { ville: slug } = await params;
  return beginQuotientStep(incomingOf(request), { slug, base: request.headers.get("x-preau-base") ?? "" });
}

/** Somebody who comes back to this address by the browser's history finds the button again. */
export function GET(request: Request): Response {
  return seeOther(`${request.headers.get("x-preau-base") ?? ""}/famille/dossier#quotient`);
}
