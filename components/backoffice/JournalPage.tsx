import { type JournalChange, OPERATION_NAMES } from "@/server/backoffice/domain/journal.fr";
import { SUBJECT_NAMES } from "@/server/backoffice/domain/journal-words.fr";
import { DataTable } from "../dsfr/DataTable";
import { DateField } from "../forms/DateField";
import { FilterForm } from "../forms/FilterForm";
import { fieldBinding } from "../forms/field-binding";
import { type FormState, isRefused, valuesOf } from "../forms/form-state";
import { SelectField } from "../forms/SelectField";
import { TextField } from "../forms/TextField";
import { instantText } from "./since-text";

export interface JournalView {
  readonly entries: ReadonlyArray<{
    readonly id: string;
    readonly at: string;
    readonly who: string;
    readonly what: string;
    readonly about: string | null;
    readonly changes: readonly JournalChange[];
    readonly family: { readonly id: string; readonly number: string } | null;
  }>;
  readonly next: string | null;
  readonly agents: readonly { readonly id: string; readonly name: string }[];
  readonly mayReadFamilies: boolean;
}

interface JournalPageProps {
  readonly base: string;
  readonly zone: string;
  /** The filters as the address names them. When one cannot be understood, nothing is shown in its place. */
  readonly form: FormState;
  readonly view: JournalView;
}

const FILTERS = ["qui", "acte", "sujet", "dossier", "du", "au"] as const;

/** Who did what and when (W3). */
export function JournalPage({ base, zone, form, view }: JournalPageProps) {
  const filters = <JournalFilters agents={view.agents} base={base} form={form} />;
  if (isRefused(form)) return filters;
  return (
    <>
      {filters}
      {view.entries.length === 0 ? (
        <p>Rien dans le journal pour ces filtres.</p>
      ) : (
        <Entries base={base} view={view} zone={zone} />
      )}
      {view.next ? (
        <p className="preau-actions">
          <a className="fr-btn fr-btn--secondary" href={`${base}/agents/journal?${olderThan(form, view.next)}`}>
            Plus ancien
          </a>
        </p>
      ) : null}
    </>
  );
}

/** The same filters, from an entry on. */
function olderThan(form: FormState, entry: string): URLSearchParams {
  const query = new URLSearchParams();
  for (const name of FILTERS) for (const value of valuesOf(form.values, name)) query.set(name, value);
  query.set("avant", entry);
  return query;
}

function JournalFilters({ base, form, agents }: { base: string; form: FormState; agents: JournalView["agents"] }) {
  const field = (name: (typeof FILTERS)[number]) =>
    fieldBinding("journal", name, form.values, form.fieldErrors[name] ?? []);
  const options = (names: Readonly<Record<string, string>>) =>
    Object.entries(names).map(([value, label]) => ({ value, label }));
  return (
    <search>
      <FilterForm action={`${base}/agents/journal`} form={form} id="journal" submit="Filtrer">
        <SelectField
          {...field("qui")}
          label="Agent"
          options={agents.map(({ id, name }) => ({ value: id, label: name }))}
          placeholder="Tout le monde"
        />
        <SelectField {...field("acte")} label="Acte" options={options(OPERATION_NAMES)} placeholder="Tous les actes" />
        <SelectField {...field("sujet")} label="Sujet" options={options(SUBJECT_NAMES)} placeholder="Tous les sujets" />
        <TextField {...field("dossier")} inputMode="numeric" label="Numéro de dossier" />
        <DateField {...field("du")} hint="Exemple&nbsp;: 24/09/2026." label="Du" />
        <DateField {...field("au")} hint="Exemple&nbsp;: 24/09/2026." label="Au" />
      </FilterForm>
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
      rows={view.entries.map(({ id, at, who, what, about, changes, family }) => ({
        key: id,
        cells: [
          instantText(at, zone),
          who,
          <span key="what">
            {about ? `${what}, ${about}` : what}
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
