import { TextField } from "../forms/TextField";

/** One field for everything: a plain GET form, so that a search can be kept and come back to. */
export function SearchForm({ base, q }: { base: string; q: string }) {
  return (
    <search>
      <form action={`${base}/agents/familles`} className="preau-filters preau-filters--search" method="get">
        <TextField
          defaultValue={q}
          hint="Nom, prénom, date de naissance (24/09/2018), téléphone, e-mail, adresse ou numéro de dossier, dans n’importe quel ordre."
          id="q"
          label="Chercher une famille ou un enfant"
          maxLength={200}
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
