import type { AccessTrace } from "@/server/families/domain/access-trace";
import type { AdultRole, Authority } from "@/server/families/domain/membership";
import { roleText } from "@/server/families/domain/membership.fr";
import { phoneText } from "@/server/families/domain/phone.fr";
import { elide } from "@/server/platform/elision";
import { accessText } from "../desk/access-text";
import { birthText } from "./birth-text";

export interface StaffAdultView {
  readonly personId: string;
  readonly name: string;
  readonly birthName: string;
  readonly birthdate: string;
  readonly role: AdultRole;
  readonly authority: Authority;
  readonly email: string;
  readonly phone: string;
  readonly certified: boolean;
  readonly access: AccessTrace;
  readonly left: boolean;
}

interface StaffAdultsProps {
  readonly adults: readonly StaffAdultView[];
  /** The dossier's address, for an agent who may change it. */
  readonly edit: string | undefined;
  readonly zone: string;
}

export function StaffAdults({ adults, edit, zone }: StaffAdultsProps) {
  return (
    <section aria-labelledby="adultes">
      <h2 id="adultes">Adultes</h2>
      <ul className="preau-grid">
        {adults.map((adult) => (
          <li className="preau-card" key={adult.personId}>
            <h3>{adult.name}</h3>
            <p>
              {roleText(adult.role, adult.authority)}
              {adult.left ? ". N’est plus dans le dossier" : ""}
            </p>
            <p>
              Nom de naissance&nbsp;: {adult.birthName}
              {adult.birthdate ? `. Naissance\u00a0: ${birthText(adult.birthdate)}` : ""}
              {adult.certified ? " (certifié par FranceConnect)" : ""}
            </p>
            {adult.phone ? (
              <p>
                <a href={`tel:${adult.phone}`}>{phoneText(adult.phone)}</a>
              </p>
            ) : null}
            {adult.email ? (
              <p>
                <a href={`mailto:${adult.email}`}>{adult.email}</a>
              </p>
            ) : null}
            <p>{accessText(adult.access, zone)}</p>
            {edit && !adult.left ? (
              <p className="preau-noprint">
                <a href={`${edit}/adultes/${adult.personId}`}>
                  Rôle, droits et accès en ligne
                  <span className="fr-sr-only"> {elide("de", adult.name)}</span>
                </a>
              </p>
            ) : null}
          </li>
        ))}
      </ul>
      {edit ? (
        <p className="preau-actions preau-noprint">
          <a className="fr-btn fr-btn--secondary" href={`${edit}/adultes/nouveau`}>
            Ajouter un adulte
          </a>
        </p>
      ) : null}
    </section>
  );
}
