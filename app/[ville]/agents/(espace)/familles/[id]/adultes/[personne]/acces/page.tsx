import { notFound } from "next/navigation";
import { DecideAccess } from "@/components/desk/DecideAccess";
import { LoginLine } from "@/components/desk/LoginLine";
import { RemoveLogin } from "@/components/desk/RemoveLogin";
import { read } from "@/server/api/caller";
import { elide } from "@/server/platform/elision";
import { agentSpace } from "../../../../../agent-space";
import { oneOf, type Query } from "../../../../../query";
import { DeskPage } from "../../../DeskPage";
import { decideAccess, removeLogin } from "../../../desk-actions";

interface PageProps {
  readonly params: Promise<{ id: string; personne: string }>;
  readonly searchParams: Query;
}

/** What taking a login away (`?retirer=` names it), suspending an access or reopening it will do; then its reason. */
export default async function Page({ params, searchParams }: PageProps) {
  const { id: familyId, personne: personId } = await params;
  const { base, zone } = await agentSpace();
  const here = `/agents/familles/${familyId}/adultes/${personId}/acces`;
  const access = await read((api) => api.families.desk.access({ familyId, personId }), here);
  const removed = await oneOf(searchParams, "retirer");
  const login = access.logins.find(({ key }) => key === removed);
  if (access.status === "none" || (removed && !login)) notFound();
  const { family, name } = access;
  const verb = access.status === "open" ? "Suspendre" : "Rouvrir";
  const title = login ? `Retirer une connexion ${elide("de", name)}` : `${verb} l’accès ${elide("de", name)}`;
  return (
    <DeskPage above={{ path: `/adultes/${personId}`, label: name }} family={family} title={title}>
      {login ? (
        <RemoveLogin access={access} action={removeLogin} base={base} login={login} personId={personId}>
          <LoginLine login={login} zone={zone} />
        </RemoveLogin>
      ) : (
        <DecideAccess access={access} action={decideAccess} base={base} personId={personId} />
      )}
    </DeskPage>
  );
}
