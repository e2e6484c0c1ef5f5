"use client";

import { browserApi } from "@/server/api/client";
import type { OpeningRecap } from "@/server/booking/domain/opening-view";
import { saveOpeningSchema } from "@/server/booking/openings-schemas";
import { Form } from "../forms/Form";
import type { FormAction } from "../forms/form-state";
import { HiddenField } from "../forms/HiddenField";
import { SubmitButton } from "../forms/SubmitButton";
import { useFormKit } from "../forms/useFormKit";
import { openingTexts } from "./opening-values";
import { afterOpening } from "./openings-links";

interface ConfirmOpeningFormProps {
  readonly base: string;
  readonly action: FormAction;
  readonly recap: OpeningRecap;
}

/** Saves an opening, as its recap says it. */
export function ConfirmOpeningForm({ base, action, recap }: ConfirmOpeningFormProps) {
  const form = useFormKit({
    schema: saveOpeningSchema,
    action,
    submit: (values) => browserApi(base).booking.openings.save.mutate(values),
    next: (done) => afterOpening(base, done),
    id: "confirmer",
  });
  return (
    <Form form={form}>
      <HiddenField name="code" value={recap.activity.code} />
      <HiddenField name="openingId" value={recap.openingId ?? ""} />
      {Object.entries(openingTexts(recap.wish)).map(([name, value]) => (
        <HiddenField key={name} name={name} value={value} />
      ))}
      <HiddenField name="newId" value={recap.newId} />
      <HiddenField name="version" value={recap.version} />
      <SubmitButton form={form}>Enregistrer l’ouverture</SubmitButton>
    </Form>
  );
}
