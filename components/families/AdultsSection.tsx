import type { DossierView } from "@/server/families/domain/dossier";
import { rightsText, roleText } from "@/server/families/domain/membership.fr";

/** The adults of the dossier. Of the others, only who they are: how they are reached stays theirs. */
export function AdultsSection({ adults }: Pick<DossierView, "adults">) {
  return (
    <section aria-labelledby="adultes">
      <h2 id="adultes">Adultes du dossier</h2>
      <ul className="preau-grid">
        {adults.map(({ personId, name, role, authority, rights, me }) => (
          <li className="preau-card" key={personId}>
            <h3>
              {name}
              {me ? " (vous)" : ""}
            </h3>
            <p>{roleText(role, authority)}</p>
            <p>{rightsText(rights)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
