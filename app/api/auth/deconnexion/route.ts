import { afterLogOut } from "@/server/auth/franceconnect/log-out";
import { incomingOf } from "@/server/auth/incoming";

/** The address declared at FranceConnect for the return of a logout. */
export async function GET(request: Request): Promise<Response> {
  return afterLogOut(incomingOf(request));
}
