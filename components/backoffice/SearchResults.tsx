import { formatDayWithYear, type LocalDate } from "@/server/platform/dates";
import { DataTable } from "../dsfr/DataTable";
import { Pages } from "../dsfr/Pages";
import { birthText } from "./birth-text";

export interface ResultView {
  readonly familyId: string;
  readonly number: string;
  readonly name: string;
  readonly address: string;
  readonly active: boolean;
  readonly adults: ReadonlyArray<{ name: string; birthdate: string; matched: boolean; left: boolean }>;
  readonly children: ReadonlyArray<{
    name: string;
    birthdate: LocalDate;
    school: string | null;
    matched: boolean;
    left: boolean;
  }>;
}

export interface SearchView {
  readonly results: readonly ResultView[];
  readonly total: number;
  readonly cut: boolean;
  readonly corrected: ReadonlyArray<{ readonly typed: string; readonly tried: readonly string[] }>;
  readonly page: number;
  readonly pages: number;
}

/** The dossiers found, with what tells two homonyms apart: birth dates, address, schools. */
export function SearchResults({ base, q, found }: { base: string; q: string; found: SearchView }) {
  return (
    <>
      <p role="status">{summaryText(found)}</p>
      {found.corrected.map(({ typed, tried }) => (
        <p key={typed}>
          Personne ne s’appelle «&nbsp;{typed}&nbsp;». Noms proches essayés&nbsp;: {tried.join(", ")}.
        </p>
      ))}
      {found.results.length > 0 ? <ResultTable base={base} results={found.results} /> : null}
      <Pages
        href={(page) => `${base}/agents/familles?q=${encodeURIComponent(q)}&page=${page}`}
        label="Pages de résultats"
        page={found.page}
        pages={found.pages}
      />
    </>
  );
}

function summaryText({ total, cut, results }: SearchView): string {
  if (results.length === 0)
    return "Aucun dossier ne correspond. Vérifiez l’orthographe, ou essayez avec moins de mots.";
  if (cut) return "Beaucoup de dossiers correspondent\u00a0: en voici une partie. Ajoutez un mot pour préciser.";
  return total === 1 ? "1\u00a0dossier trouvé." : `${total}\u00a0dossiers trouvés.`;
}

function ResultTable({ base, results }: { base: string; results: readonly ResultView[] }) {
  return (
    <DataTable
      caption="Dossiers trouvés, les plus proches d’abord"
      columns={[
        { key: "dossier", label: "Dossier" },
        { key: "adults", label: "Adultes" },
        { key: "children", label: "Enfants" },
        { key: "address", label: "Adresse" },
      ]}
      hideCaption
      rows={results.map((result) => ({
        key: result.familyId,
        cells: [
          <span key="dossier">
            <a href={`${base}/agents/familles/${result.familyId}`}>
              n°&nbsp;{result.number}, {result.name}
            </a>
            {result.active ? null : <span className="preau-queue__what">a quitté la commune</span>}
          </span>,
          <ul className="preau-plain" key="adults">
            {result.adults.map((adult) => (
              <li key={`${adult.name} ${adult.birthdate}`}>
                <Matched matched={adult.matched}>{adult.name}</Matched>
                {adult.birthdate ? `, ${birthText(adult.birthdate)}` : ""}
                {adult.left ? " (n’est plus dans le dossier)" : ""}
              </li>
            ))}
          </ul>,
          <ul className="preau-plain" key="children">
            {result.children.map((child) => (
              <li key={`${child.name} ${child.birthdate}`}>
                <Matched matched={child.matched}>{child.name}</Matched>, {formatDayWithYear(child.birthdate)}
                {child.school ? `, ${child.school}` : ""}
                {child.left ? " (n’est plus dans le dossier)" : ""}
              </li>
            ))}
          </ul>,
          result.address,
        ],
      }))}
    />
  );
}

function Matched({ matched, children }: { matched: boolean; children: string }) {
  return matched ? <strong>{children}</strong> : children;
}
