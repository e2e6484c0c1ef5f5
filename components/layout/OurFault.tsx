/** What happened, why, what to do, and a reference for support: it is our fault, so no word asks the person to mend it. */
export function OurFault({ reference }: { reference?: string }) {
  return (
    <main className="preau-main" id="contenu">
      <title>Une erreur est survenue</title>
      <h1>Une erreur est survenue de notre côté</h1>
      <p>
        Cette page n’a pas pu être préparée. Ce que vous aviez déjà enregistré est gardé. Rechargez la page dans
        quelques minutes. Si cela continue, écrivez à la mairie.
      </p>
      {reference ? <p>Référence&nbsp;: {reference}</p> : null}
      <p>
        <a className="fr-btn" href="?">
          Recharger la page
        </a>
      </p>
    </main>
  );
}
