import { type Custody, isWithUs } from "@/server/families/domain/custody";
import { DIET_NAMES } from "@/server/families/domain/diet";
import { nextSchoolText, schoolText } from "@/server/families/domain/schooling.fr";
import { formatDayWithYear, type LocalDate } from "@/server/platform/dates";
import { elide } from "@/server/platform/elision";
import { BansElsewhere } from "../desk/BansElsewhere";
import { ClaimedChildren } from "../desk/ClaimedChildren";
import { ContactList } from "../families/ContactList";
import type { StaffDossierView } from "./StaffDossierPage";

/** The children with what staff needs to welcome them; health is one link away, with a reason to give. */
export function StaffChildren(props: {
  readonly base: string;
  readonly today: LocalDate;
  readonly dossier: StaffDossierView;
  readonly mayBill: boolean;
}) {
  const { base, today, dossier, mayBill } = props;
  const here = `${base}/agents/familles/${dossier.familyId}`;
  return (
    <section aria-labelledby="enfants">
      <h2 id="enfants">Enfants</h2>
      {dossier.children.length === 0 ? <p>Aucun enfant dans ce dossier.</p> : null}
      <ClaimedChildren claimed={dossier.claimed} />
      <ul className="preau-grid">
        {dossier.children.map((child) => (
          <li className="preau-card" key={child.id}>
            <h3>
              {child.firstName} {child.lastName}
            </h3>
            {child.birthdate ? <p>Naissance&nbsp;: {formatDayWithYear(child.birthdate)}</p> : null}
            <p>{schoolText(child)}</p>
            {child.nextSchool ? <p>{nextSchoolText(child)}</p> : null}
            <p>{DIET_NAMES[child.diet]}</p>
            {child.custody ? <p>{custodyText(child.custody, today)}</p> : null}
            {dossier.otherHouseholds
              .filter(({ childId }) => childId === child.id)
              .map((other) => (
                <p key={other.familyId}>
                  Aussi dans{" "}
                  <a href={`${base}/agents/familles/${other.familyId}`}>
                    le dossier n°&nbsp;{other.number}, {other.name}
                  </a>
                </p>
              ))}
            <Enrolments childId={child.id} dossier={dossier} />
            <ContactList contacts={child.contacts ?? []} firstName={child.firstName} />
            <BansElsewhere bans={dossier.bansElsewhere.filter(({ childId }) => childId === child.id)} />
            {dossier.mayEdit ? (
              <p className="preau-noprint">
                <a href={`${here}/enfants/${child.id}`}>Modifier la fiche {elide("de", child.firstName)}</a>,{" "}
                <a href={`${here}/enfants/${child.id}/inscription`}>
                  inscrire<span className="fr-sr-only"> {child.firstName}</span> à une activité
                </a>
              </p>
            ) : null}
            {mayBill ? (
              <p className="preau-noprint">
                <a href={`${here}/enfants/${child.id}/payeurs`}>Qui paie pour {child.firstName}</a>
              </p>
            ) : null}
            {dossier.mayOpenHealth ? (
              <p className="preau-noprint">
                <a href={`${here}/sante/${child.id}`}>Fiche sanitaire {elide("de", child.firstName)}</a>
              </p>
            ) : null}
          </li>
        ))}
      </ul>
      {dossier.mayEdit ? (
        <p className="preau-actions preau-noprint">
          <a className="fr-btn fr-btn--secondary" href={`${here}/enfants/nouveau`}>
            Ajouter un enfant
          </a>
        </p>
      ) : null}
    </section>
  );
}

function Enrolments({ childId, dossier }: { childId: string; dossier: StaffDossierView }) {
  const own = dossier.enrolments.filter((enrolment) => enrolment.childId === childId);
  if (own.length === 0) return <p>Aucune inscription à une activité.</p>;
  return (
    <ul>
      {own.map(({ id, activity, firstDay, lastDay }) => (
        <li key={id}>
          {activity}, du {formatDayWithYear(firstDay)} au {formatDayWithYear(lastDay)}
        </li>
      ))}
    </ul>
  );
}

function custodyText(custody: Custody, today: LocalDate): string {
  if (custody.kind === "full") return "Vit dans ce foyer";
  const weeks = custody.weeks === "even" ? "paires" : "impaires";
  const here = isWithUs(custody, today) ? "dans ce foyer" : "dans l’autre foyer";
  return `Garde alternée\u00a0: ce foyer les semaines ${weeks}. Cette semaine\u00a0: ${here}`;
}
