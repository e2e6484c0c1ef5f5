import { SchoolMoveRecapPage } from "@/components/desk/SchoolMoveRecapPage";
import { Alert } from "@/components/dsfr/Alert";
import { read } from "@/server/api/caller";
import { elide } from "@/server/platform/elision";
import { agentSpace } from "../../../../../../agent-space";
import { DeskPage } from "../../../../DeskPage";
import { moveSchool } from "../../../../desk-actions";

interface PageProps {
  readonly params: Promise<{ id: string; enfant: string }>;
  readonly searchParams: Promise<{ ecole?: string; du?: string }>;
}

export default async function Page({ params, searchParams }: PageProps) {
  const { id: familyId, enfant: childId } = await params;
  const { ecole: schoolId = "", du: from = "" } = await searchParams;
  const { base } = await agentSpace();
  const here = `/agents/familles/${familyId}/enfants/${childId}/ecole`;
  const { family, child } = await read((api) => api.families.desk.child({ familyId, childId }), here);
  const { recap, refusal } = await read(
    (api) => api.booking.desk.schoolMoveRecap({ familyId, childId, schoolId, from }),
    here,
  );
  return (
    <DeskPage
      above={{ path: `/enfants/${childId}/ecole`, label: `École ${elide("de", child.firstName)}` }}
      family={family}
      title="Récapitulatif du changement d’école"
    >
      {recap ? (
        <SchoolMoveRecapPage action={moveSchool} base={base} childId={childId} familyId={familyId} recap={recap} />
      ) : (
        <Alert kind="warning" live title="Il n’y a rien à changer">
          <p>{refusal}</p>
        </Alert>
      )}
    </DeskPage>
  );
}
