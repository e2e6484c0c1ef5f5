import { DoneMessage } from "@/components/families/DoneMessage";
import { DossierPage } from "@/components/families/DossierPage";
import { readTogether } from "@/server/api/caller";
import { isQuotientOutcome } from "@/server/families/domain";
import { priceSightOf } from "@/server/families/domain/visibility";
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
  const { dossier, needs, offered, later, parts } = await readTogether(async (api) => {
    const read = await api.families.dossier();
    return {
      dossier: read,
      needs: family.household ? await api.documents.needs() : null,
      offered: read.canEdit && (await api.families.quotient.step()).offered,
      later: family.household ? await api.fees.laterQuotient() : [],
      parts: priceSightOf(family).amounts ? await api.billing.family.parts() : [],
    };
  }, "/famille/dossier");
  return (
    <FamilyPage section="dossier" title="Mon dossier">
      <DoneMessage done={fait} texts={DONE} />
      <DossierPage
        base={base}
        dossier={dossier}
        needs={needs}
        parts={parts}
        quotient={{ outcome: isQuotientOutcome(quotient) ? quotient : undefined, offered, later }}
        today={await cityToday()}
      />
    </FamilyPage>
  );
}
