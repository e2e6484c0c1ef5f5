import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import type { Result } from "@/server/platform/result";
import type { AccountRequestError } from "../account-request-errors";
import type { AccountRequest } from "../domain/account-request";
import { personName } from "../domain/person-name";
import type { DecidingAgent } from "./account-request-agent";
import { openLocalLogin } from "./open-local-login";
import type { Placed } from "./place-account-request";

/** The login of a request without FranceConnect, for the person who was placed (A3). */
export function openLocalAccountRequest(
  tx: Tx,
  { city, clock, agentId }: DecidingAgent,
  request: AccountRequest,
  placed: Placed,
): Promise<Result<void, AccountRequestError>> {
  return openLocalLogin(tx, {
    city,
    clock,
    agentId,
    ...placed,
    displayName: personName(request.identity),
    email: request.email,
    occasion: request.id,
    because: "Un agent a vérifié votre demande\u00a0: votre compte est ouvert.",
  });
}
