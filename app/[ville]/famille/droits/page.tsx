import { read } from "@/server/api/caller";
import { rightsText, roleText } from "@/server/families/domain/membership.fr";
import { FamilyPage } from "../FamilyPage";
import { familyShell } from "../family-shell";

export default async function Page() {
  const { base, options } = await familyShell();
  const { adults } = await read((api) => api.families.dossier(), "/famille/droits");
  const me = adults.find((adult) => adult.me);
  return (
    <FamilyPage above={[]} section="accueil" title="Cette page ne vous est pas ouverte">
      <p>
        Dans ce dossier, vous n’avez pas le droit nécessaire pour cette page ou cette action.
        {me ? ` Votre rôle\u00a0: ${roleText(me.role, me.authority)}. ${rightsText(me.rights)}` : ""}
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
      <p>
        <a className="fr-btn" href={`${base}/famille`}>
          Revenir à mon espace
        </a>
      </p>
    </FamilyPage>
  );
}
