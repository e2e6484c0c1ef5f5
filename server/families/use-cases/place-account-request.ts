import "server-only";
import type { Temporal } from "temporal-polyfill";
import type { Tx } from "@/server/db/tenant-tx";
import { err, ok, type Result } from "@/server/platform/result";
import type { AccountRequestError } from "../account-request-errors";
import { activeFamilyExists, addAdult, createFamily, familyOfPerson } from "../data/account-request-families";
import { certifyPerson, createPerson, personExists } from "../data/pivot-persons";
import { type AccountRequest, addressParts } from "../domain/account-request";

/** Where the agent puts the person who asks. */
export type Placement =
  | { readonly kind: "person"; readonly personId: string }
  | { readonly kind: "family"; readonly familyId: string }
  | { readonly kind: "new"; readonly residence: "commune" | "interco" | "outside" };

export interface Placed {
  readonly personId: string;
  readonly familyId: string | undefined;
}

/** Finds or makes the person and the dossier. What FranceConnect certified replaces what the dossier held. */
export async function placeAccountRequest(
  tx: Tx,
  cityId: string,
  request: AccountRequest,
  placement: Placement,
  now: Temporal.Instant,
): Promise<Result<Placed, AccountRequestError>> {
  const placed = await place(tx, cityId, request, placement);
  if (!placed.ok) return placed;
  if (request.origin === "franceconnect") await certifyPerson(tx, placed.value.personId, request.identity, now);
  return placed;
}

async function place(
  tx: Tx,
  cityId: string,
  request: AccountRequest,
  placement: Placement,
): Promise<Result<Placed, AccountRequestError>> {
  const { identity, email, phone } = request;
  if (placement.kind === "person") {
    const { personId } = placement;
    if (!(await personExists(tx, personId))) return err({ tag: "ChosenPersonNotFound" });
    return ok({ personId, familyId: await familyOfPerson(tx, personId) });
  }
  if (placement.kind === "family") {
    const { familyId } = placement;
    if (!(await activeFamilyExists(tx, familyId))) return err({ tag: "ChosenFamilyNotFound" });
    const personId = await createPerson(tx, { cityId, identity, email, phone });
    await addAdult(tx, cityId, { familyId, personId, role: "parent" });
    return ok({ personId, familyId });
  }
  const personId = await createPerson(tx, { cityId, identity, email, phone });
  const name = identity.usageName || identity.birthName;
  const address = addressParts(request.address);
  const familyId = await createFamily(tx, { cityId, name, residence: placement.residence, address });
  await addAdult(tx, cityId, { familyId, personId, role: "responsable" });
  return ok({ personId, familyId });
}
