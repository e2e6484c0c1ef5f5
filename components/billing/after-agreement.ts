import type { Unreached } from "@/server/families/domain/unreached";
import { toldAs } from "../desk/told";

interface Recorded {
  readonly familyId: string;
  readonly childId: string;
  readonly unreached: Unreached | null;
}

/** Back to the page of who pays for the child, with what was done and which household nobody could write to. */
export function afterAgreement(
  base: string,
  { familyId, childId, unreached }: Recorded,
  done: "accord" | "accord-passe" | "fin-accord",
): string {
  return `${base}/agents/familles/${familyId}/enfants/${childId}/payeurs?fait=${toldAs(done, unreached)}`;
}

export function afterAgreed(base: string, agreed: Recorded & { readonly past: boolean }): string {
  return afterAgreement(base, agreed, agreed.past ? "accord-passe" : "accord");
}
