"use client";

import { Form } from "@/components/forms/Form";
import type { FormAction } from "@/components/forms/form-state";
import { HiddenField } from "@/components/forms/HiddenField";
import { SubmitButton } from "@/components/forms/SubmitButton";
import { useFormKit } from "@/components/forms/useFormKit";
import { browserApi } from "@/server/api/client";
import { answerEntrySchema, answerOfferSchema } from "@/server/booking/schemas";
import { waitlistAfterAnswer } from "./after-leaving";

interface AnswerProps {
  readonly base: string;
  readonly action: FormAction;
}

/** "Accepter" or "Refuser", from the waitlist page. `about`: the child and the day, for who hears the buttons of several. */
export function OfferForm({
  base,
  action,
  entry,
  about,
}: AnswerProps & { readonly entry: string; readonly about: string }) {
  const form = useFormKit({
    schema: answerEntrySchema,
    action,
    submit: (values) => browserApi(base).booking.answerOffer.mutate(values),
    next: ({ answer }) => waitlistAfterAnswer(base, answer),
    id: `offre-${entry}`,
  });
  return (
    <Form form={form}>
      <HiddenField name="entry" value={entry} />
      <Buttons about={about} form={form} />
    </Form>
  );
}

/** The same from the link of a mail, without a login. */
export function OfferLinkForm({ base, action, token }: AnswerProps & { readonly token: string }) {
  const form = useFormKit({
    schema: answerOfferSchema,
    action,
    submit: (values) => browserApi(base).booking.answerOfferByLink.mutate(values),
    next: () => `${base}/place-proposee/${token}`,
    id: "offre",
  });
  return (
    <Form form={form}>
      <HiddenField name="token" value={token} />
      <Buttons form={form} />
    </Form>
  );
}

function Buttons({ form, about }: { form: { readonly pending: boolean }; about?: string }) {
  const which = about ? <span className="fr-sr-only"> ({about})</span> : null;
  return (
    <div className="preau-actions">
      <SubmitButton form={form} name="answer" value="accept">
        Accepter la place
        {which}
      </SubmitButton>
      <SubmitButton form={form} kind="secondary" name="answer" value="decline">
        Refuser
        {which}
      </SubmitButton>
    </div>
  );
}
