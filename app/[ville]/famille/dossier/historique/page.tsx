import { HistoryList } from "@/components/families/HistoryList";
import { read } from "@/server/api/caller";
import { FamilyPage } from "../../FamilyPage";
import { familyShell } from "../../family-shell";
import { cityZone } from "../../today";

export default async function Page() {
  const { base } = await familyShell();
  const lines = await read((api) => api.families.history(), "/famille/dossier/historique");
  return (
    <FamilyPage
      above={[{ href: `${base}/famille/dossier`, label: "Mon dossier" }]}
      section="dossier"
      title="Ce qui a changé dans le dossier"
    >
      <p>Les changements les plus récents d’abord.</p>
      <HistoryList lines={lines} zone={await cityZone()} />
    </FamilyPage>
  );
}
