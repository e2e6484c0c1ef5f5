import { OneButtonForm } from "../families/OneButtonForm";
import type { FormAction } from "../forms/form-state";
import { ChangeThirdPartyForm } from "./ChangeThirdPartyForm";
import type { ThirdPartyView } from "./third-party-view";

interface ThirdPartyPageProps {
  readonly base: string;
  readonly party: ThirdPartyView;
  readonly actions: { readonly change: FormAction; readonly remove: FormAction };
}

/** One third party: where its invoices go, and whether it can be removed. */
export function ThirdPartyPage({ base, party, actions }: ThirdPartyPageProps) {
  const kept = whyKept(party);
  return (
    <>
      <p>
        Code&nbsp;: <strong>{party.code}</strong>. Il ne change pas&nbsp;: c’est le mot de la grille tarifaire.
      </p>
      <ChangeThirdPartyForm action={actions.change} base={base} party={party} />
      <section aria-labelledby="retirer">
        <h2 id="retirer">Retirer ce tiers</h2>
        {kept ? (
          <p>{kept}</p>
        ) : (
          <>
            <p>Aucune facture et aucune grille tarifaire ne le nomment&nbsp;: il peut être retiré.</p>
            <OneButtonForm action={actions.remove} id="retrait" kind="tertiary" values={{ thirdPartyId: party.id }}>
              Retirer {party.name}
            </OneButtonForm>
          </>
        )}
      </section>
      <p>
        <a href={`${base}/agents/parametres/tiers`}>Revenir aux tiers payeurs</a>
      </p>
    </>
  );
}

function whyKept({ billed, inFees, code }: ThirdPartyView): string | undefined {
  if (billed)
    return "Il ne peut pas être retiré\u00a0: des factures ou des projets de facture le nomment, et une facture émise ne change plus.";
  return inFees
    ? `Il ne peut pas être retiré\u00a0: une grille tarifaire nomme «\u00a0${code}\u00a0», et sa part ne serait facturée à personne.`
    : undefined;
}
