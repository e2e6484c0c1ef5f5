import { AskEnrolmentForm } from "@/components/enrolment/AskEnrolmentForm";
import { BeforeAsking } from "@/components/enrolment/BeforeAsking";
import { DRAFT_RESUMED } from "@/components/enrolment/enrolment-links";
import { DoneMessage } from "@/components/families/DoneMessage";
import { formWith } from "@/components/forms/form-state";
import { read } from "@/server/api/caller";
import { freePeriodsText } from "@/server/booking/domain/askability.fr";
import { formatDayWithYear } from "@/server/platform/dates";
import { isExistingDay, typedDay } from "@/server/platform/local-date";
import { familyShell } from "../../family-shell";
import { checkEnrolment } from "../actions";
import { EnrolmentFrame } from "../EnrolmentFrame";

interface PageProps {
  readonly searchParams: Promise<{ activite?: string; enfants?: string; du?: string; reprise?: string }>;
}

export default async function Page({ searchParams }: PageProps) {
  const { activite = "", enfants, du, reprise } = await searchParams;
  const { base } = await familyShell();
  const here = `/famille/inscriptions/nouvelle?${new URLSearchParams({ activite })}`;
  const view = await read((api) => api.booking.enrolment.form({ activityId: activite }), here);
  const filed = await read((api) => api.documents.needs({ activityId: activite }), here);
  const { activity, children, from } = view;
  const able = children.filter(({ free }) => free.length > 0);
  const needs = filed.filter(({ child }) => child === null || able.some(({ id }) => id === child.id));
  const others = children.filter(({ free }) => free.length === 0);
  const chosen = enfants?.split(".") ?? (able.length === 1 ? able.map(({ id }) => id) : []);
  const initial = formWith({ children: chosen, from: du && !isExistingDay(du) ? du : typedDay(du ?? from ?? "") });
  const refusal = able.length > 0 ? null : others.map(({ why }) => why).join(" ");
  return (
    <EnrolmentFrame refusal={refusal} title={`Demander une inscription\u00a0: ${activity.name}`}>
      <DoneMessage done={reprise} texts={DRAFT_RESUMED} />
      <BeforeAsking base={base} needs={needs} view={view} />
      <h2>Votre demande</h2>
      <AskEnrolmentForm
        action={checkEnrolment}
        activityId={activity.id}
        choices={able.map(({ id, firstName, schoolName, free }) => ({
          value: id,
          label: firstName,
          hint: `${schoolName || "École non renseignée"}.${free.some(({ next }) => next) ? ` Possible ${freePeriodsText(free)}.` : ""}`,
        }))}
        initial={initial}
        needs={needs}
        until={`jusqu’au ${formatDayWithYear(activity.lastDay)}, dernier jour de l’activité${
          able.some(({ free }) => free.some(({ next }) => next))
            ? ", ou jusqu’à la veille de l’inscription suivante"
            : ""
        }`}
      />
      {others.length > 0 ? (
        <>
          <h3>Les autres enfants</h3>
          <ul>
            {others.map(({ id, why }) => (
              <li key={id}>{why}</li>
            ))}
          </ul>
        </>
      ) : null}
    </EnrolmentFrame>
  );
}
