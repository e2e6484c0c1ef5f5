import { FamilyChooser } from "@/components/families/FamilyChooser";
import { FamilyPage } from "../../FamilyPage";
import { familyShell } from "../../family-shell";
import { chooseFamily } from "../actions";

export default async function Page() {
  const { base, options } = await familyShell();
  return (
    <FamilyPage
      above={[{ href: `${base}/famille/dossier`, label: "Mon dossier" }]}
      section="dossier"
      title="Choisir un dossier"
    >
      <p>Chaque foyer a son dossier. Choisissez celui dans lequel vous voulez travailler.</p>
      <FamilyChooser choose={chooseFamily} options={options} />
    </FamilyPage>
  );
}
