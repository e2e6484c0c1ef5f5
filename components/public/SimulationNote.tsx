import { Alert } from "@/components/dsfr/Alert";

/** Said before and after: a simulation binds nobody. */
export function SimulationNote() {
  return (
    <Alert kind="info">
      <p>
        <strong>C’est une estimation.</strong> Seul le quotient familial enregistré dans votre dossier compte pour vos
        réservations. La mairie ne garde pas vos réponses&nbsp;: elles restent, chiffrées, dans votre navigateur, trente
        minutes au plus.
      </p>
    </Alert>
  );
}
