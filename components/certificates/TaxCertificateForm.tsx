"use client";

import { browserApi } from "@/server/api/client";
import { certifyTaxSchema } from "@/server/certificates/schemas";
import { Form } from "../forms/Form";
import type { FormAction } from "../forms/form-state";
import { SelectField } from "../forms/SelectField";
import { SubmitButton } from "../forms/SubmitButton";
import { useFormKit } from "../forms/useFormKit";
import { afterIssue } from "./certificate-pages";

interface TaxCertificateFormProps {
  readonly action: FormAction;
  readonly base: string;
  /** Newest first. */
  readonly years: readonly number[];
}

/** For the civil year that one declares: the last one, until one says otherwise. */
export function TaxCertificateForm({ action, base, years }: TaxCertificateFormProps) {
  const form = useFormKit({
    schema: certifyTaxSchema,
    action,
    submit: (values) => browserApi(base).certificates.certifyTax.mutate(values),
    next: (issued) => afterIssue(base, issued),
  });
  return (
    <Form form={form}>
      <SelectField
        {...form.field("year")}
        defaultValue={String(years[1])}
        hint="L’année où vous avez payé, celle de vos revenus déclarés."
        label="Année"
        options={years.map((year) => ({ value: String(year), label: String(year) }))}
        required
      />
      <SubmitButton form={form}>Créer l’attestation</SubmitButton>
    </Form>
  );
}
