import { addressText } from "@/server/families/domain/change-request.fr";
import type { DossierView } from "@/server/families/domain/dossier";
import { movesText } from "@/server/families/domain/homes.fr";
import { phoneText } from "@/server/families/domain/phone.fr";

const RESIDENCES = {
  commune: "Vous habitez la commune.",
  interco: "Vous habitez une autre commune de l’intercommunalité.",
  outside: "Vous habitez hors de la commune.",
} as const;

/** How the family is reached: one's own details, and the household's address for those who hold it. */
export function OwnDetailsSection({ dossier, base }: { dossier: DossierView; base: string }) {
  const { me, household, canEdit } = dossier;
  const moves = movesText(household?.moves ?? []);
  return (
    <section aria-labelledby="coordonnees">
      <h2 id="coordonnees">Mes coordonnées</h2>
      <dl className="preau-facts">
        <dt>Nom et prénoms</dt>
        <dd>
          {me.firstNames.join(" ")} {me.birthName}
          {me.usageName ? `, nom d’usage ${me.usageName}` : ""}
          {me.certified ? " (vérifiés par FranceConnect)" : ""}
        </dd>
        <dt>Téléphone</dt>
        <dd>{me.phone ? phoneText(me.phone) : "Non renseigné"}</dd>
        <dt>Adresse e-mail</dt>
        <dd>{me.email || "Non renseignée"}</dd>
        {household ? (
          <>
            <dt>Adresse du foyer</dt>
            <dd>
              {addressText(household.address) || "Non renseignée"}. {RESIDENCES[household.residence]}
              {moves === null ? "" : ` Pour vos tarifs, le foyer habite ${moves}.`}
            </dd>
          </>
        ) : null}
        {household?.allocataireNumber ? (
          <>
            <dt>Numéro d’allocataire</dt>
            <dd>{household.allocataireNumber}</dd>
          </>
        ) : null}
      </dl>
      <div className="preau-actions">
        <a className="fr-btn fr-btn--secondary" href={`${base}/famille/dossier/coordonnees`}>
          Modifier mes coordonnées
        </a>
        {canEdit ? (
          <a className="fr-btn fr-btn--secondary" href={`${base}/famille/dossier/adresse`}>
            Modifier l’adresse
          </a>
        ) : null}
        <a href={`${base}/famille/dossier/modifications`}>Suivre mes demandes de modification</a>
      </div>
    </section>
  );
}
