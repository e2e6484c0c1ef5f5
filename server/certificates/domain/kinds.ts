/** What a parent can have certified (Y6). */
export const CERTIFICATE_KINDS = ["payment", "tax", "attendance", "enrolment"] as const;
export type CertificateKind = (typeof CERTIFICATE_KINDS)[number];
