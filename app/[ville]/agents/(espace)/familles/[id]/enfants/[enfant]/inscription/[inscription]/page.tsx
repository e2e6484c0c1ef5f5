import { notFound } from "next/navigation";
import { EndEnrolmentForm } from "@/components/desk/EndEnrolmentForm";
import { read } from "@/server/api/caller";
import { formatDayWithYear, isLocalDate } from "@/server/platform/dates";
import { elide } from "@/server/platform/elision";
import { typedDay } from "@/server/platform/local-date";
import { agentSpace } from "../../../../../../agent-space";
import { DeskPage } from "../../../../DeskPage";
import { checkEnd } from "../../../../desk-actions";

interface Props {
  readonly params: Promise<{ id: string; enfant: string; inscription: string }>;
  readonly searchParams: Promise<{ au?: string }>;
}

export default async function Page({ params, searchParams }: Props) {
  const { id: familyId, enfant: childId, inscription: enrolmentId } = await params;
  const { au = "" } = await searchParams;
  const { base } = await agentSpace();
  const here = `/agents/familles/${familyId}/enfants/${childId}`;
  const family = await read((api) => api.families.desk.family({ familyId }), here);
  const { firstName, enrolments } = await read((api) => api.booking.desk.child({ familyId, childId }), here);
  const enrolment = enrolments.find(({ id }) => id === enrolmentId);
  if (!enrolment) notFound();
  const { activityName, firstDay, lastDay } = enrolment;
  return (
    <DeskPage
      above={{ path: `/enfants/${childId}`, label: firstName }}
      family={family}
      title={`Arrêter l’inscription ${elide("de", firstName)}`}
    >
      <p>
        {activityName}, du {formatDayWithYear(firstDay)} au {formatDayWithYear(lastDay)}. Ce qui est réservé ou demandé
        après le dernier jour sera annulé sans frais, et proposé à ceux qui attendent. Les jours passés ne changent pas.
        Vous lirez tout avant d’enregistrer.
      </p>
      <EndEnrolmentForm
        action={checkEnd}
        base={base}
        childId={childId}
        enrolmentId={enrolmentId}
        familyId={familyId}
        lastDay={isLocalDate(au) ? typedDay(au) : ""}
      />
    </DeskPage>
  );
}
