import { ChildLeavesForm } from "@/components/desk/ChildLeavesForm";
import { read } from "@/server/api/caller";
import { agentSpace } from "../../../../../agent-space";
import { DeskPage } from "../../../DeskPage";
import { childLeaves } from "../../../desk-actions";

const counted = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

export default async function Page({ params }: { params: Promise<{ id: string; enfant: string }> }) {
  const { id: familyId, enfant: childId } = await params;
  const { base } = await agentSpace();
  const here = `/agents/familles/${familyId}/enfants/${childId}`;
  const family = await read((api) => api.families.desk.family({ familyId }), here);
  const { firstName, upcoming } = await read((api) => api.booking.desk.child({ familyId, childId }), here);
  const { bookings, entries } = upcoming;
  return (
    <DeskPage
      above={{ path: `/enfants/${childId}`, label: firstName }}
      family={family}
      title={`Retirer ${firstName} du dossier`}
    >
      <p>
        {bookings + entries === 0
          ? "Ce foyer n’a rien réservé pour cet enfant après aujourd’hui."
          : `Seront annulées sans frais, à partir de demain\u00a0: ${counted(bookings, "réservation", "réservations")} et ${counted(entries, "demande en liste d’attente", "demandes en liste d’attente")}. Les places seront proposées à ceux qui attendent.`}{" "}
        L’historique du dossier garde tout. S’il a un autre foyer, vérifiez ensuite ses semaines de garde là-bas.
      </p>
      <ChildLeavesForm action={childLeaves} base={base} childId={childId} familyId={familyId} firstName={firstName} />
    </DeskPage>
  );
}
