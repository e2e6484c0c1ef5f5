"use client";

import type { ReactNode } from "react";
import { browserApi } from "@/server/api/client";
import { removeLoginSchema } from "@/server/families/desk-schemas";
import type { FormerLine } from "@/server/families/domain/former-identity.fr";
import type { AdultLogin, OnlineAccess } from "@/server/families/domain/online-access";
import { CheckboxField } from "../forms/CheckboxField";
import { Form } from "../forms/Form";
import { EMPTY_FORM, type FormAction } from "../forms/form-state";
import { HiddenField } from "../forms/HiddenField";
import { SubmitButton } from "../forms/SubmitButton";
import { useFormKit } from "../forms/useFormKit";
import { AccessReason } from "./AccessReason";
import { afterDesk } from "./after-desk";
import { FormerLines } from "./FormerLines";

interface RemoveLoginProps {
  readonly base: string;
  readonly action: FormAction;
  readonly personId: string;
  readonly access: OnlineAccess;
  readonly login: AdultLogin;
  /** The login, as the page shows it. */
  readonly children: ReactNode;
}

/** What becomes of an adult whose login is taken away, why, then it is done (A3, A4). */
export function RemoveLogin({ base, action, personId, access, login, children }: RemoveLoginProps) {
  const { family, logins, mailTo, certified } = access;
  const { familyId } = family;
  const form = useFormKit({
    schema: removeLoginSchema,
    action,
    initial: EMPTY_FORM,
    submit: (values) => browserApi(base).families.desk.removeLogin.mutate(values),
    next: ({ unreached }) => afterDesk(base, familyId, "connexion-retiree", unreached),
    id: "retrait",
  });
  return (
    <>
      {children}
      <p>
        Cette connexion ne servira plus, et toutes celles qui sont ouvertes se ferment aussitôt.{" "}
        {access.status === "suspended"
          ? "L’accès de la personne reste suspendu."
          : logins.length > 1
            ? "Les autres moyens de connexion restent."
            : "C’est la seule\u00a0: la personne n’aura plus d’accès en ligne, et vous pourrez lui en ouvrir un autre, par e-mail ou avec un code."}
        {login.login === null ? " Cette identité FranceConnect ne sera plus jamais rattachée sans un agent." : ""}
      </p>
      {login.login === null && certified ? <Certified former={certified.former} /> : null}
      <Form form={form}>
        <HiddenField name="familyId" value={familyId} />
        <HiddenField name="personId" value={personId} />
        <HiddenField name="login" value={login.key} />
        {login.login === null && certified && certified.former.length > 0 ? (
          <CheckboxField {...form.field("restore")} label="Remettre ce que le dossier disait avant" />
        ) : null}
        <AccessReason field={form.field("reason")} mailTo={mailTo} />
        <SubmitButton form={form}>Retirer la connexion et prévenir la famille</SubmitButton>
      </Form>
    </>
  );
}

/** The civil status that came with the login: who it was before is shown, to be put back when the login was somebody else's. */
function Certified({ former }: { readonly former: readonly FormerLine[] }) {
  return (
    <>
      <p>
        L’état civil de cette personne est certifié par cette connexion&nbsp;: il ne le sera plus.{" "}
        {former.length > 0
          ? "Si la connexion était celle de quelqu’un d’autre, remettez ce que le dossier disait avant."
          : "Le dossier ne disait rien d’autre avant."}
      </p>
      {former.length > 0 ? <FormerLines lines={former} /> : null}
    </>
  );
}
