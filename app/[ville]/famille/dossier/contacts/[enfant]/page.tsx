import { redirect } from "next/navigation";
import { Alert } from "@/components/dsfr/Alert";
import { ContactList } from "@/components/families/ContactList";
import { ContactPolicy } from "@/components/families/ContactPolicy";
import { read } from "@/server/api/caller";
import { elide } from "@/server/platform/elision";
import { FamilyPage } from "../../../FamilyPage";
import { familyShell } from "../../../family-shell";

export default async function Page({ params }: { params: Promise<{ enfant: string }> }) {
  const { enfant: childId } = await params;
  const { base, family } = await familyShell();
  if (!family.household || !family.rights.includes("edit")) redirect(`${base}/famille/droits`);
  const here = `/famille/dossier/contacts/${childId}`;
  const { firstName, contacts, pending, atOnce } = await read((api) => api.families.contacts.form({ childId }), here);
  const locked = (id: string) => pending.some(({ contactId }) => contactId === id);
  return (
    <FamilyPage
      above={[{ href: `${base}/famille/dossier`, label: "Mon dossier" }]}
      section="dossier"
      title={`Contacts ${elide("de", firstName)}`}
    >
      <ContactPolicy atOnce={atOnce} />
      {pending.length > 0 ? (
        <Alert kind="info">
          <p>
            {pending.length === 1 ? "Une demande attend" : `${pending.length} demandes attendent`} la réponse de la
            mairie&nbsp;: <a href={`${base}/famille/dossier/modifications`}>voir mes demandes</a>.
          </p>
        </Alert>
      ) : null}
      <section aria-labelledby="personnes">
        <h2 id="personnes">Les personnes que vous avez notées</h2>
        <ContactList
          as="h3"
          contacts={contacts}
          editPath={({ id, kind }) => (kind === "interdit" || locked(id) ? undefined : `${base}${here}/${id}`)}
          firstName={firstName}
        />
      </section>
      <p className="preau-actions">
        <a className="fr-btn" href={`${base}${here}/nouveau`}>
          Ajouter une personne
        </a>
        <a href={`${base}/famille/dossier`}>Revenir au dossier</a>
      </p>
    </FamilyPage>
  );
}
