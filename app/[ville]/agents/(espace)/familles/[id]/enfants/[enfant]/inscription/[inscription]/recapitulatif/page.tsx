import { EndEnrolmentRecapPage } from "@/components/desk/EndEnrolmentRecapPage";
import { Alert } from "@/components/dsfr/Alert";
import { read } from "@/server/api/caller";
import { agentSpace } from "../../../../../../../agent-space";
import { DeskPage } from "../../../../../DeskPage";
import { endEnrolment } from "../../../../../desk-actions";

interface PageProps {
  readonly params: Promise<{ id: string; enfant: string; inscription: string }>;
  readonly searchParams: Promise<{ au?: string }>;
}

export default async function Page({ params, searchParams }: PageProps) {
  const { id: familyId, enfant: childId, inscription: enrolmentId } = await params;
  const { au: lastDay = "" } = await searchParams;
  const { base } = await agentSpace();
  const form = `/enfants/${childId}/inscription/${enrolmentId}?${new URLSearchParams({ au: lastDay })}`;
  const here = `/agents/familles/${familyId}/enfants/${childId}`;
  const family = await read((api) => api.families.desk.family({ familyId }), here);
  const wish = { familyId, childId, enrolmentId, lastDay };
  const { recap, refusal } = await read((api) => api.booking.desk.endRecap(wish), here);
  return (
    <DeskPage
      above={{ path: form, label: "Dernier jour de l’inscription" }}
      family={family}
      title="Récapitulatif de l’arrêt"
    >
      {recap ? (
        <EndEnrolmentRecapPage
          action={endEnrolment}
          base={base}
          childId={childId}
          enrolmentId={enrolmentId}
          familyId={familyId}
          recap={recap}
        />
      ) : (
        <Alert kind="warning" live title="Il n’y a rien à changer">
          <p>{refusal}</p>
        </Alert>
      )}
      <p>
        <a href={`${base}/agents/familles/${familyId}${form}`}>Choisir un autre dernier jour</a>
      </p>
    </DeskPage>
  );
}
