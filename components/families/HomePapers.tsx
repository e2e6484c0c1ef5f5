/** Where a family finds its invoices, its receipts and what it may have to hand in elsewhere: two taps from home. */
export function HomePapers({ base }: { readonly base: string }) {
  return (
    <section aria-labelledby="papiers">
      <h2 id="papiers">Mes papiers</h2>
      <ul>
        <li>
          <a href={`${base}/famille/factures`}>Mes factures</a>
        </li>
        <li>
          <a href={`${base}/famille/paiements`}>Mes paiements et reçus</a>
        </li>
        <li>
          <a href={`${base}/famille/attestations`}>Mes attestations</a>&nbsp;: inscription, présence, paiement, impôts
        </li>
      </ul>
    </section>
  );
}
