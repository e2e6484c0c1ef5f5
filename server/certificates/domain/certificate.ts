import type { Paper } from "@/server/platform/paper/paper";
import { contentDigest, type JsonValue } from "./content-digest";

/** One thing that a third party compares with the paper. */
export interface ProofFact {
  readonly label: string;
  readonly value: string;
}

/**
 * What a certificate says, as it is kept and as its digest is made of. The paper is whole but for the picture of the logo,
 * which is no statement; `proof` is all that its code shows to somebody who is not logged in.
 */
export interface CertificateContent {
  readonly format: 1;
  /** Says what only those who hold the household may know (docs/adr/0011). */
  readonly household: boolean;
  readonly paper: Paper;
  readonly proof: readonly ProofFact[];
}

/** What anybody learns of a code. */
export type Verification =
  | { readonly tag: "authentic"; readonly issuer: string; readonly proof: readonly ProofFact[] }
  | { readonly tag: "unknown" }
  | { readonly tag: "wait"; readonly minutes: number };

/** The digest of all that it says, the same for what was read back from the base. */
export function certificateDigest(content: CertificateContent): string {
  const plain: JsonValue = JSON.parse(JSON.stringify(content));
  return contentDigest(plain);
}
