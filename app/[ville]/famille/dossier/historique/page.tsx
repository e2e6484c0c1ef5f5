import { Pages } from "@/components/dsfr/Pages";
import { HistoryList } from "@/components/families/HistoryList";
import { readTogether } from "@/server/api/caller";
import { FamilyPage } from "../../FamilyPage";
import { familyShell } from "../../family-shell";
import { cityZone } from "../../today";

export default async function Page({ searchParams }: { searchParams: Promise<{ page?: string }> }) {
  const { base } = await familyShell();
  const here = "/famille/dossier/historique";
  const asked = Math.max(1, Math.trunc(Number((await searchParams).page) || 1));
  const { lines, pages } = await readTogether(
    async (api) => ({ lines: await api.families.history({ page: asked }), pages: await api.families.historyPages() }),
    here,
  );
  return (
    <FamilyPage
      above={[{ href: `${base}/famille/dossier`, label: "Mon dossier" }]}
      section="dossier"
      title="Ce qui a changé dans le dossier"
    >
      <p>Les changements les plus récents d’abord.</p>
      <HistoryList lines={lines} zone={await cityZone()} />
      <Pages href={(page) => `${base}${here}?page=${page}`} label="Pages de l’historique" page={asked} pages={pages} />
    </FamilyPage>
  );
}
