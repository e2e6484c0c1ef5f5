"use client";

import { browserApi } from "@/server/api/client";
import { saveContactSchema } from "@/server/families/contact-schemas";
import { CONTACT_KINDS } from "@/server/families/domain/contact";
import type { DeskContacts } from "@/server/families/domain/contact-form";
import type { ContactView } from "@/server/families/domain/dossier";
import { ContactFields, contactState, placesFor } from "../families/ContactFields";
import { Form } from "../forms/Form";
import type { FormAction } from "../forms/form-state";
import { HiddenField } from "../forms/HiddenField";
import { SubmitButton } from "../forms/SubmitButton";
import { useFormKit } from "../forms/useFormKit";
import { afterDesk } from "./after-desk";

interface DeskContactFormProps {
  readonly base: string;
  readonly action: FormAction;
  readonly childId: string;
  readonly view: DeskContacts;
  /** Undefined for somebody new. */
  readonly contact: ContactView | undefined;
}

/** An agent adds or changes somebody to call for a child, allowed or forbidden to come for it (D7). */
export function DeskContactForm({ base, action, childId, view, contact }: DeskContactFormProps) {
  const { familyId } = view.family;
  const places = placesFor(view.contacts, contact);
  const form = useFormKit({
    schema: saveContactSchema,
    action,
    initial: contactState(contact, places),
    submit: (values) => browserApi(base).families.desk.saveContact.mutate(values),
    next: ({ unreached }) => afterDesk(base, familyId, "contact", unreached),
    id: "contact",
  });
  return (
    <Form form={form}>
      <HiddenField name="familyId" value={familyId} />
      <HiddenField name="childId" value={childId} />
      <HiddenField name="contactId" value={contact?.id ?? ""} />
      <HiddenField name="version" value={view.version} />
      <ContactFields
        field={form.field}
        kinds={CONTACT_KINDS}
        noteHint="La famille la lit aussi. Pour une interdiction, écrivez quelle décision vous avez vue, et sa date."
        phoneRequired={false}
        places={places}
      />
      <SubmitButton form={form}>Enregistrer et prévenir la famille</SubmitButton>
    </Form>
  );
}
