import { EnrolmentCertificateForm } from "@/components/certificates/EnrolmentCertificateForm";
import { NoChildToCertify } from "@/components/certificates/NoChildToCertify";
import { basePath, read } from "@/server/api/caller";
import { certifyEnrolment } from "../actions";
import { CertificateFormPage } from "../CertificateFormPage";

export default async function Page() {
  const base = await basePath();
  const children = await read((api) => api.families.children(), "/famille/attestations/inscription");
  const who = children.map(({ id, firstName }) => ({ id, firstName }));
  return (
    <CertificateFormPage kind="enrolment">
      {who.length === 0 ? (
        <NoChildToCertify base={base} />
      ) : (
        <EnrolmentCertificateForm action={certifyEnrolment} base={base} who={who} />
      )}
    </CertificateFormPage>
  );
}
