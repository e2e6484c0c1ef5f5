"use client";

import { Form } from "@/components/forms/Form";
import type { FormAction } from "@/components/forms/form-state";
import { HiddenField } from "@/components/forms/HiddenField";
import { SubmitButton } from "@/components/forms/SubmitButton";
import { useFormKit } from "@/components/forms/useFormKit";
import { browserApi } from "@/server/api/client";
import { closeOtherSessionsSchema, closeSessionSchema, unlinkLoginSchema } from "@/server/identity/schemas";

interface ButtonFormProps {
  readonly base: string;
  readonly action: FormAction;
  /** What a screen reader adds to the button's words: which session, which login. */
  readonly about?: string;
}

/** Closes one session (A8). */
export function CloseSessionForm({ base, action, about, sessionId }: ButtonFormProps & { readonly sessionId: string }) {
  const form = useFormKit({
    schema: closeSessionSchema,
    action,
    id: `session-${sessionId}`,
    submit: (values) => browserApi(base).identity.closeSession.mutate(values),
    next: () => `${base}/famille/profil?fait=session`,
  });
  return (
    <Form form={form}>
      <HiddenField name="sessionId" value={sessionId} />
      <SubmitButton form={form} kind="secondary">
        Fermer cette connexion
        <span className="fr-sr-only">&nbsp;: {about}</span>
      </SubmitButton>
    </Form>
  );
}

/** Closes every session but this one (A8). */
export function CloseOtherSessionsForm({ base, action }: ButtonFormProps) {
  const form = useFormKit({
    schema: closeOtherSessionsSchema,
    action,
    id: "sessions",
    submit: () => browserApi(base).identity.closeOtherSessions.mutate(),
    next: () => `${base}/famille/profil?fait=sessions`,
  });
  return (
    <Form form={form}>
      <SubmitButton form={form}>Fermer toutes les autres connexions</SubmitButton>
    </Form>
  );
}

/** Takes a FranceConnect login off the account (A4). */
export function UnlinkLoginForm({ base, action, identityId }: ButtonFormProps & { readonly identityId: string }) {
  const form = useFormKit({
    schema: unlinkLoginSchema,
    action,
    id: `login-${identityId}`,
    submit: (values) => browserApi(base).identity.unlinkLogin.mutate(values),
    next: () => `${base}/famille/profil?fait=retire`,
  });
  return (
    <Form form={form}>
      <HiddenField name="identityId" value={identityId} />
      <SubmitButton form={form} kind="secondary">
        Retirer FranceConnect de mon compte
      </SubmitButton>
    </Form>
  );
}
