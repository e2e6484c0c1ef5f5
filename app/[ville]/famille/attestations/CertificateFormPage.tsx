import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { CERTIFICATE_PATHS } from "@/components/certificates/certificate-pages";
import { read } from "@/server/api/caller";
import type { CertificateKind } from "@/server/certificates/domain/kinds";
import { CERTIFICATE_NAMES, CERTIFICATE_USES } from "@/server/certificates/domain/kinds.fr";
import { FamilyPage } from "../FamilyPage";
import { familyShell } from "../family-shell";

/** The page where one certificate is asked for, by an adult who may. */
export async function CertificateFormPage({ kind, children }: { kind: CertificateKind; children: ReactNode }) {
  const { base } = await familyShell();
  const { kinds } = await read((api) => api.certificates.mine(), `/famille/attestations/${CERTIFICATE_PATHS[kind]}`);
  if (!kinds.includes(kind)) redirect(`${base}/famille/droits`);
  return (
    <FamilyPage
      above={[{ href: `${base}/famille/attestations`, label: "Mes attestations" }]}
      section="attestations"
      title={CERTIFICATE_NAMES[kind]}
    >
      <p className="fr-text--lead">{CERTIFICATE_USES[kind]}</p>
      {children}
    </FamilyPage>
  );
}
