"use client";

import type { QueueFilter } from "@/server/backoffice/domain/queue";
import { QuotientFields } from "../desk/QuotientFields";
import { DateField } from "../forms/DateField";
import { Form } from "../forms/Form";
import { type FormAction, formWith, isRefused } from "../forms/form-state";
import { HiddenField } from "../forms/HiddenField";
import { SubmitButton } from "../forms/SubmitButton";
import { useFormKit } from "../forms/useFormKit";
import { useFreshAfterRefusal } from "../forms/useFreshAfterRefusal";
import { acceptAttestationForm } from "./decision-schemas";
import { FilterFields } from "./FilterFields";

interface AcceptAttestationFormProps {
  readonly documentId: string;
  /** The end of validity that the town's rule gives, "24/09/2027"; null for a document that is good for ever. */
  readonly proposed: string | null;
  readonly filter: QueueFilter;
  readonly action: FormAction;
  readonly months: readonly { readonly value: string; readonly label: string }[];
}

/** An attestation is accepted with the quotient that it shows, which the family's prices then follow. */
export function AcceptAttestationForm(props: AcceptAttestationFormProps) {
  const { documentId, proposed, filter, action, months } = props;
  const form = useFormKit({
    schema: acceptAttestationForm,
    action,
    initial: formWith({ validUntil: proposed }),
    id: "accord",
  });
  useFreshAfterRefusal(form.refusal, isRefused(form.failure));
  return (
    <Form form={form}>
      <HiddenField name="documentId" value={documentId} />
      <FilterFields filter={filter} />
      <p>
        Recopiez le quotient de l’attestation. Il s’ajoute au dossier, et le foyer reçoit un e-mail qui dit ce quotient
        et à partir de quand il compte.
      </p>
      <QuotientFields field={form.field} months={months} />
      {proposed === null ? null : (
        <DateField
          {...form.field("validUntil")}
          hint="Proposé selon la règle de la ville. Exemple&nbsp;: 31/08/2027."
          label="Dernier jour de validité"
          required
        />
      )}
      <SubmitButton form={form}>Accepter, enregistrer le quotient et envoyer l’e-mail</SubmitButton>
    </Form>
  );
}
