/** What is said in place of a button where a régie takes no payment online: wherever one could look for it. */
export function PayAtCounter({ base }: { base: string }) {
  return (
    <p>
      <strong>À payer au guichet</strong>, aux heures d’ouverture&nbsp;: le paiement en ligne n’est pas ouvert.{" "}
      <a href={`${base}/contact`}>Où et quand payer</a>
    </p>
  );
}
