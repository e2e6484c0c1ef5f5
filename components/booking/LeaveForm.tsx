"use client";

import { Form } from "@/components/forms/Form";
import type { FormAction } from "@/components/forms/form-state";
import { HiddenField } from "@/components/forms/HiddenField";
import { SubmitButton } from "@/components/forms/SubmitButton";
import { useFormKit } from "@/components/forms/useFormKit";
import { browserApi } from "@/server/api/client";
import { entrySchema } from "@/server/booking/schemas";
import { waitlistAfterLeaving } from "./after-leaving";

interface LeaveFormProps {
  readonly base: string;
  readonly action: FormAction;
  readonly entry: string;
  /** "Léa, jeudi 3 décembre": which queue this button leaves, for who hears it out of its place. */
  readonly about: string;
}

export function LeaveForm({ base, action, entry, about }: LeaveFormProps) {
  const form = useFormKit({
    schema: entrySchema,
    action,
    submit: (values) => browserApi(base).booking.leaveWaitlist.mutate(values),
    next: ({ outcome }) => waitlistAfterLeaving(base, outcome),
    id: `quitter-${entry}`,
  });
  return (
    <Form form={form}>
      <HiddenField name="entry" value={entry} />
      <SubmitButton form={form} kind="tertiary">
        Quitter la liste d’attente<span className="fr-sr-only"> ({about})</span>
      </SubmitButton>
    </Form>
  );
}
