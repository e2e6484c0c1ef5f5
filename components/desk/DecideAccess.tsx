"use client";

import { browserApi } from "@/server/api/client";
import { decideAccessSchema } from "@/server/families/desk-schemas";
import type { OnlineAccess } from "@/server/families/domain/online-access";
import { Form } from "../forms/Form";
import { EMPTY_FORM, type FormAction } from "../forms/form-state";
import { HiddenField } from "../forms/HiddenField";
import { SubmitButton } from "../forms/SubmitButton";
import { useFormKit } from "../forms/useFormKit";
import { AccessReason } from "./AccessReason";
import { afterDesk } from "./after-desk";

interface DecideAccessProps {
  readonly base: string;
  readonly action: FormAction;
  readonly personId: string;
  readonly access: OnlineAccess;
}

const SUSPEND = {
  state: "suspended",
  done: "acces-suspendu",
  what: "Toutes les connexions ouvertes se ferment aussitôt, et plus aucune n’ouvre rien jusqu’à ce qu’un agent rouvre l’accès. Le dossier, les réservations et les factures restent.",
  button: "Suspendre l’accès et prévenir la famille",
} as const;

const REOPEN = {
  state: "open",
  done: "acces-rouvert",
  what: "La personne pourra de nouveau se connecter, avec les mêmes moyens qu’avant.",
  button: "Rouvrir l’accès et prévenir la famille",
} as const;

const REOPEN_EMPTY = {
  ...REOPEN,
  what: "Il ne reste aucun moyen de connexion à cette personne. Une fois l’accès rouvert, vous pourrez lui en donner un, par e-mail ou avec un code.",
} as const;

/** Suspends the access of an adult, or reopens it (A8). */
export function DecideAccess({ base, action, personId, access }: DecideAccessProps) {
  const { family, status, logins, mailTo } = access;
  const { familyId } = family;
  const { state, done, what, button } = status === "open" ? SUSPEND : logins.length > 0 ? REOPEN : REOPEN_EMPTY;
  const form = useFormKit({
    schema: decideAccessSchema,
    action,
    initial: EMPTY_FORM,
    submit: (values) => browserApi(base).families.desk.decideAccess.mutate(values),
    next: ({ unreached }) => afterDesk(base, familyId, done, unreached),
    id: "acces",
  });
  return (
    <>
      <p>{what}</p>
      <Form form={form}>
        <HiddenField name="familyId" value={familyId} />
        <HiddenField name="personId" value={personId} />
        <HiddenField name="state" value={state} />
        <AccessReason field={form.field("reason")} mailTo={mailTo} />
        <SubmitButton form={form}>{button}</SubmitButton>
      </Form>
    </>
  );
}
