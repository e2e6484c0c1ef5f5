"use client";

import { browserApi } from "@/server/api/client";
import { dividePlacesSchema } from "@/server/booking/division-schemas";
import type { DivisionRecapView } from "@/server/booking/domain/division-view";
import { Form } from "../forms/Form";
import type { FormAction } from "../forms/form-state";
import { HiddenField } from "../forms/HiddenField";
import { SubmitButton } from "../forms/SubmitButton";
import { useFormKit } from "../forms/useFormKit";
import { afterDivision } from "./places-links";

interface ConfirmDivisionFormProps {
  readonly base: string;
  readonly action: FormAction;
  readonly view: Pick<DivisionRecapView, "activity" | "school" | "first" | "asked" | "version">;
}

/** Carries a division of places out, as its recap says it. */
export function ConfirmDivisionForm({ base, action, view }: ConfirmDivisionFormProps) {
  const form = useFormKit({
    schema: dividePlacesSchema,
    action,
    submit: (values) => browserApi(base).booking.places.levels.divide.mutate(values),
    next: (done) => afterDivision(base, done),
    id: "confirmer",
  });
  return (
    <Form form={form}>
      <HiddenField name="code" value={view.activity.code} />
      <HiddenField name="schoolId" value={view.school.id} />
      <HiddenField name="first" value={view.first} />
      <HiddenField name="groups" value={view.asked.groups} />
      <HiddenField name="others" value={view.asked.others} />
      <HiddenField name="version" value={view.version} />
      <SubmitButton form={form}>
        {view.asked.groups === "" ? "Ne plus répartir les places" : "Répartir les places"}
      </SubmitButton>
    </Form>
  );
}
