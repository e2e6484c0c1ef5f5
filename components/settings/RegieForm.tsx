"use client";

import { browserApi } from "@/server/api/client";
import { changeRegieSchema } from "@/server/billing/setup-schemas";
import { typedEuros } from "../counter/typed-euros";
import { Form } from "../forms/Form";
import { type FormAction, formWith } from "../forms/form-state";
import { HiddenField } from "../forms/HiddenField";
import { SubmitButton } from "../forms/SubmitButton";
import { TextField } from "../forms/TextField";
import { useFormKit } from "../forms/useFormKit";

interface RegieFormProps {
  readonly base: string;
  readonly action: FormAction;
  readonly regie: {
    readonly id: string;
    readonly code: string;
    readonly name: string;
    readonly regisseur: string;
    readonly dueDays: number;
    /** Cents. */
    readonly unusual: number;
    /** It begins numbers that were given. */
    readonly codeIsFixed: boolean;
  };
}

/** Who collects some of the town's money, and how it asks for it (Y4). */
export function RegieForm({ base, action, regie }: RegieFormProps) {
  const { id, code, name, regisseur, dueDays, unusual, codeIsFixed } = regie;
  const form = useFormKit({
    schema: changeRegieSchema,
    action,
    initial: formWith({ code, name, regisseur, dueDays: String(dueDays), unusual: typedEuros(unusual) }),
    submit: (values) => browserApi(base).billing.setup.changeRegie.mutate(values),
    next: () => `${base}/agents/parametres/regies?fait=regie`,
  });
  return (
    <Form form={form}>
      <HiddenField name="regieId" value={id} />
      {codeIsFixed ? (
        <p>
          Code&nbsp;: <strong>{code}</strong>. Il ne change plus&nbsp;: cette régie a commencé à facturer, et les
          numéros de ses factures et de ses reçus commencent par ce code.
        </p>
      ) : (
        <TextField
          {...form.field("code")}
          hint="De deux à six lettres, au début de chaque numéro. Il ne changera plus après la première facturation."
          label="Code"
          maxLength={6}
          required
          spellCheck={false}
        />
      )}
      <TextField
        {...form.field("name")}
        hint="Les familles le lisent sur leurs factures. Une facture déjà émise garde le nom de son jour."
        label="Nom de la régie"
        maxLength={200}
        required
      />
      <TextField
        {...form.field("regisseur")}
        hint="Facultatif. La personne qui répond de la caisse."
        label="Régisseur ou régisseuse"
        maxLength={200}
      />
      <TextField
        {...form.field("dueDays")}
        hint="De 1 à 90. C’est la date proposée&nbsp;: vous pouvez en choisir une autre à chaque facturation."
        inputMode="numeric"
        label="Nombre de jours pour payer une facture"
        maxLength={3}
        required
      />
      <TextField
        {...form.field("unusual")}
        hint="Une facture de ce montant ou plus est signalée, pour être regardée avant d’être émise. Exemple&nbsp;: 150,00"
        inputMode="decimal"
        label="Montant inhabituel, en euros"
        maxLength={12}
        required
      />
      <SubmitButton form={form}>Enregistrer</SubmitButton>
    </Form>
  );
}
