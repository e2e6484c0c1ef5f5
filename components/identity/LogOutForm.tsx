/** Leaving changes something: a form of one button, never a link, and no script needed. */
export function LogOutForm({ base, small }: { base: string; small?: boolean }) {
  return (
    <form action={`${base}/deconnexion/fermer`} className="preau-inline-form" method="post">
      <button className={`fr-btn fr-btn--secondary${small ? " fr-btn--sm" : ""}`} type="submit">
        Se déconnecter
      </button>
    </form>
  );
}
