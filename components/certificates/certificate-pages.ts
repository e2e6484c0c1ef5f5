import type { CertificateKind } from "@/server/certificates/domain/kinds";

/** Where each certificate is asked for, below the page of them all. */
export const CERTIFICATE_PATHS: Readonly<Record<CertificateKind, string>> = {
  payment: "paiement",
  tax: "fiscale",
  attendance: "frequentation",
  enrolment: "inscription",
};

/** The page of a certificate that has just been issued. */
export function afterIssue(base: string, { certificateId }: { readonly certificateId: string }): string {
  return `${base}/famille/attestations/${certificateId}?fait=creation`;
}
