import type { BanView, ContactView } from "@/server/families/domain/dossier";
import { ContactList } from "../families/ContactList";
import { BansElsewhere } from "./BansElsewhere";

interface ChildContactsProps {
  readonly contacts: readonly ContactView[];
  readonly bansElsewhere: readonly BanView[];
  readonly firstName: string;
  /** Of the child's own page, below which the forms are. */
  readonly here: string;
}

/** The people that this household named for a child, each with the way to change it (D7). */
export function ChildContacts({ contacts, bansElsewhere, firstName, here }: ChildContactsProps) {
  return (
    <section aria-labelledby="contacts">
      <h2 id="contacts">Personnes à appeler, autorisées ou interdites</h2>
      <ContactList as="h3" contacts={contacts} editPath={({ id }) => `${here}/contacts/${id}`} firstName={firstName} />
      <BansElsewhere as="h3" bans={bansElsewhere} />
      <p className="preau-actions">
        <a className="fr-btn fr-btn--secondary" href={`${here}/contacts/nouveau`}>
          Ajouter une personne
        </a>
      </p>
    </section>
  );
}
