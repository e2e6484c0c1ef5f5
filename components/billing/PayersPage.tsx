import type { Agreement } from "@/server/billing/domain/agreement";
import { periodText, weeksText } from "@/server/billing/domain/agreement.fr";
import type { AgreementView } from "@/server/billing/domain/agreement-view";
import { shareText } from "@/server/billing/domain/share";
import { formatDayWithYear, type LocalDate } from "@/server/platform/dates";
import { DataTable } from "../dsfr/DataTable";
import { DoneMessage } from "../families/DoneMessage";
import type { FormAction } from "../forms/form-state";
import { AgreeSharesForm } from "./AgreeSharesForm";
import { agreementDone } from "./agreement-done";
import { EndSharesForm } from "./EndSharesForm";

interface PayersPageProps {
  readonly base: string;
  readonly view: AgreementView;
  readonly today: LocalDate;
  readonly done: string | undefined;
  readonly agree: FormAction;
  readonly end: FormAction;
  /** Where the weeks are changed, for who may change dossiers. */
  readonly custodyHref: string | undefined;
}

/** Who pays for a child: today, as it was agreed until now, and the forms that change it (X2). */
export function PayersPage({ base, view, today, done, agree, end, custodyHref }: PayersPageProps) {
  const { family, childId, version, agreements } = view;
  const ids = { familyId: family.familyId, childId, version };
  const [last] = agreements;
  return (
    <>
      <DoneMessage done={done} texts={agreementDone(last?.firstDay ?? null)} />
      <section aria-labelledby="aujourdhui">
        <h2 id="aujourdhui">Aujourd’hui</h2>
        <Today today={today} view={view} />
        {custodyHref ? (
          <p>
            <a href={custodyHref}>Changer les semaines de garde, dans la fiche de l’enfant</a>
          </p>
        ) : null}
      </section>
      {agreements.length > 0 ? (
        <section aria-labelledby="partages">
          <h2 id="partages">Partages convenus</h2>
          <DataTable
            caption="Partages convenus, du plus récent au plus ancien"
            columns={[
              { key: "period", label: "Jours" },
              { key: "shares", label: "Parts" },
            ]}
            hideCaption
            rows={agreements.map((agreement) => ({
              key: agreement.firstDay,
              cells: [periodText(agreement, today), <Shares agreement={agreement} key="shares" view={view} />],
            }))}
          />
        </section>
      ) : null}
      <section aria-labelledby="nouveau">
        <h2 id="nouveau">Convenir d’un partage</h2>
        {view.sharing.length < 2 ? (
          <p>
            {view.firstName} n’a qu’un foyer ici&nbsp;: il paie tout. Pour partager, ajoutez d’abord l’enfant au dossier
            de l’autre parent.
          </p>
        ) : (
          <>
            <p>
              Un pourcentage pour chaque foyer, 100&nbsp;% en tout. Ce partage remplace ce qui est convenu à partir de
              son premier jour, et passe avant les semaines de garde.
            </p>
            <AgreeSharesForm
              {...ids}
              action={agree}
              base={base}
              billedUntil={view.billedUntil ? formatDayWithYear(view.billedUntil) : null}
              households={view.sharing.map((familyId) => ({
                familyId,
                label: householdText(view, familyId),
                percent: percentOf(last, familyId),
              }))}
            />
          </>
        )}
      </section>
      {last && (last.lastDay === null || last.lastDay > today) ? (
        <section aria-labelledby="arret">
          <h2 id="arret">Arrêter le partage</h2>
          <p>
            Le lendemain du dernier jour, les semaines de garde décident à nouveau&nbsp;; sans elles, le foyer qui
            réserve paie. Les jours déjà facturés restent à qui les a payés.
          </p>
          <EndSharesForm {...ids} action={end} base={base} />
        </section>
      ) : null}
    </>
  );
}

function Today({ view, today }: { view: AgreementView; today: LocalDate }) {
  const { today: paying } = view;
  if (paying.kind === "booker") {
    return (
      <p>Aucun partage n’est convenu, et aucune semaine de garde n’est connue&nbsp;: le foyer qui réserve paie.</p>
    );
  }
  if (paying.kind === "agreed") {
    return (
      <>
        <p>Un partage est convenu, {periodText(paying.agreement, today)}&nbsp;:</p>
        <Shares agreement={paying.agreement} view={view} />
      </>
    );
  }
  return (
    <>
      <p>Aucun partage n’est convenu&nbsp;: chaque foyer paie ses semaines de garde.</p>
      <ul>
        {paying.households.map(({ familyId, weeks }) => (
          <li key={familyId}>
            {capital(householdText(view, familyId))}&nbsp;: {weeksText(weeks)}
          </li>
        ))}
      </ul>
    </>
  );
}

/** In the order of the form's fields. */
function Shares({ agreement, view }: { agreement: Agreement; view: AgreementView }) {
  const shareOf = new Map(agreement.shares.map(({ familyId, share }) => [familyId, share]));
  return (
    <ul>
      {view.households.map(({ familyId }) => {
        const share = shareOf.get(familyId);
        return share === undefined ? null : (
          <li key={familyId}>
            {capital(householdText(view, familyId))}&nbsp;: {shareText(share)}
          </li>
        );
      })}
    </ul>
  );
}

/** "dossier n° 12, Dubois" */
function householdText({ households }: AgreementView, familyId: string): string {
  const household = households.find((known) => known.familyId === familyId);
  return household ? `dossier n°\u00a0${household.number}, ${household.name}` : "autre dossier";
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** "33,33", as the field takes it. */
function percentOf(agreement: Agreement | undefined, familyId: string): string {
  if (!agreement) return "";
  const share = agreement.shares.find((household) => household.familyId === familyId)?.share ?? 0;
  return shareText(share).replace("\u00a0%", "");
}
