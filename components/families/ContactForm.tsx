"use client";

import { browserApi } from "@/server/api/client";
import { askContactSchema } from "@/server/families/contact-schemas";
import { ASKED_CONTACT_KINDS } from "@/server/families/domain/contact";
import type { OwnContacts } from "@/server/families/domain/contact-form";
import type { ContactView } from "@/server/families/domain/dossier";
import { Form } from "../forms/Form";
import type { FormAction } from "../forms/form-state";
import { HiddenField } from "../forms/HiddenField";
import { SubmitButton } from "../forms/SubmitButton";
import { useFormKit } from "../forms/useFormKit";
import { afterChange } from "./after-change";
import { ContactFields, contactState, placesFor } from "./ContactFields";

interface ContactFormProps {
  readonly base: string;
  readonly action: FormAction;
  readonly childId: string;
  readonly form: OwnContacts;
  /** Undefined for somebody new. */
  readonly contact: ContactView | undefined;
}

/** A parent adds or changes somebody to call for a child, or who may come for it (D7, D13). */
export function ContactForm({ base, action, childId, form: { contacts, version, atOnce }, contact }: ContactFormProps) {
  const places = placesFor(contacts, contact);
  const form = useFormKit({
    schema: askContactSchema,
    action,
    initial: contactState(contact, places),
    submit: (values) => browserApi(base).families.contacts.ask.mutate(values),
    next: (outcome) => afterChange(base, outcome),
    id: "contact",
  });
  return (
    <Form form={form}>
      <HiddenField name="childId" value={childId} />
      <HiddenField name="contactId" value={contact?.id ?? ""} />
      <HiddenField name="version" value={version} />
      <ContactFields
        field={form.field}
        kinds={ASKED_CONTACT_KINDS}
        noteHint="Si c’est utile. Exemple&nbsp;: le mercredi seulement. N’écrivez rien de sa santé."
        phoneRequired
        places={places}
      />
      <SubmitButton form={form}>{atOnce ? "Enregistrer" : "Envoyer à la mairie"}</SubmitButton>
    </Form>
  );
}
