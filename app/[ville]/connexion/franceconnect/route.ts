import { refusedOrigin } from "@/server/api/refused-origin";
import { beginFranceConnect } from "@/server/auth/franceconnect/begin-login";
import { incomingOf, seeOther } from "@/server/auth/incoming";

/** The FranceConnect button. A form, because it changes something and needs no script; only from our own page. */
export async function POST(request: Request, { params }: { params: Promise<{ ville: string }> }): Promise<Response> {
  const refusal = refusedOrigin(request);
  if (refusal) return refusal;
  const { ville: slug } = await params;
  const base = request.headers.get("x-preau-base") ?? "";
  const suite = (await request.formData()).get("suite");
  const target = { slug, base, suite: typeof suite === "string" ? suite : "", tries: 0 };
  return beginFranceConnect(incomingOf(request), target);
}

/** Somebody who comes back to this address by the browser's history finds the button again. */
export function GET(request: Request): Response {
  return seeOther(`${request.headers.get("x-preau-base") ?? ""}/connexion`);
}
