import { CertificatesPage } from "@/components/certificates/CertificatesPage";
import { read } from "@/server/api/caller";
import { FamilyPage } from "../FamilyPage";
import { familyShell } from "../family-shell";

export default async function Page() {
  const { base } = await familyShell();
  const mine = await read((api) => api.certificates.mine(), "/famille/attestations");
  return (
    <FamilyPage section="attestations" title="Mes attestations">
      <CertificatesPage base={base} {...mine} />
    </FamilyPage>
  );
}
