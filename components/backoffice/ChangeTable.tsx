import type { ReactNode } from "react";
import { NOT_GIVEN } from "@/server/platform/not-given.fr";
import { type Column, DataTable } from "../dsfr/DataTable";

export interface ComparedChange {
  readonly label: string;
  readonly before: string;
  readonly after: string;
  readonly current: string;
  /** Somebody has changed it since the request. */
  readonly moved: boolean;
}

interface ChangeTableProps {
  readonly lines: readonly ComparedChange[];
  readonly pending: boolean;
}

interface ShownColumn extends Column {
  of(line: ComparedChange): ReactNode;
}

const FIELD: ShownColumn = { key: "field", label: "Information", of: ({ label }) => label };
const BEFORE: ShownColumn = { key: "before", label: "Avant, quand le parent a demandé", of: ({ before }) => before };
const AFTER: ShownColumn = { key: "after", label: "Après", of: ({ after }) => <strong>{after}</strong> };
const CURRENT: ShownColumn = {
  key: "current",
  label: "Dans le dossier maintenant",
  of: ({ current, moved }) => (
    <span>
      {current}
      {moved ? <strong className="preau-queue__what">a changé depuis la demande</strong> : null}
    </span>
  ),
};

/** What is asked beside what was and what is; columns that would say nothing on any line are said once instead. */
export function ChangeTable({ lines, pending }: ChangeTableProps) {
  const isNew = lines.every(({ before, current, moved }) => before === NOT_GIVEN && current === NOT_GIVEN && !moved);
  const columns = isNew ? [FIELD, AFTER] : [FIELD, BEFORE, AFTER, ...(pending ? [CURRENT] : [])];
  return (
    <>
      {isNew && pending ? <p>Rien n’est encore renseigné dans le dossier.</p> : null}
      <DataTable
        caption="Ce qui change"
        columns={columns}
        rows={lines.map((line) => ({ key: line.label, cells: columns.map((column) => column.of(line)) }))}
        stacked
      />
    </>
  );
}
