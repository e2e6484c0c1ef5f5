import { Alert } from "@/components/dsfr/Alert";
import type { FormAction } from "@/components/forms/form-state";
import { recapGroups } from "@/server/booking/domain/recap.fr";
import type { RecapView } from "@/server/booking/domain/recap-view";
import { formatDay } from "@/server/platform/dates";
import { formatEuros } from "@/server/platform/money";
import { bookingMonthHref } from "./booking-links";
import { ConfirmForm } from "./ConfirmForm";
import { Calculations, RecapLines } from "./RecapLines";
import { SchoolChanges } from "./SchoolChanges";

interface RecapPageProps {
  readonly base: string;
  readonly view: RecapView;
  readonly action: FormAction;
}

/** What confirming will do, refuse and cost (B3). Nothing is booked yet. */
export function RecapPage({ base, view, action }: RecapPageProps) {
  const groups = recapGroups(view.lines, view.showRank);
  const back = bookingMonthHref(base, view.first.slice(0, 7), view.activityId);
  const something = [groups.booked, groups.queued, groups.cancelled, groups.left].some((group) => group.length > 0);
  return (
    <>
      {view.changed ? <ChangedNotice changed={view.changed} /> : null}
      {something ? (
        <p>{view.activityName}. Rien n’est encore enregistré. Relisez, puis confirmez en bas de la page.</p>
      ) : (
        <Alert as="p" kind="warning" title={"Il n’y a rien à confirmer\u00a0: aucun changement n’est possible."} />
      )}
      <SchoolChanges changes={view.schoolChanges} />
      <RecapLines lines={groups.booked} title="À réserver" />
      <RecapLines
        intro={[QUEUED, view.queueRule].filter((part) => part !== null).join(" ")}
        lines={groups.queued}
        title="En liste d’attente"
      />
      <RecapLines lines={groups.cancelled} title="À annuler" />
      <RecapLines lines={groups.left} title="À retirer de la liste d’attente" />
      <RecapLines
        intro="Vous avez demandé un changement, mais quelqu’un d’autre a changé ce jour entre-temps. Il reste comme il est. Revenez au calendrier pour choisir de nouveau."
        lines={groups.conflicts}
        title="Changé entre-temps, non modifié"
      />
      <RecapLines lines={groups.refused} title="Pas possible" />
      <RecapLines lines={groups.already} title="Déjà fait entre-temps" />
      <RecapLines
        intro="L’autre parent ou la mairie a changé ces jours depuis l’ouverture de votre page. Ils restent ainsi."
        lines={groups.moved}
        title="Changé par quelqu’un d’autre"
      />
      {view.totals ? <Totals first={view.first} last={view.last} totals={view.totals} /> : null}
      {view.totals && view.several ? (
        <p>Ces totaux sont ceux de «&nbsp;{view.activityName}&nbsp;» seulement, sans vos autres activités.</p>
      ) : null}
      <Calculations lines={[...groups.booked, ...groups.queued]} />
      {something ? (
        <>
          {groups.booked.length > 0 ? (
            <p>
              Si un jour devient complet avant votre confirmation, vous prenez place dans sa liste d’attente, s’il y en
              a une.
            </p>
          ) : null}
          <ConfirmForm action={action} base={base} draftId={view.draftId} seen={view.seen.join("\n")} />
        </>
      ) : null}
      <p>
        <a href={back}>Revenir au calendrier sans rien enregistrer</a>
      </p>
    </>
  );
}

const QUEUED =
  "Ces jours sont complets. En confirmant, vous prenez place dans la liste d’attente. Si une place se libère, nous vous la proposons par e-mail.";

function ChangedNotice({ changed }: { changed: NonNullable<RecapView["changed"]> }) {
  return (
    <Alert kind="warning" live title="Le récapitulatif a changé">
      <p>
        {changed.length > 0
          ? `Depuis votre lecture, quelque chose a changé\u00a0: ${changed.map(({ firstName, day }) => `${firstName}, ${formatDay(day)}`).join("\u00a0; ")}. `
          : "Depuis votre lecture, quelque chose a changé. "}
        Rien n’a été enregistré. Relisez, puis confirmez de nouveau.
      </p>
    </Alert>
  );
}

type TotalsProps = Pick<RecapView, "first" | "last"> & { readonly totals: NonNullable<RecapView["totals"]> };

function Totals({ first, last, totals }: TotalsProps) {
  const isOneMonth = first.slice(0, 7) === last.slice(0, 7);
  return (
    <dl className="preau-totals">
      <dt>{isOneMonth ? "Total du mois aujourd’hui" : "Total de la période aujourd’hui"}</dt>
      <dd>{formatEuros(totals.before)}</dd>
      <dt>{isOneMonth ? "Total du mois après confirmation" : "Total de la période après confirmation"}</dt>
      <dd>
        <strong>{formatEuros(totals.after)}</strong>
      </dd>
    </dl>
  );
}
