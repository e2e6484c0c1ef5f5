import type { ReactNode } from "react";
import type { ShellTheme } from "./shell-theme";

/** The town's own name block: no mark of the State. */
export function SiteHeader({ theme, base, user }: { theme: ShellTheme; base: string; user?: ReactNode }) {
  return (
    <header className="preau-header">
      <div className="preau-header__row">
        <a className="preau-header__brand" href={`${base}/`} title={`Accueil – ${theme.name}, ${theme.service}`}>
          <img alt="" height="48" src={theme.logoUrl} width="48" />
          <span>
            <strong className="preau-header__name">{theme.name}</strong>
            <span className="preau-header__service">{theme.service}</span>
          </span>
        </a>
        {user ? <div className="preau-header__user">{user}</div> : null}
      </div>
    </header>
  );
}
