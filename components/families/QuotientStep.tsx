import { FranceConnectButton } from "../dsfr/FranceConnectButton";

/**
 * What will be read, from whom and why, before the button that FranceConnect prescribes (protocols 1.8). The other way
 * is as visible: nobody has to use FranceConnect.
 */
export function QuotientStep({ base }: { base: string }) {
  return (
    <>
      <h3>Mettre à jour mon quotient avec FranceConnect</h3>
      <p>
        Nous demandons à la CAF ou à la MSA votre quotient familial de ce mois-ci, pour calculer vos tarifs. Cela passe
        par FranceConnect et par API Particulier, deux services de l’État, et ne se fait que si vous le demandez.
      </p>
      <ul>
        <li>Nous gardons le montant, le mois, et le nom de la caisse.</li>
        <li>
          Nous lisons aussi les noms et dates de naissance des personnes de votre foyer, pour vérifier qu’il s’agit bien
          de ce dossier. Nous ne les gardons pas.
        </li>
        <li>Votre adresse et vos ressources ne sont pas demandées.</li>
      </ul>
      <form action={`${base}/famille/dossier/quotient`} method="post">
        <FranceConnectButton purpose="data" />
      </form>
      <p>
        Vous préférez faire autrement&nbsp;?{" "}
        <a href={`${base}/famille/documents/deposer`}>Envoyer mon attestation de quotient familial</a>
      </p>
    </>
  );
}
