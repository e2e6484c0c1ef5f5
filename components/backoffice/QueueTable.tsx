import type { QueueFilter, QueueItem } from "@/server/backoffice/domain/queue";
import { itemName, itemPath } from "@/server/backoffice/domain/queue.fr";
import { DataTable } from "../dsfr/DataTable";
import type { FormAction } from "../forms/form-state";
import { AssignForm } from "./AssignForm";
import { instantText } from "./since-text";

interface QueueTableProps {
  readonly items: readonly QueueItem[];
  readonly base: string;
  readonly zone: string;
  readonly filter: QueueFilter;
  readonly assign: FormAction;
  readonly release: FormAction;
}

const COLUMNS = [
  { key: "what", label: "Demande" },
  { key: "who", label: "De qui" },
  { key: "since", label: "Depuis" },
  { key: "assignee", label: "Qui s’en occupe" },
];

export function QueueTable({ items, base, zone, filter, assign, release }: QueueTableProps) {
  return (
    <div className="preau-queue">
      <DataTable
        caption="Demandes à traiter, de la plus ancienne à la plus récente"
        columns={COLUMNS}
        hideCaption
        rows={items.map((item) => ({
          key: item.id,
          cells: [
            <a data-queue-item key="what" href={base + itemPath(item, filter)}>
              {itemName(item)}
              <span className="preau-queue__what">{item.what}</span>
              <span className="preau-queue__what preau-queue__narrow">{instantText(item.since, zone)}</span>
            </a>,
            <Who item={item} key="who" />,
            instantText(item.since, zone),
            <div className="preau-queue__owner" key="owner">
              <span>{item.assignee ? (item.assignee.me ? "Vous" : item.assignee.name) : "Personne"}</span>
              <AssignForm assign={assign} filter={filter} from="list" item={item} release={release} />
            </div>,
          ],
        }))}
      />
    </div>
  );
}

function Who({ item }: { item: QueueItem }) {
  return (
    <>
      {item.who}
      {item.family ? (
        <span className="preau-queue__what">
          Dossier n°&nbsp;{item.family.number}, {item.family.name}
        </span>
      ) : null}
    </>
  );
}
