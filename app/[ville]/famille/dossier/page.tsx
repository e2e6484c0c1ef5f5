import { DoneMessage } from "@/components/families/DoneMessage";
import { DossierPage } from "@/components/families/DossierPage";
import { read } from "@/server/api/caller";
import { isQuotientOutcome } from "@/server/families/domain";
import { FamilyPage } from "../FamilyPage";
import { familyShell } from "../family-shell";
import { cityToday } from "../today";

const DONE = {
  repas: "Le repas est changé. Il vaut dès la prochaine commande de repas.",
  sante: "La fiche sanitaire est enregistrée.",
  choix: "Vous travaillez maintenant dans ce dossier.",
};

interface Query {
  readonly fait?: string;
  /** What came of a reading of the quotient. */
  readonly quotient?: string;
}

export default async function Page({ searchParams }: { searchParams: Promise<Query> }) {
  const { base, family } = await familyShell();
  const { fait, quotient } = await searchParams;
  const dossier = await read((api) => api.families.dossier(), "/famille/dossier");
  const needs = family.household ? await read((api) => api.documents.needs()) : null;
  const offered = dossier.canEdit && (await read((api) => api.families.quotient.step())).offered;
  const later = family.household ? await read((api) => api.fees.laterQuotient()) : [];
  return (
    <FamilyPage section="dossier" title="Mon dossier">
      <DoneMessage done={fait} texts={DONE} />
      <DossierPage
        base={base}
        dossier={dossier}
        needs={needs}
        quotient={{ outcome: isQuotientOutcome(quotient) ? quotient : undefined, offered, later }}
        today={await cityToday()}
      />
    </FamilyPage>
  );
}
