import { BansElsewhere } from "@/components/desk/BansElsewhere";
import { DeskContactForm } from "@/components/desk/DeskContactForm";
import { OneButtonForm } from "@/components/families/OneButtonForm";
import { read } from "@/server/api/caller";
import { nowhere } from "@/server/api/nowhere";
import { elide } from "@/server/platform/elision";
import { agentSpace } from "../../../../../../agent-space";
import { DeskPage } from "../../../../DeskPage";
import { removeContact, saveContact } from "../../../../desk-actions";

interface Params {
  readonly id: string;
  readonly enfant: string;
  /** An id, or "nouveau". */
  readonly contact: string;
}

export default async function Page({ params }: { params: Promise<Params> }) {
  const { id: familyId, enfant: childId, contact: contactId } = await params;
  const { base } = await agentSpace();
  const here = `/agents/familles/${familyId}/enfants/${childId}/contacts/${contactId}`;
  const view = await read((api) => api.families.desk.contacts({ familyId, childId }), here);
  const contact = view.contacts.find(({ id }) => id === contactId);
  if (!contact && contactId !== "nouveau") return nowhere();
  const { firstName, version } = view;
  return (
    <DeskPage
      above={{ path: `/enfants/${childId}`, label: firstName }}
      family={view.family}
      title={contact ? `${contact.name}, contact ${elide("de", firstName)}` : `Ajouter un contact pour ${firstName}`}
    >
      <p>
        Avant de noter qu’une personne n’a pas le droit de venir chercher l’enfant, demandez à voir la décision du juge.
        Les parents gardent ce droit tant qu’aucune décision ne le leur retire.
      </p>
      <BansElsewhere as="h2" bans={view.bansElsewhere} />
      <DeskContactForm action={saveContact} base={base} childId={childId} contact={contact} view={view} />
      {contact ? (
        <section aria-labelledby="retirer">
          <h2 id="retirer">Retirer cette personne</h2>
          <p>
            {contact.kind === "interdit"
              ? "L’interdiction ne sera plus notée\u00a0: vérifiez d’abord que la décision du juge a pris fin."
              : "Elle ne sera plus appelée et ne pourra plus venir chercher l’enfant."}{" "}
            L’historique garde qui c’était.
          </p>
          <OneButtonForm
            action={removeContact}
            id="retrait"
            values={{ familyId, childId, contactId: contact.id, version }}
          >
            Retirer et prévenir la famille
          </OneButtonForm>
        </section>
      ) : null}
    </DeskPage>
  );
}
