import { Disclosure } from "@/components/dsfr/Disclosure";
import type { PublishedGrid } from "@/server/fees/domain/published-grid";
import { formatDayWithYear } from "@/server/platform/dates";
import { FeeGrid } from "./FeeGrid";

export interface ActivityFees {
  readonly id: string;
  readonly name: string;
  readonly current: PublishedGrid | null;
  readonly next: PublishedGrid | null;
}

/** The fees of one activity: those of today, then those already announced. */
export function ActivityFeesSection({ fees: { id, name, current, next } }: { fees: ActivityFees }) {
  return (
    <section aria-labelledby={`tarifs-${id}`} className="preau-fees">
      <h2 id={`tarifs-${id}`}>{name}</h2>
      {current ? (
        <>
          <p>
            Tarifs en vigueur depuis le {formatDayWithYear(current.effectiveFrom)}
            {current.effectiveTo ? `, jusqu’au ${formatDayWithYear(current.effectiveTo)}` : ""}.{" "}
            {next ? null : "Aucun changement n’est annoncé."}
          </p>
          <FeeGrid grid={current} idPrefix={`tarifs-${id}`} />
        </>
      ) : (
        <p>Les tarifs en vigueur ne sont pas encore publiés ici. Demandez-les à la mairie.</p>
      )}
      {next ? (
        <Disclosure summary={`Nouveaux tarifs à partir du ${formatDayWithYear(next.effectiveFrom)}`}>
          <FeeGrid grid={next} idPrefix={`tarifs-${id}-suite`} />
        </Disclosure>
      ) : null}
    </section>
  );
}
