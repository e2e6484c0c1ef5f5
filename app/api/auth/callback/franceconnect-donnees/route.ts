import { finishQuotientStep } from "@/server/api/quotient-step";
import { incomingOf } from "@/server/auth/incoming";

/** The address declared at FranceConnect for the return of a request for data: the same for every city of a host. */
export async function GET(request: Request): Promise<Response> {
  return finishQuotientStep(incomingOf(request));
}
