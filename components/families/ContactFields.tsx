import type { ContactKind, ContactValues } from "@/server/families/domain/contact";
import { rankText } from "@/server/families/domain/contact.fr";
import { phoneText } from "@/server/families/domain/phone.fr";
import type { FieldBinding } from "../forms/field-binding";
import { type FormState, formWith } from "../forms/form-state";
import { RadioGroup } from "../forms/RadioGroup";
import { SelectField } from "../forms/SelectField";
import { TextField } from "../forms/TextField";

type Name = "name" | "relation" | "phone" | "otherPhone" | "kind" | "rank" | "note";

const KIND_LABELS: Readonly<Record<ContactKind, string>> = {
  urgence: "L’appeler en cas d’urgence",
  autorise: "Elle peut venir chercher l’enfant",
  urgence_et_autorise: "Les deux\u00a0: l’appeler, et elle peut venir chercher l’enfant",
  interdit: "Elle n’a pas le droit de venir chercher l’enfant",
};

interface ContactFieldsProps {
  readonly field: (name: Name) => FieldBinding;
  readonly kinds: readonly ContactKind[];
  /** How many places there are in the order of calls, this person's included. */
  readonly places: number;
  readonly phoneRequired: boolean;
  readonly noteHint: string;
}

/** Who somebody is for a child: the same questions to a parent and to an agent (D7). */
export function ContactFields({ field, kinds, places, phoneRequired, noteHint }: ContactFieldsProps) {
  const ranks = Array.from({ length: places }, (_, index) => String(index + 1));
  return (
    <>
      <TextField {...field("name")} label="Prénom et nom" maxLength={120} required />
      <TextField
        {...field("relation")}
        hint="Exemple&nbsp;: grand-mère, voisin, assistante maternelle."
        label="Lien avec l’enfant"
        maxLength={60}
        required
      />
      <TextField
        {...field("phone")}
        hint="Exemple&nbsp;: 06 12 34 56 78"
        label="Téléphone"
        required={phoneRequired}
        type="tel"
      />
      <TextField {...field("otherPhone")} label="Autre téléphone" type="tel" />
      <RadioGroup
        {...field("kind")}
        label="Cette personne"
        options={kinds.map((value) => ({ value, label: KIND_LABELS[value] }))}
        required
      />
      <SelectField
        {...field("rank")}
        hint="Compte seulement pour une personne à appeler. Les suivantes se décalent."
        label="Ordre d’appel"
        options={ranks.map((value) => ({ value, label: `L’appeler ${rankText(Number(value))}` }))}
      />
      <TextField {...field("note")} hint={noteHint} label="Remarque" maxLength={300} />
    </>
  );
}

/** What the form starts from; somebody new is called last. */
export function contactState(contact: ContactValues | undefined, places: number): FormState {
  if (!contact) return formWith({ rank: String(places) });
  const { name, relation, kind, note, rank } = contact;
  const phones = { phone: phoneText(contact.phone), otherPhone: phoneText(contact.otherPhone) };
  return formWith({ name, relation, ...phones, kind, note, rank: String(rank || places) });
}

/** The places that this contact can have in the order of calls. */
export function placesFor(contacts: readonly ContactValues[], contact: ContactValues | undefined): number {
  const called = contacts.filter(({ rank }) => rank > 0).length;
  return contact && contact.rank > 0 ? called : called + 1;
}
