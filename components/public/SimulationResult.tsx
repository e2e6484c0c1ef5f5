import type { SimulatedChild, Simulation } from "@/server/fees/domain/simulation";
import type { SimulatorQuestions } from "@/server/fees/domain/simulator-questions";
import { unitsText } from "@/server/fees/domain/unit-names.fr";
import { formatMonth, type LocalDate } from "@/server/platform/dates";
import { formatEuros } from "@/server/platform/money";
import { PriceLine } from "./PriceLine";

interface SimulationResultProps {
  readonly simulation: Simulation & { readonly activity: { readonly name: string }; readonly month: LocalDate | null };
  readonly activity: Pick<SimulatorQuestions, "profiles">;
  readonly base: string;
}

/** The two amounts first, then each child, line by line, with the rule and every step. */
export function SimulationResult({ simulation, activity, base }: SimulationResultProps) {
  const { children, weekTotal, weekHelp, month, monthTotal } = simulation;
  const several = children.length > 1;
  const ranked = children.map((child, index) => ({ child, rank: index + 1 }));
  return (
    <>
      <dl className="preau-estimate">
        <div>
          <dt>{simulation.activity.name}, une semaine habituelle</dt>
          <dd>{formatEuros(weekTotal)}</dd>
        </div>
        {month ? (
          <div>
            <dt>En {formatMonth(month)}, vacances et jours fériés déduits</dt>
            <dd>{formatEuros(monthTotal)}</dd>
          </div>
        ) : null}
      </dl>
      {month ? null : (
        <p>Le calendrier des prochains mois n’est pas encore publié&nbsp;: seule la semaine est calculée.</p>
      )}
      {weekHelp.map(({ shareLabel, amount }) => (
        <p key={shareLabel}>
          Déjà déduit de la semaine&nbsp;: {shareLabel}, <strong>{formatEuros(amount)}</strong>. Vous n’avez rien à
          faire pour l’obtenir.
        </p>
      ))}
      {ranked.map(({ child, rank }) => (
        <ChildPrice activity={activity} child={child} key={rank} month={month} rank={several ? rank : 0} />
      ))}
      <p>
        Les suppléments, par exemple pour une réservation tardive, ne sont pas comptés.{" "}
        <a href={`${base}/tarifs`}>Voir tous les tarifs</a>
      </p>
    </>
  );
}

function ChildPrice(props: {
  child: SimulatedChild;
  rank: number;
  month: LocalDate | null;
  activity: Pick<SimulatorQuestions, "profiles">;
}) {
  const { child, rank, month, activity } = props;
  const { week, monthUnits, monthTotal, wish } = child;
  const profile = activity.profiles.find(({ code }) => code === wish.profile)?.label;
  const unit = week[0]?.unit ?? "meal";
  return (
    <section aria-labelledby={`prix-${rank}`}>
      <h2 id={`prix-${rank}`}>
        {rank > 0 ? `Enfant ${rank}` : "Le détail"}
        {profile ? `\u00a0: ${profile}` : ""}
      </h2>
      {week.map((line) => (
        <PriceLine key={`${line.ruleId} ${line.unitTotal}`} line={line} weekdays={wish.weekdays} />
      ))}
      {month ? (
        <p>
          En {formatMonth(month)}&nbsp;: {unitsText(monthUnits, unit)}, <strong>{formatEuros(monthTotal)}</strong>.
        </p>
      ) : null}
    </section>
  );
}
