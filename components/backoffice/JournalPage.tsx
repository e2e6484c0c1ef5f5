import {
  type JournalChange,
  type JournalOperation,
  OPERATION_NAMES,
  SUBJECT_NAMES,
} from "@/server/backoffice/domain/journal.fr";
import { DataTable } from "../dsfr/DataTable";
import { DateField } from "../forms/DateField";
import { SelectField } from "../forms/SelectField";
import { TextField } from "../forms/TextField";
import { instantText } from "./since-text";

export interface JournalView {
  readonly entries: ReadonlyArray<{
    readonly id: string;
    readonly at: string;
    readonly who: string;
    readonly operation: JournalOperation;
    readonly subject: string;
    readonly changes: readonly JournalChange[];
    readonly family: { readonly id: string; readonly number: string } | null;
  }>;
  readonly next: string | null;
  readonly agents: readonly { readonly id: string; readonly name: string }[];
  readonly mayReadFamilies: boolean;
}

/** The filters as the address names them, so that they can be shown again and kept from page to page. */
export interface JournalAsked {
  readonly qui: string;
  readonly acte: string;
  readonly sujet: string;
  readonly dossier: string;
  readonly du: string;
  readonly au: string;
}

interface JournalPageProps {
  readonly base: string;
  readonly zone: string;
  readonly asked: JournalAsked;
  readonly view: JournalView;
}

/** Who did what and when (W3). */
export function JournalPage({ base, zone, asked, view }: JournalPageProps) {
  return (
    <>
      <JournalFilters agents={view.agents} asked={asked} base={base} />
      {view.entries.length === 0 ? (
        <p>Rien dans le journal pour ces filtres.</p>
      ) : (
        <Entries base={base} view={view} zone={zone} />
      )}
      {view.next ? (
        <p className="preau-actions">
          <a
            className="fr-btn fr-btn--secondary"
            href={`${base}/agents/journal?${new URLSearchParams({ ...asked, avant: view.next })}`}
          >
            Plus ancien
          </a>
        </p>
      ) : null}
    </>
  );
}

function JournalFilters({ base, asked, agents }: { base: string; asked: JournalAsked; agents: JournalView["agents"] }) {
  const options = (names: Readonly<Record<string, string>>) =>
    Object.entries(names).map(([value, label]) => ({ value, label }));
  return (
    <search>
      <form action={`${base}/agents/journal`} className="preau-filters" method="get">
        <SelectField
          defaultValue={asked.qui}
          id="qui"
          label="Agent"
          name="qui"
          options={agents.map(({ id, name }) => ({ value: id, label: name }))}
          placeholder="Tout le monde"
        />
        <SelectField
          defaultValue={asked.acte}
          id="acte"
          label="Acte"
          name="acte"
          options={options(OPERATION_NAMES)}
          placeholder="Tous les actes"
        />
        <SelectField
          defaultValue={asked.sujet}
          id="sujet"
          label="Sujet"
          name="sujet"
          options={options(SUBJECT_NAMES)}
          placeholder="Tous les sujets"
        />
        <TextField
          defaultValue={asked.dossier}
          id="dossier"
          inputMode="numeric"
          label="Numéro de dossier"
          name="dossier"
        />
        <DateField hint="Exemple&nbsp;: 24/09/2026." id="du" label="Du" name="du" submitted={[asked.du]} />
        <DateField hint="Exemple&nbsp;: 24/09/2026." id="au" label="Au" name="au" submitted={[asked.au]} />
        <button className="fr-btn fr-btn--secondary" type="submit">
          Filtrer
        </button>
      </form>
    </search>
  );
}

function Entries({ base, zone, view }: { base: string; zone: string; view: JournalView }) {
  return (
    <DataTable
      caption="Journal, du plus récent au plus ancien"
      columns={[
        { key: "at", label: "Quand" },
        { key: "who", label: "Qui" },
        { key: "what", label: "Quoi" },
        { key: "family", label: "Dossier" },
      ]}
      hideCaption
      rows={view.entries.map(({ id, at, who, operation, subject, changes, family }) => ({
        key: id,
        cells: [
          instantText(at, zone),
          who,
          <span key="what">
            {OPERATION_NAMES[operation]}&nbsp;: {subject}
            <span className="preau-queue__what">{changes.map(changeText).join(", ")}</span>
          </span>,
          family ? (
            view.mayReadFamilies ? (
              <a href={`${base}/agents/familles/${family.id}/historique`} key="family">
                n°&nbsp;{family.number}
              </a>
            ) : (
              `n°\u00a0${family.number}`
            )
          ) : (
            ""
          ),
        ],
      }))}
    />
  );
}

function changeText({ column, before, after }: JournalChange): string {
  if (before === null && after === null) return column;
  return before === null ? `${column}\u00a0: ${after}` : `${column}\u00a0: ${before} → ${after ?? ""}`;
}
