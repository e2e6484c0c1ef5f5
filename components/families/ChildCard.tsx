import { custodyText } from "@/server/families/domain/custody";
import { DIET_NAMES } from "@/server/families/domain/diet";
import type { ChildView } from "@/server/families/domain/dossier";
import { nextSchoolText, schoolText } from "@/server/families/domain/schooling.fr";
import { formatDayWithYear, type LocalDate } from "@/server/platform/dates";
import { elide } from "@/server/platform/elision";
import { ContactList } from "./ContactList";

interface ChildCardProps {
  readonly child: ChildView;
  readonly base: string;
  readonly today: LocalDate;
  /** What the household pays for this child, where a rule says it. */
  readonly part: string | undefined;
  readonly canEdit: boolean;
  readonly canSeeHealth: boolean;
}

/** A child of the dossier: school, meals, whose weeks, and who may be called or may come. */
export function ChildCard({ child, base, today, part, canEdit, canSeeHealth }: ChildCardProps) {
  const { id, firstName, lastName, birthdate, custody, contacts } = child;
  return (
    <li className="preau-card">
      <h3>
        {firstName} {lastName}
      </h3>
      {birthdate ? <p>Date de naissance&nbsp;: {formatDayWithYear(birthdate)}.</p> : null}
      <p>{child.school ? schoolText(child) : "École non renseignée. Contactez la mairie."}</p>
      {child.nextSchool ? <p>{nextSchoolText(child)}</p> : null}
      {custody ? <p>{custodyText(custody, today)}</p> : null}
      {part ? <p>{part}</p> : null}
      <p>
        {DIET_NAMES[child.diet]} à la cantine.{" "}
        {canEdit ? (
          <a href={`${base}/famille/dossier/repas/${id}`}>
            Changer<span className="fr-sr-only"> le repas {elide("de", firstName)}</span>
          </a>
        ) : null}
      </p>
      {contacts ? <ContactList contacts={contacts} firstName={firstName} /> : null}
      {contacts && canEdit ? (
        <p>
          <a href={`${base}/famille/dossier/contacts/${id}`}>
            Changer les contacts<span className="fr-sr-only"> {elide("de", firstName)}</span>
          </a>
        </p>
      ) : null}
      {canSeeHealth ? (
        <p>
          <a href={`${base}/famille/dossier/sante/${id}`}>Fiche sanitaire {elide("de", firstName)}</a>
        </p>
      ) : null}
    </li>
  );
}
