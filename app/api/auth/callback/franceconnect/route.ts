import { finishFranceConnect } from "@/server/auth/franceconnect/finish-login";
import { incomingOf } from "@/server/auth/incoming";

/** The address declared at FranceConnect for the return of a login: the same for every city of a host. */
export async function GET(request: Request): Promise<Response> {
  return finishFranceConnect(incomingOf(request));
}
