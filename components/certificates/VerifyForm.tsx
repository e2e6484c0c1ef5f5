"use client";

import { SAMPLE_CODE } from "@/server/certificates/domain/verification-code";
import { verifySchema } from "@/server/certificates/schemas";
import { Form } from "../forms/Form";
import type { FormAction, FormState } from "../forms/form-state";
import { SubmitButton } from "../forms/SubmitButton";
import { TextField } from "../forms/TextField";
import { useFormKit } from "../forms/useFormKit";

/** The code of a document. A typing mistake is told here; the page that follows asks whether the code is one of ours. */
export function VerifyForm({ action, initial }: { action: FormAction; initial?: FormState }) {
  const form = useFormKit({ schema: verifySchema, action, initial });
  return (
    <Form form={form}>
      <TextField
        {...form.field("code")}
        autoComplete="off"
        hint={`Vingt signes, au bas du document. Espaces, tirets et minuscules ne comptent pas. Exemple\u00a0: ${SAMPLE_CODE}.`}
        label="Code du document"
        required
        spellCheck={false}
      />
      <SubmitButton form={form}>Vérifier</SubmitButton>
    </Form>
  );
}
