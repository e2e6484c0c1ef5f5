import { isCalled, mayCollect } from "@/server/families/domain/contact";
import type { ContactView } from "@/server/families/domain/dossier";
import { phoneText } from "@/server/families/domain/phone.fr";

interface ContactListProps {
  readonly contacts: readonly ContactView[];
  readonly firstName: string;
  /** The level of the titles, one below the reader's section. */
  readonly as?: "h3" | "h4";
  /** Where each one is changed; undefined for one that the reader may not change, or may not at all. */
  readonly editPath?: (contact: ContactView) => string | undefined;
}

const GROUPS: ReadonlyArray<readonly [title: string, has: (contact: ContactView) => boolean]> = [
  ["À appeler en cas d’urgence, dans cet ordre", isCalled],
  ["Peuvent venir chercher l’enfant", (contact) => mayCollect(contact) && !isCalled(contact)],
  ["N’ont pas le droit de venir chercher l’enfant", ({ kind }) => kind === "interdit"],
];

/** Who is called for a child and in which order, who may come for it, and who must not (D7). */
export function ContactList({ contacts, firstName, editPath, as: Title = "h4" }: ContactListProps) {
  if (contacts.length === 0)
    return <p>Personne n’est noté dans ce dossier pour {firstName}, en plus des responsables.</p>;
  return GROUPS.map(([title, has], index) => {
    const listed = contacts.filter(has);
    if (listed.length === 0) return null;
    const List = index === 0 ? "ol" : "ul";
    return (
      <div key={title}>
        <Title className="preau-subtitle">{title}</Title>
        <List>
          {listed.map((contact) => (
            <li key={contact.id}>
              <ContactText contact={contact} />
              <EditLink name={contact.name} path={editPath?.(contact)} />
            </li>
          ))}
        </List>
      </div>
    );
  });
}

/** One of them, on a line: both telephones can be called with one tap. Nobody is to call who must not come. */
function ContactText({ contact }: { contact: ContactView }) {
  const { name, relation, phone, otherPhone, kind, note } = contact;
  const phones = kind === "interdit" ? [] : [phone, otherPhone].filter((number) => number !== "");
  return (
    <>
      {kind === "interdit" ? <strong>{name}</strong> : name} ({relation})
      {phones.map((number, index) => (
        <span key={number}>
          {index === 0 ? ", " : " ou "}
          <a href={`tel:${number}`}>{phoneText(number)}</a>
        </span>
      ))}
      {kind === "urgence_et_autorise" ? ", peut venir chercher l’enfant" : ""}
      {note === "" ? "" : `. ${note}`}
    </>
  );
}

function EditLink({ name, path }: { name: string; path: string | undefined }) {
  if (!path) return null;
  return (
    <>
      {" "}
      <a className="preau-noprint" href={path}>
        Modifier<span className="fr-sr-only"> le contact {name}</span>
      </a>
    </>
  );
}
