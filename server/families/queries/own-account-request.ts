import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { findIdentityOfAccount } from "@/server/identity";
import { lastRequestOf } from "../data/account-requests";
import { personOfAccount } from "../data/pivot-persons";
import { addressParts, isComplete } from "../domain/account-request";
import { identityOf, pivotClaimsSchema } from "../domain/pivot-claims";

/** What FranceConnect certified, shown and never typed over. */
export interface CertifiedIdentity {
  readonly birthName: string;
  readonly usageName: string;
  readonly firstNames: string;
  readonly birthdate: string;
}

/** Where somebody stands who logged in and has no dossier yet. A doubtful identity looks like an unknown one (A9). */
export type OwnAccountRequest =
  | { readonly kind: "attached" }
  /** `former`: the reason of the refusal of the request before, if there was one. */
  | { readonly kind: "to-ask"; readonly identity: CertifiedIdentity; readonly email: string; readonly former?: string }
  | { readonly kind: "waiting"; readonly createdAt: string; readonly town: string }
  /** No dossier any more, and no identity to ask with: only the town can help. */
  | { readonly kind: "nothing-to-ask" };

export async function ownAccountRequest(tx: Tx, accountId: string, issuer: string): Promise<OwnAccountRequest> {
  if (await personOfAccount(tx, accountId)) return { kind: "attached" };
  const last = await lastRequestOf(tx, accountId);
  if (last?.status === "pending" && isComplete(last)) {
    return { kind: "waiting", createdAt: last.createdAt.toISOString(), town: addressParts(last.address).town };
  }
  const linked = await findIdentityOfAccount(tx, accountId, issuer);
  if (!linked) return { kind: "nothing-to-ask" };
  const claims = pivotClaimsSchema.parse(linked.claims);
  const { birthName, usageName, firstNames, birthdate } = identityOf(claims);
  const former = last?.status === "refused" ? (last.reason ?? "") : undefined;
  const identity = { birthName, usageName, firstNames: firstNames.join(", "), birthdate };
  return { kind: "to-ask", identity, email: claims.email, former };
}
