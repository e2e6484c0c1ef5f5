import type { Metadata } from "next";
import { PageShell } from "@/components/layout/PageShell";
import { TownChooser } from "@/components/public/TownChooser";
import { read } from "@/server/api/caller";
import { requestSite } from "@/server/api/site";
import { rememberedTown } from "@/server/api/town-choice";

export const metadata: Metadata = { description: "Choisissez votre commune pour ouvrir son portail famille." };

/** Choose your town, by its name or its postcode. The one chosen last comes first. */
export default async function ChooseTown({
  searchParams,
}: {
  searchParams: Promise<{ recherche?: string | string[] }>;
}) {
  const { theme, base } = await requestSite();
  const { recherche } = await searchParams;
  const search = (typeof recherche === "string" ? recherche : "").trim().slice(0, 100);
  const towns = await read((api) => api.tenancy.towns({ search }));
  const remembered = await rememberedTown();
  const last = (await read((api) => api.tenancy.towns({}))).find((town) => town.slug === remembered);
  return (
    <PageShell base={base} theme={theme} title="Choisir votre commune" townless>
      <h1>{theme.home.title}</h1>
      <p className="fr-text--lead">{theme.home.intro}</p>
      <TownChooser last={last} search={search} towns={towns} />
    </PageShell>
  );
}
