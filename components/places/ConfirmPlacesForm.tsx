"use client";

import { browserApi } from "@/server/api/client";
import type { PlacesRecapView } from "@/server/booking/domain/places-view";
import { changePlacesSchema } from "@/server/booking/places-schemas";
import { Form } from "../forms/Form";
import type { FormAction } from "../forms/form-state";
import { HiddenField } from "../forms/HiddenField";
import { SubmitButton } from "../forms/SubmitButton";
import { useFormKit } from "../forms/useFormKit";
import { afterPlaces } from "./places-links";

interface ConfirmPlacesFormProps {
  readonly base: string;
  readonly action: FormAction;
  readonly view: Pick<
    PlacesRecapView,
    "activity" | "schoolId" | "levels" | "first" | "last" | "weekdays" | "places" | "version"
  >;
}

/** Carries a change of places out, as its recap says it. */
export function ConfirmPlacesForm({ base, action, view }: ConfirmPlacesFormProps) {
  const form = useFormKit({
    schema: changePlacesSchema,
    action,
    submit: (values) => browserApi(base).booking.places.change.mutate(values),
    next: (done) => afterPlaces(base, done),
    id: "confirmer",
  });
  return (
    <Form form={form}>
      <HiddenField name="code" value={view.activity.code} />
      <HiddenField name="schoolId" value={view.schoolId ?? ""} />
      <HiddenField name="levels" value={view.levels ?? ""} />
      <HiddenField name="first" value={view.first} />
      <HiddenField name="last" value={view.last} />
      <HiddenField name="weekdays" value={view.weekdays.join(",")} />
      <HiddenField name="places" value={String(view.places)} />
      <HiddenField name="version" value={view.version} />
      <SubmitButton form={form}>Enregistrer les places</SubmitButton>
    </Form>
  );
}
