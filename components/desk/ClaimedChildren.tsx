/** What the parents wrote of their children when they asked for an account: to be checked, then typed. */
export function ClaimedChildren({ claimed }: { claimed: readonly string[] }) {
  if (claimed.length === 0) return null;
  return (
    <section aria-labelledby="declares">
      <h2 id="declares">Enfants déclarés dans la demande de compte</h2>
      {claimed.map((children) => (
        <blockquote className="preau-mail" key={children}>
          {children.split("\n").map((line) => (
            <p key={line}>{line}</p>
          ))}
        </blockquote>
      ))}
      <p>C’est ce que le parent a écrit. Vérifiez sur le livret de famille, puis ajoutez les enfants un par un.</p>
    </section>
  );
}
