import type { OnlineAccess } from "@/server/families/domain/online-access";
import { elide } from "@/server/platform/elision";
import { accessText } from "./access-text";
import { LoginLine, loginName } from "./LoginLine";

interface AdultLoginsProps {
  readonly access: OnlineAccess;
  /** The page where an access is decided, without its query. */
  readonly decide: string;
  readonly zone: string;
}

/** The ways in of an adult who has some: each may be taken away, and the whole access suspended or reopened. */
export function AdultLogins({ access: { name, status, logins, trace }, decide, zone }: AdultLoginsProps) {
  const open = status === "open";
  return (
    <>
      <p>
        {open
          ? `${name} se connecte au portail.`
          : `L’accès ${elide("de", name)} est suspendu\u00a0: aucune connexion n’ouvre plus rien.`}
      </p>
      {trace.decided ? <p>{accessText(trace, zone)}</p> : null}
      {logins.length === 0 ? (
        <p>Il ne reste aucun moyen de connexion. Une fois l’accès rouvert, vous pourrez en donner un.</p>
      ) : null}
      <ul className="preau-cards">
        {logins.map((login) => (
          <li key={login.key}>
            <LoginLine login={login} zone={zone} />
            <p>
              <a href={`${decide}?retirer=${login.key}`}>
                Retirer cette connexion<span className="fr-sr-only">&nbsp;: {loginName(login)}</span>
              </a>
            </p>
          </li>
        ))}
      </ul>
      <p className="preau-actions">
        <a className="fr-btn fr-btn--secondary" href={decide}>
          {open ? "Suspendre l’accès" : "Rouvrir l’accès"}
        </a>
      </p>
    </>
  );
}
