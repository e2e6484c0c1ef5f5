import { Facts } from "../backoffice/Facts";
import { Alert } from "../dsfr/Alert";
import type { FormAction } from "../forms/form-state";
import { AddThirdPartyForm } from "./AddThirdPartyForm";
import type { ThirdPartyView } from "./third-party-view";

interface ThirdPartiesPageProps {
  readonly base: string;
  readonly add: FormAction;
  readonly parties: readonly ThirdPartyView[];
  /** Codes that the fees name, with nobody behind them. */
  readonly missing: readonly string[];
}

/** Who pays a share of what families use (X6): the CCAS, an employer. */
export function ThirdPartiesPage({ base, add, parties, missing }: ThirdPartiesPageProps) {
  return (
    <>
      <p>
        Un tiers payeur prend en charge une part du prix, fixée par la grille tarifaire. Il reçoit sa propre facture, à
        chaque facturation.
      </p>
      {missing.length > 0 ? (
        <Alert as="h2" kind="warning" title="Un payeur manque">
          <p>
            La grille tarifaire nomme {missing.map((code) => `«\u00a0${code}\u00a0»`).join(", ")}, et aucun tiers ne
            porte ce code. Les factures concernées sont bloquées. Ajoutez ce tiers ci-dessous.
          </p>
        </Alert>
      ) : null}
      <section aria-labelledby="tiers">
        <h2 id="tiers">Tiers payeurs de la ville</h2>
        {parties.length === 0 ? <p>Il n’y en a aucun.</p> : null}
        <ul className="preau-grid">
          {parties.map((party) => (
            <li className="preau-card" key={party.id}>
              <h3>{party.name}</h3>
              <Facts
                facts={[
                  ["Code", party.code],
                  ["Adresse", addressOf(party)],
                  ["Ses factures", party.email === "" ? "à imprimer" : `envoyées à ${party.email}`],
                ]}
              />
              <a href={`${base}/agents/parametres/tiers/${party.id}`}>
                Modifier<span className="fr-sr-only"> {party.name}</span>
              </a>
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="ajouter">
        <h2 id="ajouter">Ajouter un tiers payeur</h2>
        <AddThirdPartyForm action={add} base={base} missing={missing[0]} />
      </section>
    </>
  );
}

function addressOf({ addressLine, postcode, town }: ThirdPartyView): string {
  return [addressLine, `${postcode} ${town}`.trim()].filter((part) => part !== "").join(", ");
}
