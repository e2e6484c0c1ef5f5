import { TextField } from "@/components/forms/TextField";

interface Town {
  readonly slug: string;
  readonly name: string;
  readonly postcodes: readonly string[];
}

interface TownChooserProps {
  /** Those that the search finds; all of them before any search. */
  readonly towns: readonly Town[];
  readonly search: string;
  /** The town that was chosen last on this device. */
  readonly last?: Town;
}

/** A search that is a plain form, and links that remember the choice. */
export function TownChooser({ towns, search, last }: TownChooserProps) {
  return (
    <>
      {last && search === "" ? (
        <section aria-labelledby="derniere" className="preau-last-town">
          <h2 id="derniere">Votre commune</h2>
          <p>
            <a className="fr-btn fr-btn--lg" href={linkTo(last)}>
              Continuer avec {last.name}
            </a>
          </p>
        </section>
      ) : null}
      <search>
        <form action="/" className="preau-search" method="get">
          <TextField
            autoComplete="off"
            defaultValue={search}
            hint="Exemples&nbsp;: Corbas, 42400."
            id="recherche"
            label="Nom ou code postal de votre commune"
            name="recherche"
          />
          <button className="fr-btn" type="submit">
            Chercher
          </button>
        </form>
      </search>
      <section aria-labelledby="communes">
        <h2 id="communes">{heading(search, towns.length)}</h2>
        {towns.length === 0 ? (
          <p>
            Vérifiez le nom, ou essayez le code postal. Si votre commune n’est pas dans la liste, elle n’utilise pas ce
            portail&nbsp;: adressez-vous à sa mairie. <a href="/">Voir toutes les communes</a>
          </p>
        ) : (
          <ul className="preau-grid">
            {towns.map((town) => (
              <li key={town.slug}>
                <a className="preau-door" href={linkTo(town)}>
                  <span className="preau-door__title">{town.name}</span>
                  <span className="preau-door__text">{town.postcodes.join(", ")}</span>
                </a>
              </li>
            ))}
          </ul>
        )}
      </section>
    </>
  );
}

function linkTo({ slug }: Town): string {
  return `/api/villes/${slug}`;
}

function heading(search: string, found: number): string {
  if (search === "") return "Toutes les communes";
  if (found === 0) return `Aucune commune ne correspond à «\u00a0${search}\u00a0»`;
  return found === 1 ? "1 commune trouvée" : `${found} communes trouvées`;
}
