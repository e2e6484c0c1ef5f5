"use client";

import { browserApi } from "@/server/api/client";
import { saveHealthSheetSchema } from "@/server/families/schemas";
import { Form } from "../forms/Form";
import type { FormAction, FormState } from "../forms/form-state";
import { HiddenField } from "../forms/HiddenField";
import { SubmitButton } from "../forms/SubmitButton";
import { TextArea } from "../forms/TextArea";
import { TextField } from "../forms/TextField";
import { useFormKit } from "../forms/useFormKit";

interface HealthFormProps {
  readonly action: FormAction;
  readonly initial: FormState;
  readonly base: string;
  readonly childId: string;
  /** The state of the sheet that the form was made from. */
  readonly version: string;
}

/** The health sheet of a child (D8). */
export function HealthForm({ action, initial, base, childId, version }: HealthFormProps) {
  const form = useFormKit({
    schema: saveHealthSheetSchema,
    action,
    initial,
    submit: (values) => browserApi(base).families.health.save.mutate(values),
    next: () => `${base}/famille/dossier?fait=sante`,
  });
  return (
    <Form form={form}>
      <HiddenField name="childId" value={childId} />
      <HiddenField name="version" value={version} />
      <TextArea
        {...form.field("allergies")}
        hint="À un aliment, un médicament, une piqûre… et ce qui se passe alors."
        label="Allergies"
        maxLength={2000}
        rows={3}
      />
      <TextArea
        {...form.field("illnesses")}
        hint="Asthme, diabète, épilepsie… et les traitements en cours."
        label="Maladies et traitements"
        maxLength={2000}
        rows={3}
      />
      <TextArea
        {...form.field("pai")}
        hint="Si votre enfant a un PAI, ce qu’il demande aux adultes qui s’occupent de lui. Envoyez aussi le document."
        label="Projet d’accueil individualisé (PAI)"
        maxLength={2000}
        rows={3}
      />
      <TextArea
        {...form.field("conduct")}
        hint="Les gestes à faire, dans l’ordre, et où se trouvent les médicaments."
        label="Que faire en cas d’urgence"
        maxLength={2000}
        rows={3}
      />
      <TextField {...form.field("doctor")} hint="Nom, ville et téléphone." label="Médecin traitant" maxLength={300} />
      <SubmitButton form={form}>Enregistrer la fiche</SubmitButton>
    </Form>
  );
}
