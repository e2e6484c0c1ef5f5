/** A dossier without a child has nothing of one to certify. */
export function NoChildToCertify({ base }: { base: string }) {
  return (
    <p>
      Aucun enfant n’est dans votre dossier&nbsp;: il n’y a rien à attester.{" "}
      <a href={`${base}/contact`}>Contactez la mairie</a> pour en ajouter un.
    </p>
  );
}
