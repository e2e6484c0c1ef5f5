"use client";

import type { QueueFilter } from "@/server/backoffice/domain/queue";
import { DateField } from "../forms/DateField";
import { Form } from "../forms/Form";
import { type FormAction, formWith, isRefused } from "../forms/form-state";
import { HiddenField } from "../forms/HiddenField";
import { SubmitButton } from "../forms/SubmitButton";
import { useFormKit } from "../forms/useFormKit";
import { useFreshAfterRefusal } from "../forms/useFreshAfterRefusal";
import { acceptDocumentForm } from "./decision-schemas";
import { FilterFields } from "./FilterFields";

interface AcceptDocumentFormProps {
  readonly documentId: string;
  /** The end of validity that the town's rule gives, "24/09/2027"; null for a document that is good for ever. */
  readonly proposed: string | null;
  readonly filter: QueueFilter;
  readonly action: FormAction;
}

export function AcceptDocumentForm({ documentId, proposed, filter, action }: AcceptDocumentFormProps) {
  const initial = formWith({ validUntil: proposed });
  const form = useFormKit({ schema: acceptDocumentForm, action, initial, id: "accord" });
  useFreshAfterRefusal(form.refusal, isRefused(form.failure));
  return (
    <Form form={form}>
      <HiddenField name="documentId" value={documentId} />
      <FilterFields filter={filter} />
      {proposed === null ? (
        <p>Cette pièce est valable sans limite de durée.</p>
      ) : (
        <DateField
          {...form.field("validUntil")}
          hint="Proposé selon la règle de la ville. Corrigez si le document dit autre chose. Exemple&nbsp;: 31/08/2027."
          label="Dernier jour de validité"
          required
        />
      )}
      <SubmitButton form={form}>Accepter et envoyer l’e-mail</SubmitButton>
    </Form>
  );
}
