"use client";

import { Form } from "@/components/forms/Form";
import type { FormAction } from "@/components/forms/form-state";
import { HiddenField } from "@/components/forms/HiddenField";
import { SubmitButton } from "@/components/forms/SubmitButton";
import { useFormKit } from "@/components/forms/useFormKit";
import { browserApi } from "@/server/api/client";
import { confirmSchema } from "@/server/booking/schemas";
import { afterConfirmation } from "./after-confirmation";

interface ConfirmFormProps {
  readonly base: string;
  readonly action: FormAction;
  readonly draftId: string;
  /** What the recap says, for the server to see whether it still holds. */
  readonly seen: string;
}

export function ConfirmForm({ base, action, draftId, seen }: ConfirmFormProps) {
  const form = useFormKit({
    schema: confirmSchema,
    action,
    submit: (values) => browserApi(base).booking.confirm.mutate(values),
    next: (outcome) => afterConfirmation(outcome, base),
    id: "confirmer",
  });
  return (
    <Form form={form}>
      <HiddenField name="draft" value={draftId} />
      <HiddenField name="seen" value={seen} />
      <SubmitButton form={form}>Confirmer</SubmitButton>
    </Form>
  );
}
