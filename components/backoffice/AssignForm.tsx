import type { QueueFilter, QueueItem } from "@/server/backoffice/domain/queue";
import { elide } from "@/server/platform/elision";
import { OneButtonForm } from "../families/OneButtonForm";
import type { FormAction } from "../forms/form-state";

interface AssignFormProps {
  readonly item: Pick<QueueItem, "kind" | "id" | "assignee"> & { readonly who: string };
  readonly filter: QueueFilter;
  readonly from: "list" | "item";
  readonly assign: FormAction;
  readonly release: FormAction;
}

/** Takes a request, takes it over, or gives it back. `seen` is who had it when the page was made. */
export function AssignForm({ item, filter, from, assign, release }: AssignFormProps) {
  const { kind, id, assignee, who } = item;
  const values: Record<string, string> = { kind, id, from, seen: assignee?.id ?? "", qui: filter.owner };
  if (filter.kind) values.genre = filter.kind;
  const mine = assignee?.me === true;
  return (
    <OneButtonForm action={mine ? release : assign} id={`prendre-${id}`} kind="tertiary" values={values}>
      {mine ? "Libérer" : assignee ? "Reprendre" : "Prendre"}
      <span className="fr-sr-only"> la demande {elide("de", who)}</span>
    </OneButtonForm>
  );
}
