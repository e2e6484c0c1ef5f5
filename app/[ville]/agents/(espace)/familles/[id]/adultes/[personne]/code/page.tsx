import { Temporal } from "temporal-polyfill";
import { ActivationCode } from "@/components/desk/ActivationCode";
import { read } from "@/server/api/caller";
import { requestSite } from "@/server/api/site";
import { dayOf, formatDayWithYear } from "@/server/platform/dates";
import { elide } from "@/server/platform/elision";
import { publicUrl } from "@/server/tenancy";
import { agentSpace } from "../../../../../agent-space";
import { DeskPage } from "../../../DeskPage";

export default async function Page({ params }: { params: Promise<{ id: string; personne: string }> }) {
  const { id: familyId, personne: personId } = await params;
  const { zone } = await agentSpace();
  const { city } = await requestSite();
  const here = `/agents/familles/${familyId}/adultes/${personId}/code`;
  const { family, name, printed, expiresAt } = await read(
    (api) => api.families.desk.code({ familyId, personId }),
    here,
  );
  return (
    <DeskPage
      above={{ path: `/adultes/${personId}`, label: name }}
      family={family}
      title={`Code d’activation ${elide("de", name)}`}
    >
      <ActivationCode
        address={city ? publicUrl(city, "/connexion/code") : ""}
        name={name}
        printed={printed}
        until={formatDayWithYear(dayOf(Temporal.Instant.from(expiresAt), zone))}
      />
    </DeskPage>
  );
}
