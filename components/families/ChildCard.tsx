import { phoneText } from "@/server/families/domain/change-request.fr";
import { custodyText } from "@/server/families/domain/custody";
import { DIET_NAMES } from "@/server/families/domain/diet";
import type { ChildView, ContactView } from "@/server/families/domain/dossier";
import { formatDayWithYear, type LocalDate } from "@/server/platform/dates";

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
      <p>{schoolText(child)}</p>
      {custody ? <p>{custodyText(custody, today)}</p> : null}
      {part ? <p>{part}</p> : null}
      <p>
        {DIET_NAMES[child.diet]} à la cantine.{" "}
        {canEdit ? (
          <a href={`${base}/famille/dossier/repas/${id}`}>
            Changer<span className="fr-sr-only"> le repas de {firstName}</span>
          </a>
        ) : null}
      </p>
      {contacts ? <Contacts contacts={contacts} firstName={firstName} /> : null}
      {canSeeHealth ? (
        <p>
          <a href={`${base}/famille/dossier/sante/${id}`}>Fiche sanitaire de {firstName}</a>
        </p>
      ) : null}
    </li>
  );
}

function schoolText({ school, className, level }: ChildView): string {
  if (!school) return "École non renseignée. Contactez la mairie.";
  return [school, className ?? "", level].filter((part) => part !== "").join(", ");
}

const KINDS: ReadonlyArray<readonly [ContactView["kind"], string]> = [
  ["urgence", "À prévenir en cas d’urgence, dans cet ordre"],
  ["autorise", "Peuvent venir chercher l’enfant"],
  ["interdit", "N’ont pas le droit de venir chercher l’enfant"],
];

function Contacts({ contacts, firstName }: { contacts: readonly ContactView[]; firstName: string }) {
  if (contacts.length === 0) return <p>Personne d’autre n’est à prévenir pour {firstName}.</p>;
  return KINDS.map(([kind, title]) => {
    const listed = contacts.filter((contact) => contact.kind === kind);
    if (listed.length === 0) return null;
    const List = kind === "urgence" ? "ol" : "ul";
    return (
      <div key={kind}>
        <h4 className="preau-subtitle">{title}</h4>
        <List>
          {listed.map(({ id, name, relation, phone }) => (
            <li key={id}>
              {name} ({relation})
              {kind === "interdit" || phone === "" ? (
                ""
              ) : (
                <>
                  , <a href={`tel:${phone}`}>{phoneText(phone)}</a>
                </>
              )}
            </li>
          ))}
        </List>
      </div>
    );
  });
}
