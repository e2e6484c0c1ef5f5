import type { PaperCell } from "@/server/platform/paper/paper";
import type { CellPlace } from "@/server/platform/paper/table-places";

interface PaperCellViewProps {
  readonly place: CellPlace;
  readonly text: PaperCell;
  readonly numeric?: boolean;
}

const SCOPES = { row: "row", column: "col" } as const;

export function PaperCellView({ place, text, numeric }: PaperCellViewProps) {
  const { kind, scope, span, name, headers } = place;
  const attributes = {
    className: numeric ? "preau-table__number" : undefined,
    colSpan: span > 1 ? span : undefined,
    headers: headers.length > 0 ? headers.join(" ") : undefined,
    id: name ?? undefined,
  };
  const content = <CellText text={text} />;
  if (kind === "value") return <td {...attributes}>{content}</td>;
  return (
    <th {...attributes} scope={scope ? SCOPES[scope] : undefined}>
      {content}
    </th>
  );
}

function CellText({ text }: { text: PaperCell }) {
  if (typeof text === "string") return text;
  return (
    <>
      {text.text} <span className="preau-paper__note">{text.note}</span>
    </>
  );
}
