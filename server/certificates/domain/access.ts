import { CERTIFICATE_KINDS, type CertificateKind } from "./kinds";

/** What an adult knows of a dossier (docs/adr/0011). */
export interface Sight {
  /** Holds the household: its address, its children's births, who pays. */
  readonly household: boolean;
  /** Knows what is owed and paid. */
  readonly amounts: boolean;
}

/**
 * What an adult may have certified. Whoever pays gets what tells of payments, and nothing of the children: not their births,
 * which an attestation fiscale tells, nor their school and days. Whoever only looks gets nothing (docs/adr/0018).
 */
export function kindsOpenTo({ household, amounts }: Sight): readonly CertificateKind[] {
  if (household) return CERTIFICATE_KINDS;
  return amounts ? ["payment"] : [];
}
