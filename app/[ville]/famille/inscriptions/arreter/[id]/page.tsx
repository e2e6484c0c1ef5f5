import { EndEnrolmentAskForm } from "@/components/enrolment/EndEnrolmentAskForm";
import { formWith } from "@/components/forms/form-state";
import { read } from "@/server/api/caller";
import { formatDayWithYear } from "@/server/platform/dates";
import { typedDay } from "@/server/platform/local-date";
import { familyShell } from "../../../family-shell";
import { checkEnd } from "../../actions";
import { EnrolmentFrame } from "../../EnrolmentFrame";

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id: enrolmentId } = await params;
  const { base } = await familyShell();
  const here = `/famille/inscriptions/arreter/${enrolmentId}`;
  const { recap, refusal } = await read((api) => api.booking.enrolment.ending({ enrolmentId }), here);
  return (
    <EnrolmentFrame refusal={refusal} title="Arrêter une inscription">
      {recap ? (
        <>
          <p>
            {recap.firstName}, {recap.activityName}. L’inscription va du {formatDayWithYear(recap.firstDay)} au{" "}
            {formatDayWithYear(recap.lastDay)}.
          </p>
          <p>
            Pour un empêchement de quelques jours, annulez plutôt ces jours dans{" "}
            <a href={`${base}/famille/reservations`}>vos réservations</a>&nbsp;: l’inscription reste.
          </p>
          <EndEnrolmentAskForm
            action={checkEnd}
            base={base}
            enrolmentId={enrolmentId}
            hint={`Du ${formatDayWithYear(recap.earliest)} au ${formatDayWithYear(recap.latest)}. Exemple\u00a0: ${typedDay(recap.earliest)}.`}
            initial={formWith({ lastDay: typedDay(recap.earliest) })}
          />
        </>
      ) : null}
    </EnrolmentFrame>
  );
}
