import { seal } from "@/server/platform/crypto";
import { newId } from "@/server/platform/ids";
import { insert } from "../support/owner";

interface Prepared {
  readonly familyId: string;
  readonly personId: string;
  readonly agentId: string;
  readonly printed: string;
}

/** A code that the town prepared for an adult, who never used it. */
export async function makeInvitation(cityId: string, prepared: Prepared): Promise<void> {
  const id = newId();
  await insert("invitation", {
    city_id: cityId,
    id,
    family_id: prepared.familyId,
    person_id: prepared.personId,
    code_hash: Buffer.from(id),
    sealed: await seal({ cityId, table: "invitation", column: "sealed", rowId: id }, prepared.printed),
    created_by: prepared.agentId,
    expires_at: "2100-01-01T00:00:00Z",
  });
}
