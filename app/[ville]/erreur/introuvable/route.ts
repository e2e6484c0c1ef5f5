import { seeOther } from "@/server/auth/incoming";

/** Where a form without JavaScript is led whose page is no more (server/api/nowhere): to the 404, as if one had opened it. */
export function POST(request: Request): Response {
  return seeOther(`${request.headers.get("x-preau-base") ?? ""}/introuvable`);
}
