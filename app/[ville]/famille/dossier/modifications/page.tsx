import { ChangeList } from "@/components/families/ChangeList";
import { DoneMessage } from "@/components/families/DoneMessage";
import { read } from "@/server/api/caller";
import { FamilyPage } from "../../FamilyPage";
import { familyShell } from "../../family-shell";
import { cityZone } from "../../today";
import { withdrawChange } from "../actions";

const DONE = {
  applique: "C’est enregistré\u00a0: votre dossier est à jour.",
  demande: "Votre demande est envoyée à la mairie. Vous recevrez sa réponse par e-mail.",
  partage:
    "Une partie de vos changements est déjà enregistrée. La mairie vérifie le reste et vous répondra par e-mail.",
  retrait: "Votre demande est retirée.",
};

export default async function Page({ searchParams }: { searchParams: Promise<{ fait?: string }> }) {
  const { base } = await familyShell();
  const changes = await read((api) => api.families.changes.list(), "/famille/dossier/modifications");
  return (
    <FamilyPage
      above={[{ href: `${base}/famille/dossier`, label: "Mon dossier" }]}
      section="dossier"
      title="Mes demandes de modification"
    >
      <DoneMessage done={(await searchParams).fait} texts={DONE} />
      <ChangeList changes={changes} withdraw={withdrawChange} zone={await cityZone()} />
      <p className="preau-actions">
        <a href={`${base}/famille/dossier`}>Revenir au dossier</a>
      </p>
    </FamilyPage>
  );
}
