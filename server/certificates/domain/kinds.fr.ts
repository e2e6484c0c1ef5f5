import type { CertificateKind } from "./kinds";

export const CERTIFICATE_NAMES: Readonly<Record<CertificateKind, string>> = {
  payment: "Attestation de paiement",
  tax: "Attestation fiscale",
  attendance: "Attestation de fréquentation",
  enrolment: "Certificat d’inscription",
};

/** As it agrees with the name: "Attestation … Établie le". */
export const ESTABLISHED: Readonly<Record<CertificateKind, "Établi" | "Établie">> = {
  payment: "Établie",
  tax: "Établie",
  attendance: "Établie",
  enrolment: "Établi",
};

/** What each is for, for somebody who must choose. */
export const CERTIFICATE_USES: Readonly<Record<CertificateKind, string>> = {
  payment: "Ce que nous avons reçu de vous sur une période, les factures réglées et ce qui reste à payer.",
  tax: "Ce que vous avez payé dans une année, avec à part les frais de garde qui comptent pour les impôts.",
  attendance: "Les jours où votre enfant est venu, activité par activité, sur une période.",
  enrolment: "L’école, la classe et les activités où votre enfant est inscrit.",
};
