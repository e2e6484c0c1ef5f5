/** The first stop of the keyboard, shown when it has the focus (RGAA 12.7). */
export function SkipLinks({ hasMenu }: { hasMenu: boolean }) {
  return (
    <nav aria-label="Accès rapide" className="preau-skip">
      <ul>
        <li>
          <a href="#contenu">Aller au contenu</a>
        </li>
        {hasMenu ? (
          <li>
            <a href="#menu">Aller au menu</a>
          </li>
        ) : null}
        <li>
          <a href="#pied">Aller au pied de page</a>
        </li>
      </ul>
    </nav>
  );
}
