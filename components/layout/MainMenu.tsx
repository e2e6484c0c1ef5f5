export interface MenuLink {
  readonly href: string;
  readonly label: string;
  readonly current: boolean;
}

/**
 * The main menu, in the same place on every page (RGAA 12.2). A phone folds it in a `details`, which needs no script; a
 * wider screen shows the row. Only one of the two is displayed, so only one is read.
 */
export function MainMenu({ links }: { links: readonly MenuLink[] }) {
  const here = links.find((link) => link.current);
  return (
    <nav aria-label="Menu principal" className="preau-menu" id="menu" tabIndex={-1}>
      <details className="preau-menu__fold">
        <summary>Menu{here ? <span className="preau-menu__here">&nbsp;: {here.label}</span> : null}</summary>
        <Links links={links} />
      </details>
      <div className="preau-menu__row">
        <Links links={links} />
      </div>
    </nav>
  );
}

function Links({ links }: { links: readonly MenuLink[] }) {
  return (
    <ul className="preau-menu__list">
      {links.map((link) => (
        <li key={link.href}>
          <a aria-current={link.current ? "page" : undefined} className="preau-menu__link" href={link.href}>
            {link.label}
          </a>
        </li>
      ))}
    </ul>
  );
}
