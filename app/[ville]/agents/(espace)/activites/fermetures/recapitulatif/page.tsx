import { ClosingRecapPage } from "@/components/closing/ClosingRecapPage";
import { Alert } from "@/components/dsfr/Alert";
import { read } from "@/server/api/caller";
import { agentSpace } from "../../../agent-space";
import { oneOf, type Query } from "../../../query";
import { closeDays } from "../actions";
import { ClosingFrame } from "../ClosingFrame";
import { wishOf } from "../wish-query";

export default async function Page({ searchParams }: { searchParams: Query }) {
  const { base } = await agentSpace();
  const wish = await wishOf(searchParams);
  const moved = (await oneOf(searchParams, "suite")) === "relire";
  const { recap, refusal } = await read((api) => api.booking.closing.recap(wish), "/agents/activites/fermetures");
  return (
    <ClosingFrame below title="Récapitulatif de la fermeture">
      {recap ? (
        <ClosingRecapPage action={closeDays} base={base} moved={moved} recap={recap} />
      ) : (
        <>
          <Alert kind="warning" live={moved} title={moved ? "Rien ne reste à fermer" : "Il n’y a rien à confirmer"}>
            <p>
              {moved ? "Votre fermeture n’est pas enregistrée. " : null}
              {refusal}
            </p>
          </Alert>
          <p>
            <a href={`${base}/agents/activites/fermetures`}>Revenir aux fermetures</a>
          </p>
        </>
      )}
    </ClosingFrame>
  );
}
