import { PaymentCertificateForm } from "@/components/certificates/PaymentCertificateForm";
import { basePath } from "@/server/api/caller";
import { certifyPayment } from "../actions";
import { CertificateFormPage } from "../CertificateFormPage";
import { usualPeriod } from "../typed-period";

export default async function Page() {
  return (
    <CertificateFormPage kind="payment">
      <PaymentCertificateForm action={certifyPayment} base={await basePath()} initial={await usualPeriod("civil")} />
    </CertificateFormPage>
  );
}
