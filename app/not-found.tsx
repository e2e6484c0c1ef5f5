import { PageShell } from "@/components/layout/PageShell";
import { publicMenu } from "@/components/public/public-menu";
import { requestSite } from "@/server/api/site";
import { elide } from "@/server/platform/elision";

/** The same answer for what does not exist and for what is somebody else's. */
export default async function NotFound() {
  const { city, theme, base } = await requestSite();
  return (
    <PageShell
      base={base}
      nav={city ? publicMenu(base, undefined) : []}
      theme={theme}
      title="Page introuvable"
      townless={!city}
    >
      <h1>Page introuvable</h1>
      <p>
        {city
          ? "Cette page n’existe pas, ou n’est plus disponible. L’adresse est peut-être incomplète."
          : "Cette adresse n’est celle d’aucune commune du portail. Elle est peut-être incomplète."}
      </p>
      <p>
        <a className="fr-btn" href={`${base}/`}>
          {city ? `Aller à l’accueil ${elide("de", city.name)}` : "Choisir ma commune"}
        </a>
      </p>
    </PageShell>
  );
}
