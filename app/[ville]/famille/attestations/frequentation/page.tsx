import { AttendanceCertificateForm } from "@/components/certificates/AttendanceCertificateForm";
import { NoChildToCertify } from "@/components/certificates/NoChildToCertify";
import { basePath, read } from "@/server/api/caller";
import { certifyAttendance } from "../actions";
import { CertificateFormPage } from "../CertificateFormPage";
import { usualPeriod } from "../typed-period";

export default async function Page() {
  const base = await basePath();
  const children = await read((api) => api.families.children(), "/famille/attestations/frequentation");
  const who = children.map(({ id, firstName }) => ({ id, firstName }));
  return (
    <CertificateFormPage kind="attendance">
      {who.length === 0 ? (
        <NoChildToCertify base={base} />
      ) : (
        <AttendanceCertificateForm
          action={certifyAttendance}
          base={base}
          initial={await usualPeriod("school")}
          who={who}
        />
      )}
    </CertificateFormPage>
  );
}
