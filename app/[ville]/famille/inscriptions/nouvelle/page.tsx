import { AskEnrolmentForm } from "@/components/enrolment/AskEnrolmentForm";
import { BeforeAsking } from "@/components/enrolment/BeforeAsking";
import { formWith } from "@/components/forms/form-state";
import { read } from "@/server/api/caller";
import { formatDayWithYear } from "@/server/platform/dates";
import { typedDay } from "@/server/platform/local-date";
import { familyShell } from "../../family-shell";
import { checkEnrolment } from "../actions";
import { EnrolmentFrame } from "../EnrolmentFrame";

interface PageProps {
  readonly searchParams: Promise<{ activite?: string; enfants?: string; du?: string }>;
}

export default async function Page({ searchParams }: PageProps) {
  const { activite = "", enfants, du } = await searchParams;
  const { base } = await familyShell();
  const here = `/famille/inscriptions/nouvelle?${new URLSearchParams({ activite })}`;
  const view = await read((api) => api.booking.enrolment.form({ activityId: activite }), here);
  const needs = await read((api) => api.documents.needs(), here);
  const { activity, children, from } = view;
  const able = children.filter(({ askFrom }) => askFrom !== null);
  const others = children.filter(({ askFrom }) => askFrom === null);
  const chosen = enfants?.split(".") ?? (able.length === 1 ? able.map(({ id }) => id) : []);
  const initial = formWith({ children: chosen, from: typedDay(du ?? from ?? "") });
  const refusal = able.length > 0 ? null : others.map(({ why }) => why).join(" ");
  return (
    <EnrolmentFrame refusal={refusal} title={`Demander une inscription\u00a0: ${activity.name}`}>
      <BeforeAsking base={base} needs={needs} view={view} />
      <h2>Votre demande</h2>
      <AskEnrolmentForm
        action={checkEnrolment}
        activityId={activity.id}
        base={base}
        choices={able.map(({ id, firstName, schoolName }) => ({
          value: id,
          label: firstName,
          hint: schoolName || "École non renseignée",
        }))}
        initial={initial}
        until={formatDayWithYear(activity.lastDay)}
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
