"use client";

import { browserApi } from "@/server/api/client";
import { beginTrialSchema } from "@/server/payments/trial-schemas";
import { Form } from "../forms/Form";
import { type FormAction, formWith } from "../forms/form-state";
import { HiddenField } from "../forms/HiddenField";
import { SubmitButton } from "../forms/SubmitButton";
import { TextField } from "../forms/TextField";
import { useFormKit } from "../forms/useFormKit";
import { afterTrial } from "./after-trial";

interface TrialFormProps {
  readonly base: string;
  readonly action: FormAction;
  readonly trial: {
    readonly regieId: string;
    readonly regieName: string;
    /** Test or activation; null when a trial would serve nothing. */
    readonly saisie: "T" | "X" | "W" | null;
    readonly email: string;
    readonly requestKey: string;
  };
}

/** What a trial is, and the invoice that lends its number and its amount. */
export function TrialForm({ base, action, trial }: TrialFormProps) {
  const { regieId, regieName, saisie, email, requestKey } = trial;
  const form = useFormKit({
    schema: beginTrialSchema,
    action,
    initial: formWith({ email }),
    submit: (values) => browserApi(base).payments.trial.begin.mutate(values),
    next: (begun) => afterTrial(begun, base),
    id: "essai",
  });
  if (saisie === null) {
    return (
      <p>
        Le paiement en ligne de «&nbsp;{regieName}&nbsp;» n’est ni en test ni en activation&nbsp;: il n’y a rien à
        essayer.
      </p>
    );
  }
  return (
    <>
      <p className="fr-text--lead">
        {saisie === "X"
          ? `Paiement d’activation de «\u00a0${regieName}\u00a0», celui que la DGFiP attend pour ouvrir le service.`
          : `Paiement de test de «\u00a0${regieName}\u00a0»\u00a0: toute la page de PayFiP, sans que rien ne soit débité.`}
      </p>
      <p>
        L’essai prend le numéro et le montant d’une facture déjà émise. Il ne la règle pas&nbsp;: elle reste à payer par
        la famille.
      </p>
      <Form form={form}>
        <HiddenField name="regieId" value={regieId} />
        <HiddenField name="requestKey" value={requestKey} />
        <TextField
          {...form.field("reference")}
          hint="Celui d’une facture de cette régie qui n’est pas payée. Exemple&nbsp;: CANT2026000123"
          label="Numéro de la facture"
          maxLength={30}
          required
          spellCheck={false}
        />
        <TextField
          {...form.field("email")}
          autoComplete="email"
          hint="PayFiP y envoie son ticket. Exemple&nbsp;: nom@exemple.fr"
          label="Votre adresse e-mail"
          maxLength={80}
          required
          spellCheck={false}
          type="email"
        />
        <SubmitButton form={form}>Essayer avec PayFiP</SubmitButton>
      </Form>
    </>
  );
}
