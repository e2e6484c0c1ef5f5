"use client";

import { browserApi } from "@/server/api/client";
import { certifyEnrolmentSchema } from "@/server/certificates/schemas";
import { Form } from "../forms/Form";
import type { FormAction } from "../forms/form-state";
import { SubmitButton } from "../forms/SubmitButton";
import { useFormKit } from "../forms/useFormKit";
import { type ChildChoice, ChildField } from "./ChildField";
import { afterIssue } from "./certificate-pages";

interface EnrolmentCertificateFormProps {
  readonly action: FormAction;
  readonly base: string;
  readonly who: readonly ChildChoice[];
}

export function EnrolmentCertificateForm({ action, base, who }: EnrolmentCertificateFormProps) {
  const form = useFormKit({
    schema: certifyEnrolmentSchema,
    action,
    submit: (values) => browserApi(base).certificates.certifyEnrolment.mutate(values),
    next: (issued) => afterIssue(base, issued),
  });
  return (
    <Form form={form} pages={{ "Mes inscriptions": `${base}/famille/inscriptions` }}>
      <ChildField field={form.field("childId")} who={who} />
      <SubmitButton form={form}>Créer le certificat</SubmitButton>
    </Form>
  );
}
