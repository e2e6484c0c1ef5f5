import { Alert } from "@/components/dsfr/Alert";
import { PersonChangeForm } from "@/components/families/PersonChangeForm";
import { PolicyText } from "@/components/families/PolicyText";
import { formWith } from "@/components/forms/form-state";
import { read } from "@/server/api/caller";
import { phoneText } from "@/server/families/domain/phone.fr";
import { FamilyPage } from "../../FamilyPage";
import { familyShell } from "../../family-shell";
import { askPersonChange } from "../actions";

export default async function Page() {
  const { base } = await familyShell();
  const { me, pending, appliedAtOnce } = await read(
    (api) => api.families.changes.form(),
    "/famille/dossier/coordonnees",
  );
  const { usageName, phone, email, certified } = me;
  return (
    <FamilyPage
      above={[{ href: `${base}/famille/dossier`, label: "Mon dossier" }]}
      section="dossier"
      title="Modifier mes coordonnées"
    >
      <PolicyText
        appliedAtOnce={appliedAtOnce}
        base={base}
        fields={certified ? ["phone", "email"] : ["usageName", "phone", "email"]}
        pending={pending}
      />
      {certified ? (
        <Alert kind="info">
          <p>
            Vos noms, prénoms et date de naissance viennent de FranceConnect&nbsp;: ils ne se changent pas ici. S’ils
            sont faux, demandez leur correction à l’Insee ou à la mairie.
          </p>
        </Alert>
      ) : null}
      <PersonChangeForm
        action={askPersonChange}
        base={base}
        certified={certified}
        initial={formWith({
          ...{ usageName: certified ? null : usageName, phone: phoneText(phone), email },
          ...{ shownUsageName: usageName, shownPhone: phone, shownEmail: email },
        })}
      />
    </FamilyPage>
  );
}
