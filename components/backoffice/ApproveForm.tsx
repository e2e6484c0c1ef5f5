"use client";

import type { QueueFilter } from "@/server/backoffice/domain/queue";
import { Form } from "../forms/Form";
import { EMPTY_FORM, type FormAction, isRefused } from "../forms/form-state";
import { HiddenField } from "../forms/HiddenField";
import { RadioGroup } from "../forms/RadioGroup";
import { SubmitButton } from "../forms/SubmitButton";
import { useFormKit } from "../forms/useFormKit";
import { useFreshAfterRefusal } from "../forms/useFreshAfterRefusal";
import { approveAccountForm } from "./decision-schemas";
import { FilterFields } from "./FilterFields";

interface ApproveFormProps {
  readonly requestId: string;
  readonly doubtful: boolean;
  /** A local account gets a one-time password; a FranceConnect login opens the next time. */
  readonly local: boolean;
  /** The persons and dossiers found, then a new dossier. */
  readonly places: readonly { readonly value: string; readonly label: string; readonly hint?: string }[];
  readonly filter: QueueFilter;
  /** The town's address, for an agent who may open the dossiers; undefined for the others. */
  readonly base: string | undefined;
  readonly action: FormAction;
}

const RESIDENCES = [
  { value: "commune", label: "Dans la commune" },
  { value: "interco", label: "Dans l’intercommunalité" },
  { value: "outside", label: "Ailleurs" },
];

/** Where the person who asks belongs: somebody of the dossiers, one more adult of a dossier, or a new dossier. */
export function ApproveForm({ requestId, doubtful, local, places, filter, base, action }: ApproveFormProps) {
  const form = useFormKit({ schema: approveAccountForm, action, initial: EMPTY_FORM, id: "accord" });
  useFreshAfterRefusal(form.refusal, isRefused(form.failure));
  return (
    <Form form={form}>
      <HiddenField name="requestId" value={requestId} />
      <HiddenField name="doubtful" value={doubtful ? "oui" : "non"} />
      <FilterFields filter={filter} />
      <RadioGroup {...form.field("into")} label="À qui ce compte donne-t-il accès&nbsp;?" options={places} required />
      {(base === undefined ? [] : (form.failure.offers?.into ?? [])).map(({ value, label, path }) => (
        <p key={value}>
          <a href={`${base}${path}`}>{label}</a>
        </p>
      ))}
      <RadioGroup
        {...form.field("residence")}
        hint="Seulement pour un nouveau dossier."
        label="Où habite la famille&nbsp;?"
        options={RESIDENCES}
      />
      <p>
        {local
          ? "La personne recevra par e-mail un mot de passe provisoire, à changer à la première connexion."
          : "La personne recevra un e-mail\u00a0: elle n’aura qu’à se connecter de nouveau avec FranceConnect."}
      </p>
      <SubmitButton form={form}>Ouvrir le compte et prévenir par e-mail</SubmitButton>
    </Form>
  );
}
