import { redirect } from "next/navigation";
import { ContactForm } from "@/components/families/ContactForm";
import { ContactPolicy } from "@/components/families/ContactPolicy";
import { OneButtonForm } from "@/components/families/OneButtonForm";
import { read } from "@/server/api/caller";
import { nowhere } from "@/server/api/nowhere";
import { elide } from "@/server/platform/elision";
import { FamilyPage } from "../../../../FamilyPage";
import { familyShell } from "../../../../family-shell";
import { askContact, askContactRemoval } from "../../../actions";

/** `contact`: an id, or "nouveau". */
export default async function Page({ params }: { params: Promise<{ enfant: string; contact: string }> }) {
  const { enfant: childId, contact: contactId } = await params;
  const { base, family } = await familyShell();
  if (!family.household || !family.rights.includes("edit")) redirect(`${base}/famille/droits`);
  const list = `/famille/dossier/contacts/${childId}`;
  const form = await read((api) => api.families.contacts.form({ childId }), `${list}/${contactId}`);
  const contact = form.contacts.find(({ id, kind }) => id === contactId && kind !== "interdit");
  if (!contact && contactId !== "nouveau") return nowhere();
  const { firstName, version, atOnce } = form;
  return (
    <FamilyPage
      above={[
        { href: `${base}/famille/dossier`, label: "Mon dossier" },
        { href: base + list, label: `Contacts ${elide("de", firstName)}` },
      ]}
      section="dossier"
      title={contact ? `${contact.name}, contact ${elide("de", firstName)}` : `Ajouter un contact pour ${firstName}`}
    >
      <ContactPolicy atOnce={atOnce} />
      <ContactForm action={askContact} base={base} childId={childId} contact={contact} form={form} />
      {contact ? (
        <section aria-labelledby="retirer">
          <h2 id="retirer">Retirer cette personne</h2>
          <p>Elle ne sera plus appelée et ne pourra plus venir chercher {firstName}.</p>
          <OneButtonForm action={askContactRemoval} id="retrait" values={{ childId, contactId: contact.id, version }}>
            {atOnce ? "Retirer cette personne" : "Demander à la mairie de la retirer"}
          </OneButtonForm>
        </section>
      ) : null}
    </FamilyPage>
  );
}
