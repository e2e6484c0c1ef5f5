import { TextField } from "../forms/TextField";

interface InvoiceSearchFormProps {
  /** Where it leads: a plain GET form, so that a search can be kept and come back to. */
  readonly action: string;
  readonly label: string;
  readonly q: string;
  /** What is kept of the address. */
  readonly kept?: Readonly<Record<string, string>>;
}

export function InvoiceSearchForm({ action, label, q, kept = {} }: InvoiceSearchFormProps) {
  return (
    <search>
      <form action={action} className="preau-filters preau-filters--search" method="get">
        {Object.entries(kept).map(([name, value]) => (
          <input key={name} name={name} type="hidden" value={value} />
        ))}
        <TextField
          defaultValue={q}
          hint="Nom de la famille, numéro de dossier ou numéro de facture."
          id="q"
          label={label}
          maxLength={100}
          name="q"
          spellCheck={false}
          type="search"
        />
        <button className="fr-btn" type="submit">
          Chercher
        </button>
      </form>
    </search>
  );
}
