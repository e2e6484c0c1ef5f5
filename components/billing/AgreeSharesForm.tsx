"use client";

import { Fragment } from "react";
import { browserApi } from "@/server/api/client";
import { agreeSharesSchema, SHARE_FIELDS } from "@/server/billing/agreement-schemas";
import { DateField } from "../forms/DateField";
import { Form } from "../forms/Form";
import { type FormAction, formWith } from "../forms/form-state";
import { HiddenField } from "../forms/HiddenField";
import { SubmitButton } from "../forms/SubmitButton";
import { TextField } from "../forms/TextField";
import { useFormKit } from "../forms/useFormKit";
import { afterAgreed } from "./after-agreement";

interface AgreeSharesFormProps {
  readonly base: string;
  readonly action: FormAction;
  readonly familyId: string;
  readonly childId: string;
  readonly version: string;
  /** In the order of the fields; `percent` is what the household pays now, "" for nothing known. */
  readonly households: readonly { readonly familyId: string; readonly label: string; readonly percent: string }[];
  /** "18 décembre 2026": the last day that is billed already. */
  readonly billedUntil: string | null;
}

/** A percentage for each household of a child, from a day on (X2). */
export function AgreeSharesForm(props: AgreeSharesFormProps) {
  const { base, action, familyId, childId, version, households, billedUntil } = props;
  const fields = SHARE_FIELDS.flatMap(([household, share], index) => {
    const of = households[index];
    return of ? [{ household, share, ...of }] : [];
  });
  const form = useFormKit({
    schema: agreeSharesSchema,
    action,
    initial: formWith(Object.fromEntries(fields.map(({ share, percent }) => [share, percent]))),
    submit: (values) => browserApi(base).billing.agreements.agree.mutate(values),
    next: (agreed) => afterAgreed(base, agreed),
    id: "partage",
  });
  return (
    <Form form={form}>
      <HiddenField name="familyId" value={familyId} />
      <HiddenField name="childId" value={childId} />
      <HiddenField name="version" value={version} />
      <DateField
        {...form.field("firstDay")}
        hint={`Jour, mois, année. Exemple\u00a0: 01/09/2026.${
          billedUntil
            ? ` Des jours sont déjà facturés, jusqu’au ${billedUntil}\u00a0: avec un jour plus ancien, la prochaine facturation demande ou rend la différence à chaque foyer.`
            : ""
        }`}
        label="Premier jour de ce partage"
        required
      />
      {fields.map(({ household, share, familyId: id, label }) => (
        <Fragment key={id}>
          <HiddenField name={household} value={id} />
          <TextField
            {...form.field(share)}
            hint="Deux décimales au plus. Exemple&nbsp;: 33,33"
            inputMode="decimal"
            label={`Part du ${label}, en\u00a0%`}
            maxLength={20}
            required
          />
        </Fragment>
      ))}
      <SubmitButton form={form}>Enregistrer ce partage et prévenir les foyers</SubmitButton>
    </Form>
  );
}
