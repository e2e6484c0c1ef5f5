import { AddressForm } from "@/components/families/AddressForm";
import { PolicyText } from "@/components/families/PolicyText";
import { formWith } from "@/components/forms/form-state";
import { read } from "@/server/api/caller";
import { FamilyPage } from "../../FamilyPage";
import { familyShell } from "../../family-shell";
import { askAddressChange } from "../actions";

export default async function Page() {
  const { base } = await familyShell();
  const household = await read((api) => api.families.household(), "/famille/dossier/adresse");
  const { pending, appliedAtOnce } = await read((api) => api.families.changes.form());
  const { line, extra, postcode, town } = household?.address ?? { line: "", extra: "", postcode: "", town: "" };
  return (
    <FamilyPage
      above={[{ href: `${base}/famille/dossier`, label: "Mon dossier" }]}
      section="dossier"
      title="Modifier l’adresse du foyer"
    >
      <PolicyText appliedAtOnce={appliedAtOnce} base={base} fields={["address"]} pending={pending} />
      <AddressForm
        action={askAddressChange}
        base={base}
        initial={formWith({
          ...{ line, extra, postcode, town },
          ...{ shownLine: line, shownExtra: extra, shownPostcode: postcode, shownTown: town },
        })}
      />
    </FamilyPage>
  );
}
