"use client";

import type { QueueFilter } from "@/server/backoffice/domain/queue";
import { ResidenceFields } from "../desk/ResidenceFields";
import { CheckboxField } from "../forms/CheckboxField";
import { Form } from "../forms/Form";
import { type FormAction, formWith, isRefused } from "../forms/form-state";
import { HiddenField } from "../forms/HiddenField";
import { SubmitButton } from "../forms/SubmitButton";
import { useFormKit } from "../forms/useFormKit";
import { useFreshAfterRefusal } from "../forms/useFreshAfterRefusal";
import { acceptChangeForm } from "./decision-schemas";
import { FilterFields } from "./FilterFields";

export interface AskedHome {
  readonly residence: string;
  /** "25/03/2027" */
  readonly from: string;
  readonly moves: string | null;
  readonly version: string;
}

interface AcceptChangeFormProps {
  readonly requestId: string;
  /** A value of the dossier is no longer the one that the parent saw. */
  readonly moved: boolean;
  /** Of a new address: what is known of where the household lives, as the form shows it; null for everything else. */
  readonly home: AskedHome | null;
  readonly filter: QueueFilter;
  readonly action: FormAction;
}

export function AcceptChangeForm({ requestId, moved, home, filter, action }: AcceptChangeFormProps) {
  const initial = formWith({ residence: home?.residence, from: home?.from });
  const form = useFormKit({ schema: acceptChangeForm, action, initial, id: "accord" });
  useFreshAfterRefusal(form.refusal, isRefused(form.failure));
  return (
    <Form form={form}>
      <HiddenField name="requestId" value={requestId} />
      <FilterFields filter={filter} />
      {home === null ? null : (
        <>
          <HiddenField name="homes" value={home.version} />
          <ResidenceFields field={form.field} moves={home.moves} />
        </>
      )}
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
