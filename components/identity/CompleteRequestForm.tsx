"use client";

import { Form } from "@/components/forms/Form";
import { type FormAction, formWith } from "@/components/forms/form-state";
import { SubmitButton } from "@/components/forms/SubmitButton";
import { useFormKit } from "@/components/forms/useFormKit";
import { browserApi } from "@/server/api/client";
import { completeAccountRequestSchema } from "@/server/families/account-request-schemas";
import { AccountContactFields } from "./AccountContactFields";

/** The rest of a request after FranceConnect: who the person is comes from there. The e-mail is only proposed. */
export function CompleteRequestForm({ base, action, email }: { base: string; action: FormAction; email: string }) {
  const form = useFormKit({
    schema: completeAccountRequestSchema,
    action,
    initial: formWith({ email }),
    submit: (values) => browserApi(base).accountRequests.complete.mutate(values),
    next: () => `${base}/connexion/en-attente`,
  });
  return (
    <Form form={form}>
      <AccountContactFields field={form.field} />
      <SubmitButton form={form}>Envoyer ma demande</SubmitButton>
    </Form>
  );
}
