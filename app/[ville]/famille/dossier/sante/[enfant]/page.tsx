import { HealthForm } from "@/components/families/HealthForm";
import { HealthText } from "@/components/families/HealthText";
import { formWith } from "@/components/forms/form-state";
import { read } from "@/server/api/caller";
import { elide } from "@/server/platform/elision";
import { FamilyPage } from "../../../FamilyPage";
import { familyShell } from "../../../family-shell";
import { saveHealthSheet } from "../../actions";
import { childOfPage } from "../../child-of-page";

export default async function Page({ params }: { params: Promise<{ enfant: string }> }) {
  const { base, family } = await familyShell();
  const child = await childOfPage(params, "/famille/dossier");
  const { sheet, version } = await read((api) => api.families.health.read({ childId: child.id }));
  return (
    <FamilyPage
      above={[{ href: `${base}/famille/dossier`, label: "Mon dossier" }]}
      section="dossier"
      title={`Fiche sanitaire ${elide("de", child.firstName)}`}
    >
      <p>
        Cette fiche est chiffrée. Seuls la lisent les parents qui ont l’autorité parentale et les agents qui s’occupent
        de l’enfant. Chaque lecture par un agent est notée dans l’historique.
      </p>
      <p>Écrivez seulement ce qui est utile pour s’occuper {elide("de", child.firstName)}. Rien n’est obligatoire.</p>
      {family.rights.includes("edit") ? (
        <HealthForm
          action={saveHealthSheet}
          base={base}
          childId={child.id}
          initial={formWith(sheet)}
          version={version}
        />
      ) : (
        <HealthText sheet={sheet} />
      )}
    </FamilyPage>
  );
}
