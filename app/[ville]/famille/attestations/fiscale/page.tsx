import { TaxCertificateForm } from "@/components/certificates/TaxCertificateForm";
import { basePath } from "@/server/api/caller";
import { plainDate } from "@/server/platform/dates";
import { cityToday } from "../../today";
import { certifyTax } from "../actions";
import { CertificateFormPage } from "../CertificateFormPage";

/** What the tax office may still ask about, and the present year. */
const YEARS = 5;

export default async function Page() {
  const { year } = plainDate(await cityToday());
  const years = Array.from({ length: YEARS }, (_, back) => year - back);
  return (
    <CertificateFormPage kind="tax">
      <TaxCertificateForm action={certifyTax} base={await basePath()} years={years} />
      <p>
        Les frais de garde d’un enfant de moins de six ans au 1er janvier sont montrés à part. La cantine n’en fait pas
        partie.
      </p>
    </CertificateFormPage>
  );
}
