import { CertificatePage } from "@/components/certificates/CertificatePage";
import { DoneMessage } from "@/components/families/DoneMessage";
import { read } from "@/server/api/caller";
import { FamilyPage } from "../../FamilyPage";
import { familyShell } from "../../family-shell";

const DONE = { creation: "Votre attestation est prête. Elle reste dans la liste\u00a0: vous pourrez la reprendre." };

interface PageProps {
  readonly params: Promise<{ id: string }>;
  readonly searchParams: Promise<{ fait?: string }>;
}

export default async function Page({ params, searchParams }: PageProps) {
  const { id: certificateId } = await params;
  const { base } = await familyShell();
  const here = `/famille/attestations/${certificateId}`;
  const { paper } = await read((api) => api.certificates.certificate({ certificateId }), here);
  return (
    <FamilyPage
      above={[{ href: `${base}/famille/attestations`, label: "Mes attestations" }]}
      isPaper
      section="attestations"
      title={paper.title}
    >
      <DoneMessage done={(await searchParams).fait} texts={DONE} />
      <CertificatePage base={base} id={certificateId} paper={paper} />
    </FamilyPage>
  );
}
