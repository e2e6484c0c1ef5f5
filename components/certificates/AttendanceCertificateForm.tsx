"use client";

import { browserApi } from "@/server/api/client";
import { certifyAttendanceSchema } from "@/server/certificates/schemas";
import { Form } from "../forms/Form";
import type { FormAction, FormState } from "../forms/form-state";
import { SubmitButton } from "../forms/SubmitButton";
import { useFormKit } from "../forms/useFormKit";
import { type ChildChoice, ChildField } from "./ChildField";
import { afterIssue } from "./certificate-pages";
import { PeriodFields } from "./PeriodFields";

interface AttendanceCertificateFormProps {
  readonly action: FormAction;
  readonly initial: FormState;
  readonly base: string;
  readonly who: readonly ChildChoice[];
}

export function AttendanceCertificateForm({ action, initial, base, who }: AttendanceCertificateFormProps) {
  const form = useFormKit({
    schema: certifyAttendanceSchema,
    action,
    initial,
    submit: (values) => browserApi(base).certificates.certifyAttendance.mutate(values),
    next: (issued) => afterIssue(base, issued),
  });
  return (
    <Form form={form}>
      <ChildField field={form.field("childId")} who={who} />
      <PeriodFields field={form.field} />
      <SubmitButton form={form}>Créer l’attestation</SubmitButton>
    </Form>
  );
}
