"use client";

import type { QueueFilter } from "@/server/backoffice/domain/queue";
import { CheckboxField } from "../forms/CheckboxField";
import { Form } from "../forms/Form";
import { EMPTY_FORM, type FormAction, isRefused } from "../forms/form-state";
import { HiddenField } from "../forms/HiddenField";
import { SubmitButton } from "../forms/SubmitButton";
import { useFormKit } from "../forms/useFormKit";
import { useFreshAfterRefusal } from "../forms/useFreshAfterRefusal";
import { acceptChangeForm } from "./decision-schemas";
import { FilterFields } from "./FilterFields";

interface AcceptChangeFormProps {
  readonly requestId: string;
  /** A value of the dossier is no longer the one that the parent saw. */
  readonly moved: boolean;
  readonly filter: QueueFilter;
  readonly action: FormAction;
}

export function AcceptChangeForm({ requestId, moved, filter, action }: AcceptChangeFormProps) {
  const form = useFormKit({ schema: acceptChangeForm, action, initial: EMPTY_FORM, id: "accord" });
  useFreshAfterRefusal(form.refusal, isRefused(form.failure));
  return (
    <Form form={form}>
      <HiddenField name="requestId" value={requestId} />
      <FilterFields filter={filter} />
      {moved ? (
        <CheckboxField
          {...form.field("overwrite")}
          label="Remplacer la valeur actuelle du dossier, que j’ai comparée"
        />
      ) : null}
      <SubmitButton form={form}>Accepter, changer le dossier et envoyer l’e-mail</SubmitButton>
    </Form>
  );
}
