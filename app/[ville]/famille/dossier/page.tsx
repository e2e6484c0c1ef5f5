import { DoneMessage } from "@/components/families/DoneMessage";
import { DossierPage } from "@/components/families/DossierPage";
import { read } from "@/server/api/caller";
import { FamilyPage } from "../FamilyPage";
import { familyShell } from "../family-shell";
import { cityToday } from "../today";

const DONE = {
  repas: "Le repas est changé. Il vaut dès la prochaine commande de repas.",
  sante: "La fiche sanitaire est enregistrée.",
  choix: "Vous travaillez maintenant dans ce dossier.",
};

export default async function Page({ searchParams }: { searchParams: Promise<{ fait?: string }> }) {
  const { base, family } = await familyShell();
  const dossier = await read((api) => api.families.dossier(), "/famille/dossier");
  const needs = family.household ? await read((api) => api.documents.needs()) : null;
  return (
    <FamilyPage section="dossier" title="Mon dossier">
      <DoneMessage done={(await searchParams).fait} texts={DONE} />
      <DossierPage base={base} dossier={dossier} needs={needs} today={await cityToday()} />
    </FamilyPage>
  );
}
