"use client";

import { browserApi } from "@/server/api/client";
import type { OpeningRecap } from "@/server/booking/domain/opening-view";
import { removeOpeningSchema } from "@/server/booking/openings-schemas";
import { Form } from "../forms/Form";
import type { FormAction } from "../forms/form-state";
import { HiddenField } from "../forms/HiddenField";
import { SubmitButton } from "../forms/SubmitButton";
import { useFormKit } from "../forms/useFormKit";
import { afterRemoval } from "./openings-links";

interface RemoveOpeningFormProps {
  readonly base: string;
  readonly action: FormAction;
  readonly recap: OpeningRecap;
}

export function RemoveOpeningForm({ base, action, recap }: RemoveOpeningFormProps) {
  const form = useFormKit({
    schema: removeOpeningSchema,
    action,
    submit: (values) => browserApi(base).booking.openings.remove.mutate(values),
    next: (done) => afterRemoval(base, done),
    id: "retirer",
  });
  return (
    <Form form={form}>
      <HiddenField name="code" value={recap.activity.code} />
      <HiddenField name="openingId" value={recap.openingId ?? ""} />
      <HiddenField name="version" value={recap.version} />
      <SubmitButton form={form}>Retirer l’ouverture</SubmitButton>
    </Form>
  );
}
