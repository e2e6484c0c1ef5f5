"use client";

import { useEffect, useRef, useState } from "react";
import type { DocumentNeed } from "@/server/documents/domain/needed-documents";
import { CheckboxGroup } from "../forms/CheckboxGroup";
import { DateField } from "../forms/DateField";
import { Form } from "../forms/Form";
import type { FormAction, FormState } from "../forms/form-state";
import { HiddenField } from "../forms/HiddenField";
import { SubmitButton } from "../forms/SubmitButton";
import { useFormKit } from "../forms/useFormKit";
import { askEnrolmentForm } from "./draft-schemas";
import { MissingDocuments } from "./MissingDocuments";

interface AskEnrolmentFormProps {
  readonly action: FormAction;
  readonly initial: FormState;
  readonly activityId: string;
  /** The children who may be asked for. */
  readonly choices: readonly { readonly value: string; readonly label: string; readonly hint: string }[];
  /** "jusqu’au 2 juillet 2027, dernier jour de l’activité" */
  readonly until: string;
  readonly needs: readonly DocumentNeed[];
}

/** Which children, and from when. Nothing is sent before the recap; a document may be sent first. */
export function AskEnrolmentForm({ action, initial, activityId, choices, until, needs }: AskEnrolmentFormProps) {
  const form = useFormKit({ schema: askEnrolmentForm, action, initial, id: "inscription" });
  const boxes = useRef<HTMLDivElement>(null);
  // Without a script, the documents of every child who may be asked for; with one, of those who are ticked.
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const look = () =>
    setTicked(
      [...(boxes.current?.querySelectorAll("input:checked") ?? [])].map((box) => box.getAttribute("value") ?? ""),
    );
  useEffect(look, []);
  const concerned = needs.filter(({ child }) => !child || ticked.length === 0 || ticked.includes(child.id));
  return (
    <Form form={form}>
      <HiddenField name="activityId" value={activityId} />
      <div onChange={look} ref={boxes}>
        <CheckboxGroup {...form.field("children")} label="Pour quels enfants" options={choices} required />
      </div>
      <DateField
        {...form.field("from")}
        hint={`L’inscription va ${until}. Exemple\u00a0: 24/09/2026.`}
        label="À partir de quel jour"
        required
      />
      <SubmitButton form={form}>Voir le récapitulatif</SubmitButton>
      <MissingDocuments as="h3" needs={concerned} />
    </Form>
  );
}
