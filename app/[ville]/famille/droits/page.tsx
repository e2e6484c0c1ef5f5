import { rightsText, roleText } from "@/server/families/domain/membership.fr";
import { FamilyPage } from "../FamilyPage";
import { familyShell } from "../family-shell";

/** Asks nothing but who is there: somebody who may not read the dossier is led here too. */
export default async function Page() {
  const { base, family, options } = await familyShell();
  return (
    <FamilyPage above={[]} section="accueil" title="Cette page ne vous est pas ouverte">
      <p>
        Dans ce dossier, vous n’avez pas le droit nécessaire pour cette page ou cette action.
        {` Votre rôle\u00a0: ${roleText(family.role, family.authority)}. ${rightsText(family.rights)}`}
      </p>
      <p>
        Si cela ne correspond pas à votre situation, <a href={`${base}/contact`}>contactez la mairie</a>&nbsp;: elle
        peut changer vos droits.
      </p>
      {options.length > 1 ? (
        <p>
          Vous êtes aussi dans un autre dossier. <a href={`${base}/famille/dossier/choisir`}>Changer de dossier</a>
        </p>
      ) : null}
      {family.rights.includes("pay") ? (
        <p>
          <a href={`${base}/famille/factures`}>Voir les factures du dossier</a>
        </p>
      ) : null}
      {family.rights.includes("view") ? (
        <p>
          <a className="fr-btn" href={`${base}/famille`}>
            Revenir à mon espace
          </a>
        </p>
      ) : null}
    </FamilyPage>
  );
}
