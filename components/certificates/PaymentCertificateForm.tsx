"use client";

import { browserApi } from "@/server/api/client";
import { certifyPaymentSchema } from "@/server/certificates/schemas";
import { Form } from "../forms/Form";
import type { FormAction, FormState } from "../forms/form-state";
import { SubmitButton } from "../forms/SubmitButton";
import { useFormKit } from "../forms/useFormKit";
import { afterIssue } from "./certificate-pages";
import { PeriodFields } from "./PeriodFields";

export function PaymentCertificateForm(props: { action: FormAction; initial: FormState; base: string }) {
  const form = useFormKit({
    schema: certifyPaymentSchema,
    action: props.action,
    initial: props.initial,
    submit: (values) => browserApi(props.base).certificates.certifyPayment.mutate(values),
    next: (issued) => afterIssue(props.base, issued),
  });
  return (
    <Form form={form}>
      <PeriodFields field={form.field} />
      <SubmitButton form={form}>Créer l’attestation</SubmitButton>
    </Form>
  );
}
