import { redirect } from "next/navigation";
import { Alert } from "@/components/dsfr/Alert";
import { DietForm } from "@/components/families/DietForm";
import { formWith } from "@/components/forms/form-state";
import { DIET_NAMES } from "@/server/families/domain/diet";
import { elide } from "@/server/platform/elision";
import { FamilyPage } from "../../../FamilyPage";
import { familyShell } from "../../../family-shell";
import { chooseDiet } from "../../actions";
import { childOfPage } from "../../child-of-page";

export default async function Page({ params }: { params: Promise<{ enfant: string }> }) {
  const { base, family } = await familyShell();
  if (!family.household || !family.rights.includes("edit")) redirect(`${base}/famille/droits`);
  const { id, firstName, diet } = await childOfPage(params, "/famille/dossier");
  return (
    <FamilyPage
      above={[{ href: `${base}/famille/dossier`, label: "Mon dossier" }]}
      section="dossier"
      title={`Repas ${elide("de", firstName)}`}
    >
      {diet === "panier_pai" ? (
        <Alert kind="info">
          <p>
            {DIET_NAMES[diet]}. Ce choix est fait avec la mairie&nbsp;: <a href={`${base}/contact`}>contactez-la</a>{" "}
            pour le changer.
          </p>
        </Alert>
      ) : (
        <DietForm action={chooseDiet} base={base} childId={id} initial={formWith({ diet })} />
      )}
    </FamilyPage>
  );
}
